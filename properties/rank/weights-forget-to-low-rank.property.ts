import { layerPositions, singularValues } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyImages,
  anyMixture,
  anySgd,
  experimentOf,
  property,
  relative,
  type Step,
  seed,
  stepsOf,
  type TrialContext,
  withRecipe,
} from "#property";
import weightsForgetToLowRank from "../../theorems/rank/weights-forget-to-low-rank.ts";

// T is not the end of the run but a step of its cooldown, so that the rates differ from step to step. No layer is wider than the
// window is long.
const window = { from: 40, until: 72 };
const steps = 96;

/** How many steps back, with what the formula compares and the remainder's singular values for the figures. */
interface Memory {
  readonly n: number;
  /** n·B·P_k. */
  readonly bound: number;
  readonly sides: { off: number; beyond: number; sigma_next: number; p: number; sigma: number; scale: number };
  readonly remainder: readonly number[];
}

/**
 * One layer at step T against itself n steps before, for every n about which the bounds say something.
 * @param shift how many of the bound's places the singular values are moved: all, or for a control none.
 */
function memories(last: readonly Step[], k: number, lambda: number, shift: "by the bound" | "none"): Memory[] {
  const { experiment, parameters } = last[last.length - 1].after;
  const end = parameters.matrices[k];
  const values = singularValues(end);
  const samples = Math.max(...last.map(({ batch }) => batch.length));
  const atOnce = samples * layerPositions(experiment.network.architecture)[k];
  const sum = new Float64Array(end.data.length);
  const found: Memory[] = [];
  let p = 1;
  for (let n = 1; n <= last.length && n * atOnce < values.length; n++) {
    const { before, learningRate, gradient } = last[last.length - n];
    const old = before.parameters.matrices[k];
    for (const [i, g] of gradient.matrices[k].data.entries()) sum[i] -= p * learningRate * g;
    p *= 1 - 2 * learningRate * lambda;
    const remainder = { ...end, data: end.data.map((w, i) => w - p * old.data[i]) };
    const ofRemainder = singularValues(remainder);
    const ofOld = singularValues(old);
    const bound = n * atOnce;
    const nearest = nearestPair(values.subarray(shift === "none" ? 0 : bound), ofOld);
    found.push({
      n,
      bound,
      sides: {
        off: norm(remainder.data.map((r, i) => r - sum[i])),
        beyond: ofRemainder[bound],
        sigma_next: values[nearest + (shift === "none" ? 0 : bound)],
        p,
        sigma: ofOld[nearest],
        scale: norm(end.data) + norm(old.data),
      },
      remainder: Array.from(ofRemainder, (value) => value / norm(end.data)),
    });
  }
  return found;
}

/** The i at which upper_i leaves lower_i the least room. */
function nearestPair(lower: Float64Array, upper: Float64Array): number {
  const ratios = Array.from(lower, (value, i) => value / upper[i]);
  return ratios.indexOf(Math.max(...ratios));
}

function norm(data: Float64Array): number {
  return Math.sqrt(data.reduce((sum, x) => sum + x * x, 0));
}

type Draw = Parameters<typeof experimentOf>[0];

/** Every layer's memories at step T, the first layer's first. */
async function remembered(
  drawn: Draw,
  train: TrialContext["train"],
  { momentum = 0, shift = "by the bound" }: { momentum?: number; shift?: "by the bound" | "none" } = {},
): Promise<Memory[][]> {
  const observe = { every: 1, ...window };
  const experiment = withRecipe({ ...experimentOf(drawn, { forgetting: 1 }), observe }, { steps, momentum });
  const last = stepsOf(experiment, await train(experiment)).filter(
    ({ before, after }) => before.step >= window.from && after.step <= window.until,
  );
  return experiment.network.architecture.layers.map((_, k) => memories(last, k, drawn.recipe.decay, shift));
}

/** Of about half of the n, the singular values of the remainder, counted from the bound at 0. */
function halfway(layer: readonly Memory[]) {
  const { n, bound, remainder } = layer[Math.floor(layer.length / 2)];
  return { n, spectrum: remainder.map((value, j) => [j + 1 - bound, value] as const) };
}

