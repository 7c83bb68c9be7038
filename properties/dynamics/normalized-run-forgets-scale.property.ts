import { normProduct } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyImages,
  anyMixture,
  anySgd,
  experimentOf,
  integer,
  matchedNormalization,
  normalized,
  property,
  relative,
  type State,
  seed,
  type TrialContext,
  withRecipe,
} from "#property";
import normalizedRunForgetsScale from "../../theorems/dynamics/normalized-run-forgets-scale.ts";

type Weights = State["parameters"];
type Draw = Parameters<typeof experimentOf>[0] & { up: number; down: number };

const steps = 128;

/**
 * The start with 2^up moved from the second layer to the first, 2^down from the second to the third, 2^up from the fourth to
 * the third, and so on: every layer is rescaled, and the product of all factors is 1.
 */
function rescaled(start: Weights, { up, down }: { up: number; down: number }): Weights {
  const depth = start.matrices.length;
  const lent = (k: number) => (k === 0 || k === depth ? 0 : k % 2 === 1 ? up : -down);
  const matrices = start.matrices.map((matrix, k) => {
    const factor = 2 ** (lent(k + 1) - lent(k));
    return { ...matrix, data: matrix.data.map((w) => factor * w) };
  });
  return { ...start, matrices };
}

/** Of every layer the weight that differs most, and ρ. */
function farthest(a: Weights, b: Weights) {
  const ofLayers = a.matrices.map(({ data }, k) => {
    const other = b.matrices[k].data;
    let at = 0;
    for (let i = 1; i < data.length; i++) {
      if (Math.abs(data[i] - other[i]) > Math.abs(data[at] - other[at])) at = i;
    }
    return { W: data[at], W_c: other[at], scale: data.reduce((most, w) => Math.max(most, Math.abs(w)), 0) };
  });
  return [...ofLayers, { W: a.scale, W_c: b.scale, scale: Math.abs(a.scale) }];
}

/** The run from the drawn start and that from the rescaled one, both with weight normalization or both without. */
async function runs(drawn: Draw, train: TrialContext["train"], { isNormalized }: { isNormalized: boolean }) {
  const plain = withRecipe(experimentOf(drawn, { forgetting: 1 }), { steps });
  const { architecture, start } = plain.network;
  const depth = architecture.layers.length;
  const recipe = matchedNormalization(plain.recipe, { rho: normProduct(start), depth, exact: true });
  // Rescaling makes a layer up to 2^(up + down) times smaller and its gradient as many times larger: without normalization a
  // rate as drawn would make some runs diverge, which would show nothing.
  const slower = plain.recipe.learningRate / 4 ** (drawn.up + drawn.down);
  const first = withRecipe(plain, isNormalized ? recipe : { learningRate: slower });
  const network = { architecture, start: rescaled(start, drawn) };
  // Looked at once more, so that it is trained: equal experiments are trained once.
  const second = { ...first, network, observe: [steps - 1] };
  const [drawnRun, rescaledRun] = await Promise.all([train(first), train(second)]);
  const bySteps = new Map(rescaledRun.states.map((state) => [state.step, state]));
  return drawnRun.states.map((state) => [state, bySteps.get(state.step) as State] as const);
}

export default property(normalizedRunForgetsScale, {
  given: {
    data: anyMixture(),
    network: anyDense({ depth: [2, 5], width: [1, 64] }),
    recipe: anySgd({ learningRate: [0.02, 0.1], decay: [1e-3, 1e-2], batchSize: [1, 32] }),
    seed: seed(),
    up: integer(1, 3),
    down: integer(1, 3),
  },
  populations: {
    dense: {},
    convolutional: { data: anyImages(), network: anyConvolutional() },
  },
  trial: async (drawn, { train }) => {
    const pairs = await runs(drawn, train, { isNormalized: true });
    return {
      measured: pairs.flatMap(([a, b]) => farthest(a.parameters, b.parameters)),
      shows: pairs.map(([a, b]) => [a.step, a.parameters.scale, b.parameters.scale] as const),
    };
  },
  within: relative(1e-300, {
    to: "scale",
    because:
      "far below the last bit of any weight, so that no difference is allowed: equal bits are the claim. Factors of 3 in place of 2, which round, are refuted in every case",
    float32: {
      limit: 2e-3,
      because:
        "tfjs adds in an order that depends on which runs share a stack, so that it repeats a run to rounding only, and 128 steps let rounding grow: on seeds 1 to 3 simd-f32 ended up to 7.4e-4 from the run in float64. simd-f32 itself gives equal bits, and without normalization every case ends above 6e-3",
    },
  }),
  controls: {
    "weight decay without normalization": {
      trial: async (drawn, { train }) => {
        const pairs = await runs(drawn, train, { isNormalized: false });
        return { measured: pairs.flatMap(([a, b]) => farthest(normalized(a.parameters), normalized(b.parameters))) };
      },
    },
  },
  figures: (cases) =>
    ["dense", "convolutional"].map((population) => ({
      title: `One run from two starts, ${population}`,
      caption: "ρ during training: a line from the drawn start, dots from the rescaled one. The first six cases.",
      x: { label: "step", log: false },
      y: { label: "ρ", log: true },
      series: cases
        .filter((each) => each.population === population)
        .slice(0, 6)
        .flatMap(({ shows }, i) => [
          { name: `case ${i}`, as: "line" as const, points: shows.map(([step, rho]) => [step, rho] as const) },
          {
            name: `case ${i}, rescaled`,
            as: "dots" as const,
            points: shows.map(([step, , rho]) => [step, rho] as const),
          },
        ]),
    })),
});
