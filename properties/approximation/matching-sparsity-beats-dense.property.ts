import { integer, logarithmic, property, seed, strict, type TrialContext } from "#property";
import matchingSparsityBeatsDense from "../../theorems/approximation/matching-sparsity-beats-dense.ts";
import { type Draw, denseNetwork, forWrongTree, samplesOf, testLoss, treeNetwork } from "./tree-and-dense.ts";

/** The test losses of the target's tree, or of another one, and of the dense network. */
async function losses(drawn: Draw, tree: "the target's" | "another", train: TrialContext["train"]) {
  const sets = samplesOf(drawn);
  const ofTree = tree === "another" ? forWrongTree(sets, drawn) : sets;
  const [loss, loss_dense] = await Promise.all([
    testLoss(treeNetwork(drawn), ofTree, drawn, train),
    testLoss(denseNetwork(drawn), sets, drawn, train),
  ]);
  return { loss, loss_dense };
}

export default property(matchingSparsityBeatsDense, {
  given: {
    terms: integer(2, 6),
    steepness: logarithmic(0.5, 2),
    units: integer(12, 16),
    seed: seed(),
  },
  trial: async (drawn, { train }) => {
    const measured = await losses(drawn, "the target's", train);
    return { measured, shows: { tree: measured.loss, dense: measured.loss_dense } };
  },
  within: strict({ because: "the claim is an inequality" }),
  controls: {
    "the wrong tree: variables in another order, in which no two siblings are siblings": {
      trial: async (drawn, { train }) => ({ measured: await losses(drawn, "another", train) }),
    },
  },
  figures: (cases) => {
    const dense = cases.map(({ shows }) => shows.dense);
    const ends = [Math.min(...dense), Math.max(...dense)];
    return [
      {
        title: "The target's tree and the dense network",
        caption:
          "Test loss of the network of the target's tree against that of the dense network of as many parameters, on targets of variance 1; one point a drawn target. Below the line the tree wins.",
        x: { label: "dense", log: true },
        y: { label: "tree-structured", log: true },
        series: [
          {
            name: "the target's tree",
            as: "dots",
            points: cases.map(({ shows }) => [shows.dense, shows.tree] as const),
          },
          { name: "equal", as: "line", points: ends.map((x) => [x, x] as const) },
        ],
      },
      {
        title: "What the graph is worth, by how much the constituents bend",
        caption:
          "Test loss of the network of the target's tree as a share of the dense network's, against the steepness of the target's constituents, the standard deviation of the coefficients in them; the same cases.",
        x: { label: "steepness", log: true },
        y: { label: "loss / loss of the dense network", log: true },
        series: [
          {
            name: "the target's tree",
            as: "dots",
            points: cases.map(({ drawn, shows }) => [drawn.steepness, shows.tree / shows.dense] as const),
          },
          { name: "equal", as: "line", points: [0.5, 2].map((steepness) => [steepness, 1] as const) },
        ],
      },
    ];
  },
});
