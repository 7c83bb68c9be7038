import { normProduct } from "#measure";
import {
  anyDense,
  continuedFrom,
  type Dataset,
  experimentOn,
  freeFeatures,
  integer,
  matchedNormalization,
  property,
  root,
  type State,
  stepsToForget,
  strict,
  type TrialContext,
  withRecipe,
} from "#property";
import deepDecayHasAThreshold from "../../theorems/dynamics/deep-decay-has-a-threshold.ts";

type Network = Parameters<typeof experimentOn>[1]["network"];
interface Draw {
  classes: number;
  network: Network;
}

/** (1 − s) s^(1 − 2/L), by a root that is the same on every machine: decays depend on it. */
function height(s: number, depth: number): number {
  return depth === 2 ? 1 - s : ((1 - s) * s) / root(s, depth) ** 2;
}

/** Where it is largest. */
const fold = (depth: number) => (depth - 2) / (2 * depth - 2);

/** Cλ_c. */
const critical = (depth: number) => height(fold(depth), depth);

/** The larger root of height(s) = cLambda, by bisection. */
function upperRoot(cLambda: number, depth: number): number {
  let [low, high] = [fold(depth), 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (height(middle, depth) > cLambda) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Shares of λ_c to train at, one after the other; the last lies beyond it. */
function shares(depth: number): number[] {
  const delta = depth === 2 ? 0.05 : 0.02;
  return [0.2, 0.4, 0.6, 0.9, 1 - delta, 1 + delta];
}

/**
 * The recipe at a share of λ_c. Along a mode the curvature is at most 2L/C + 2λ. From the start, which may lie above all modes, the
 * rate is a twentieth of C/L; afterwards a fifth.
 */
function recipeAt(share: number, depth: number, classes: number) {
  const decay = (share * critical(depth)) / classes;
  const learningRate = ((share > 0.2 ? 0.2 : 0.05) * classes) / depth;
  const schedule = "constant" as const;
  const forgetting = depth === 2 && share >= 0.9 ? 40 : 20;
  return { learningRate, decay, schedule, steps: stepsToForget(forgetting, { learningRate, decay, schedule }) };
}

/** The training from the start, at .2 λ_c. */
function first({ classes, network }: Draw) {
  const { learningRate, decay } = recipeAt(0.2, depthOf(network), classes);
  const drawn = { network, recipe: { learningRate, decay, batchSize: classes }, seed: 0 };
  const length = { forgetting: 20, schedule: "constant" } as const;
  return withRecipe(experimentOn(freeFeatures({ classes, perClass: 1 }), drawn, length), {
    batches: { order: "full" },
  });
}

function depthOf({ hidden }: Network): number {
  return hidden.length + 1;
}

/** The end points of the trainings at all shares of λ_c. */
async function branch(drawn: Draw, train: TrialContext["train"]): Promise<State<Dataset>[]> {
  const depth = depthOf(drawn.network);
  const ends: State<Dataset>[] = [];
  for (const share of shares(depth)) {
    const experiment =
      ends.length === 0
        ? first(drawn)
        : continuedFrom(ends[ends.length - 1], recipeAt(share, depth, drawn.classes), { seed: 0 });
    ends.push((await train(experiment)).end);
  }
  return ends;
}

/** ⟨y_n, f(x_n)⟩ of every sample, and the other outputs. */
function own({ outputs: { data, columns } }: State) {
  const isOwn = (i: number) => i % (columns + 1) === 0;
  return { own: [...data.filter((_, i) => isOwn(i))], others: [...data.filter((_, i) => !isOwn(i))] };
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
}

/** @param formulaDepth the L that the formula is told. */
function measured(ends: readonly State<Dataset>[], { classes: C, network }: Draw, formulaDepth = depthOf(network)) {
  const s_past = largest([...ends[ends.length - 1].outputs.data]);
  return ends.slice(0, -1).flatMap((end) => {
    const lambda = end.experiment.recipe.decay as number;
    const s_eq = upperRoot(C * lambda, formulaDepth);
    const { own: modes, others } = own(end);
    return modes.map((s) => ({ s, s_eq, off: largest(others), s_past }));
  });
}

/** The same case with three layers: of two layers some controls would hold. */
function threeLayers(drawn: Draw): Draw {
  const { hidden } = drawn.network;
  return { ...drawn, network: { ...drawn.network, hidden: [hidden[0], hidden[hidden.length - 1]] } };
}

export default property(deepDecayHasAThreshold, {
  given: {
    classes: integer(2, 6),
    network: anyDense({ depth: [2, 4], width: [16, 32], activation: "identity", outputGain: 0.25 }),
  },
  populations: {
    linear: {},
    ReLU: { network: anyDense({ depth: [2, 4], width: [16, 32] }) },
  },
  trial: async (drawn, { train }) => {
    const ends = await branch(drawn, train);
    return {
      measured: measured(ends, drawn),
      shows: {
        depth: depthOf(drawn.network),
        points: ends.flatMap((end) => {
          const x = drawn.classes * (end.experiment.recipe.decay as number);
          return own(end).own.map((s) => [x, s] as const);
        }),
      },
    };
  },
  within: strict({
    because:
      "the thresholds are part of the claim: on seeds 1 to 5 all of 100 linear and 100 ReLU draws met them, the worst linear one at .07 of a threshold, the worst ReLU one at .38",
  }),
  controls: {
    "the formula of two layers for three": {
      formula: "abs(s - s_eq) < 0.005",
      changes: threeLayers,
      trial: async (drawn, { train }) => ({ measured: measured(await branch(drawn, train), drawn, 2) }),
    },
    "three layers started near zero": {
      formula: "abs(s - s_eq) < 0.005",
      changes: (drawn) => {
        const changed = threeLayers(drawn);
        return { ...changed, network: { ...changed.network, outputGain: 1e-6 } };
      },
    },
    "weight normalization, at (1 + δ) λ_c": {
      formula: "abs(s_past) < 0.01",
      trial: async (drawn, { train }) => {
        const depth = depthOf(drawn.network);
        const { end } = await train(first(drawn));
        const recipe = recipeAt(Math.max(...shares(depth)), depth, drawn.classes);
        const plain = withRecipe(end.experiment, recipe).recipe;
        const change = matchedNormalization(plain, { rho: normProduct(end.parameters), depth, exact: true });
        const past = await train(continuedFrom(end, change, { seed: 0 }));
        return { measured: { s_past: largest([...past.end.outputs.data]) } };
      },
    },
  },
  figures: (cases) => {
    const line = (depth: number) => {
      const top = critical(depth);
      const rising = Array.from({ length: 101 }, (_, i) => (i / 100) * top);
      return {
        name: `L = ${depth}, formula`,
        as: "line" as const,
        points: [...rising.map((x) => [x, upperRoot(x, depth)] as const), [top, 0] as const, [1.06 * top, 0] as const],
      };
    };
    const dots = (depth: number, kind: string) => ({
      name: `L = ${depth}, trained`,
      as: "dots" as const,
      points: cases
        .filter(({ population, shows }) => population === kind && shows.depth === depth)
        .flatMap(({ shows }) => shows.points),
    });
    const depths = [2, 3, 4];
    return ["linear", "ReLU"].map((population) => ({
      title: `Raised decay, and the jump at the threshold: ${population} networks`,
      caption:
        "The output s of a sample's own class against Cλ, in networks of two, three and four layers whose decay was raised step by step. Lines: the larger root of (1 − s)s^(1 − 2/L) = Cλ, and zero beyond λ_c.",
      x: { label: "Cλ", log: false },
      y: { label: "s = ⟨y, f⟩", log: false },
      series: [...depths.map(line), ...depths.map((depth) => dots(depth, population))],
    }));
  },
});