function sidesOf(layers: readonly Memory[][]) {
  return layers.flat().map(({ sides }) => sides);
}

export default property(weightsForgetToLowRank, {
  // Of the first layer n = 1 always says something: B·P_1 is at most 4 of 16, and with convolutions 2 · 4 of 16 channels and
  // 18 entries of a patch.
  given: {
    data: anyMixture({ dimension: [16, 32] }),
    network: anyDense({ depth: [2, 4], width: [16, 32] }),
    recipe: anySgd({ learningRate: [0.02, 0.2], decay: [1e-3, 3e-2], batchSize: [1, 4] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: {
      data: anyImages({ height: [5, 6], width: [5, 6], channels: [2, 3] }),
      network: anyConvolutional({
        convolutions: [1, 2],
        channels: [16, 24],
        kernel: [3, 3],
        stride: [2, 3],
        padding: ["valid"],
        hidden: { depth: [0, 1], width: [16, 32] },
      }),
      recipe: anySgd({ learningRate: [0.02, 0.2], decay: [1e-3, 3e-2], batchSize: [1, 2] }),
    },
  },
  trial: async (drawn, { train }) => {
    const layers = await remembered(drawn, train);
    const [first] = layers;
    return {
      measured: sidesOf(layers),
      shows: {
        nearest: first.map(({ sides: { p, sigma, sigma_next } }) => [p * sigma, sigma_next] as const),
        halfway: halfway(first),
      },
    };
  },
  within: relative(1e-12, {
    to: "scale",
    because:
      "float64 rounding of at most 31 steps and sums of as many gradients, relative to ‖W_T‖ + ‖W_{T−n}‖; on seeds 1 to 5 the worst is below 3e-16, and with momentum every case is above 2e-5",
    float32: {
      limit: 4e-6,
      because:
        "at most 31 steps that each round the weights by up to 2^-24, and as much again for the gradients; the worst seen on seeds 1 to 3 of simd-f32 is below 1e-7",
    },
  }),
  controls: {
    "momentum .5 breaks the identity": {
      formula: "off == 0",
      trial: async (drawn, { train }) => ({ measured: sidesOf(await remembered(drawn, train, { momentum: 0.5 })) }),
    },
    "momentum .5 breaks the rank": {
      formula: "beyond == 0",
      trial: async (drawn, { train }) => ({ measured: sidesOf(await remembered(drawn, train, { momentum: 0.5 })) }),
    },
    "singular values at the same place, not n·B·P_k further down": {
      formula: "sigma_next <= p * sigma",
      trial: async (drawn, { train }) => ({ measured: sidesOf(await remembered(drawn, train, { shift: "none" })) }),
    },
  },
  figures: (cases) =>
    ["dense", "convolutional"].flatMap((population) => {
      const own = cases.filter((each) => each.population === population).slice(0, 8);
      const points = own.map(({ shows }) => shows.nearest);
      const room = points.flat().map(([most]) => most);
      const line = [Math.min(...room), Math.max(...room)].map((x) => [x, x] as const);
      return [
        {
          title: `What the last steps added has rank n·B·P_k, ${population}`,
          caption:
            "Singular values of the first layer's remainder W_T − p·W_{T−n}, as a share of ‖W_T‖, counted from n·B·P_k at 0, for about half of the n that say something: what lies to the right is rounding. The first eight cases.",
          x: { label: "i − n·B·P_k", log: false },
          y: { label: "σ_i(W_T − p·W_{T−n})/‖W_T‖", log: true },
          series: own.map(({ shows: { halfway } }, i) => ({
            name: `case ${i}, n = ${halfway.n}`,
            as: "line" as const,
            points: halfway.spectrum,
          })),
        },
        {
          title: `The tail is below what is left of old weights, ${population}`,
          caption:
            "For every n the singular value of the first layer that comes nearest to its bound; the line is the bound. The first eight cases.",
          x: { label: "p · σ_i(W_{T−n})", log: true },
          y: { label: "σ_{n·B·P_k + i}(W_T)", log: true },
          series: [
            { name: "bound", as: "line" as const, points: line },
            ...points.map((each, i) => ({ name: `case ${i}`, as: "dots" as const, points: each })),
          ],
        },
      ];
    }),
});
