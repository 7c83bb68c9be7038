import { integer, logarithmic, property, seed, strict, type TrialContext } from "#property";
import matchingSparsityBeatsDense from "../../theorems/approximation/matching-sparsity-beats-dense.ts";
import { type Draw, denseNetwork, forWrongTree, samplesOf, testLoss, treeNetwork } from "./tree-and-dense.ts";

/** The test losses of the target's tree, of another tree and of the dense network. */
async function losses(drawn: Draw, train: TrialContext["train"]) {
  const sets = samplesOf(drawn);
  const tree = treeNetwork(drawn);
  const [matching, wrong, dense] = await Promise.all([
    testLoss(tree, sets, drawn, train),
    testLoss(tree, forWrongTree(sets, drawn), drawn, train),
    testLoss(denseNetwork(drawn), sets, drawn, train),
  ]);
  return { matching, wrong, dense };
}

property(matchingSparsityBeatsDense, {
  given: {
    terms: integer(2, 6),
    steepness: logarithmic(0.5, 2),
    units: integer(12, 16),
    seed: seed(),
  },
  trial: async (drawn, { train }) => {
    const { matching, wrong, dense } = await losses(drawn, train);
    return {
      measured: { loss: matching, loss_dense: dense },
      shows: { matching, wrong, dense },
    };
  },
  within: strict({ because: "the claim is an inequality" }),
  controls: {
    "the wrong tree: variables in another order, in which no two siblings are siblings": {
      trial: async (drawn, { train }) => {
        const { wrong, dense } = await losses(drawn, train);
        return { measured: { loss: wrong, loss_dense: dense } };
      },
    },
  },
  figures: (cases) => {
    const dense = cases.map(({ shows }) => shows.dense);
    const ends = [Math.min(...dense), Math.max(...dense)];
    return [
      {
        title: "The target's tree, another tree, and the dense network",
        caption:
          "Test loss of the tree-structured networks against that of the dense network of as many parameters, on targets of variance 1; two points a drawn target. Below the line the tree wins.",
        x: { label: "dense", log: true },
        y: { label: "tree-structured", log: true },
        series: [
          {
            name: "the target's tree",
            as: "dots",
            points: cases.map(({ shows }) => [shows.dense, shows.matching] as const),
          },
          { name: "another tree", as: "dots", points: cases.map(({ shows }) => [shows.dense, shows.wrong] as const) },
          { name: "equal", as: "line", points: ends.map((x) => [x, x] as const) },
        ],
      },
      {
        title: "What the graph is worth, by how much the constituents bend",
        caption:
          "Test loss of the tree-structured networks as a share of the dense network's, against the steepness of the target's constituents, the standard deviation of the coefficients in them; the same cases.",
        x: { label: "steepness", log: true },
        y: { label: "loss / loss of the dense network", log: true },
        series: [
          {
            name: "the target's tree",
            as: "dots",
            points: cases.map(({ drawn, shows }) => [drawn.steepness, shows.matching / shows.dense] as const),
          },
          {
            name: "another tree",
            as: "dots",
            points: cases.map(({ drawn, shows }) => [drawn.steepness, shows.wrong / shows.dense] as const),
          },
          { name: "equal", as: "line", points: [0.5, 2].map((steepness) => [steepness, 1] as const) },
        ],
      },
    ];
  },
});
