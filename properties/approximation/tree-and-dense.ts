import { meanSquareLoss } from "#measure";
import {
  type Architecture,
  compositional,
  Diverged,
  dense,
  heStart,
  outputs,
  random,
  separatedSiblings,
  type TrialContext,
  tree,
} from "#property";

/** What both networks are trained at; of each the rate is taken that is best on the validation samples. */
const learningRates = [0.01, 0.02, 0.04, 0.08, 0.16];

/** A target of eight variables, and what tells the networks for it. */
export interface Draw {
  /** Of each constituent, see compositional(), and how much it bends. */
  readonly terms: number;
  readonly steepness: number;
  /** Units of each node of the tree network. */
  readonly units: number;
  /** Of the target and its samples, the networks' starts and the batch order. */
  readonly seed: number;
}

type Sets = ReturnType<typeof samplesOf>;

/** 2,000 training samples of the target, 1,000 to choose the learning rate on, and 2,000 test samples. */
export function samplesOf({ terms, steepness, seed }: Draw) {
  return compositional({ variables: 8, terms, steepness, seed }, { training: 2000, validation: 1000, test: 2000 });
}

/** The same samples, for a network whose tree is then not the target's. */
export function forWrongTree({ training, validation, test }: Sets, { seed }: Draw): Sets {
  const reordered = (set: Sets["test"]) => separatedSiblings(set, seed);
  return { training: reordered(training), validation: reordered(validation), test: reordered(test) };
}

/** Four, two and one node, each of its own weights and biases: a binary tree over eight variables. */
export function treeNetwork({ units }: Draw): Architecture {
  const levels = [4, 2, 1].map((nodes) => ({ nodes, units }));
  return tree(8, levels, 1, { bias: "all" });
}

/**
 * As many dense hidden layers, as even as can be, with at least as many parameters as the tree network has: the smallest such,
 * which for 12 to 16 units a node has at most 3 % more.
 */
export function denseNetwork(draw: Draw): Architecture {
  const least = parameterCount(treeNetwork(draw));
  const hidden = [1, 1, 1];
  for (let k = 2; ; k = (k + 2) % 3) {
    const network = dense([8, ...hidden, 1], { bias: "all" });
    if (parameterCount(network) >= least) return network;
    hidden[k]++;
  }
}

/** Weights and biases. */
function parameterCount(architecture: Architecture): number {
  const { matrices, biases } = heStart(architecture, () => 0);
  return [...matrices.map(({ data }) => data), ...biases].reduce((sum, each) => sum + (each?.length ?? 0), 0);
}

/**
 * The network's test loss, trained from a He start by SGD with momentum .9 over a hundred epochs in batches of 20, at the learning
 * rate that the validation samples prefer. Rates at which it diverges are passed over, save for the lowest.
 */
export async function testLoss(
  architecture: Architecture,
  { training, validation, test }: Sets,
  { seed }: Draw,
  train: TrialContext["train"],
): Promise<number> {
  const network = { architecture, start: heStart(architecture, random(seed, "weights").normal) };
  const lossOn = (set: Sets["test"], parameters: typeof network.start) =>
    meanSquareLoss(outputs(architecture, parameters, set.inputs), set.targets);
  const trained = await Promise.all(
    learningRates.map(async (learningRate) => {
      const recipe = {
        learningRate,
        schedule: "cooldown",
        decay: 0,
        biasDecay: 0,
        normalization: null,
        batches: { order: "random", size: 20 },
        momentum: 0.9,
        trains: "all layers",
        steps: 10_000,
      } as const;
      try {
        const { parameters } = (await train({ network, data: training, recipe, seed })).end;
        return [{ parameters, loss: lossOn(validation, parameters) }];
      } catch (error) {
        // A rate that is too large is one that the search passes over.
        if (error instanceof Diverged && learningRate !== learningRates[0]) return [];
        throw error;
      }
    }),
  );
  const best = trained.flat().reduce((least, each) => (each.loss < least.loss ? each : least));
  return lossOn(test, best.parameters);
}
