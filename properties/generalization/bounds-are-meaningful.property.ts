import { property, strict } from "#property";
import boundsAreMeaningful from "../../theorems/generalization/bounds-are-meaningful.ts";
import { outcomeOf } from "./outcome.ts";
import { classesOf, manyOfTwo, trainedOnDigits } from "./trained-on-digits.ts";

export default property(boundsAreMeaningful, {
  ...trainedOnDigits,
  trial: async (drawn, { train }) => {
    const best = async (kind: "dense" | "convolutional") => {
      const outcomes = await Promise.all([0, 1, 10].map((decay) => outcomeOf(drawn, { kind, decay }, train)));
      return outcomes.reduce((least, outcome) => (outcome.bound.value < least.bound.value ? outcome : least));
    };
    const [convolutional, dense] = await Promise.all([best("convolutional"), best("dense")]);
    return {
      measured: { bound: convolutional.bound.value, chance: 1 - 1 / classesOf(drawn) },
      shows: { convolutional, dense },
    };
  },
  within: strict({ because: "below the error of guessing is what a bound must be to say that anything was learnt" }),
  atLeast: 20,
  controls: {
    "a linear classifier, on 5,000 samples of each of the first two digits": {
      changes: (drawn) => ({ ...drawn, data: manyOfTwo(drawn.data) }),
      trial: async (drawn, { train }) => {
        const { bound } = await outcomeOf(drawn, { kind: "linear", decay: 10 }, train);
        return { measured: { bound: bound.value, chance: 1 / 2 } };
      },
    },
  },
  figures: (cases) =>
    Object.keys(trainedOnDigits.populations).map((population) => {
      const own = cases.filter((each) => each.population === population);
      const ratios = (kind: "dense" | "convolutional") =>
        own.map(
          ({ drawn, shows }) => [shows[kind].samples, shows[kind].bound.value / (1 - 1 / classesOf(drawn))] as const,
        );
      const samples = own.map(({ shows }) => shows.dense.samples);
      return {
        title: `How far the bounds are from meaning something, ${population}`,
        caption:
          "Bound on the risk over the error of guessing, the best of three weight decays, one point a drawn network; below 1 it says something.",
        x: { label: "training samples N", log: true },
        y: { label: "bound / error of guessing", log: true },
        series: [
          { name: "convolutional", as: "dots" as const, points: ratios("convolutional") },
          { name: "dense", as: "dots" as const, points: ratios("dense") },
          {
            name: "guessing",
            as: "line" as const,
            points: [Math.min(...samples), Math.max(...samples)].map((N) => [N, 1] as const),
          },
        ],
      };
    }),
});
