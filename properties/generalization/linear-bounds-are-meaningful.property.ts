import { property, strict } from "#property";
import linearBoundsAreMeaningful from "../../theorems/generalization/linear-bounds-are-meaningful.ts";
import { outcomeOf } from "./outcome.ts";
import { classesOf, manyOfTwo, trainedOnDigits } from "./trained-on-digits.ts";

export default property(linearBoundsAreMeaningful, {
  given: { ...trainedOnDigits.given, data: trainedOnDigits.given.data.map(manyOfTwo) },
  trial: async (drawn, { train }) => {
    const outcome = await outcomeOf(drawn, { kind: "linear", decay: 10 }, train);
    return { measured: { bound: outcome.bound.value, chance: 1 - 1 / classesOf(drawn) }, shows: outcome };
  },
  within: strict({ because: "below the error of guessing is what a bound must be to say that anything was learnt" }),
  controls: {
    "random labels, of which there is nothing to learn": {
      trial: async (drawn, { train }) => {
        const { bound } = await outcomeOf(drawn, { kind: "linear", decay: 10, labels: "random" }, train);
        return { measured: { bound: bound.value, chance: 1 - 1 / classesOf(drawn) } };
      },
    },
  },
  figures: (cases) => {
    const errors = cases.map(({ shows }) => shows.testError);
    const points = (of: (outcome: (typeof cases)[number]["shows"]) => number) =>
      cases.map(({ shows }) => [shows.testError, of(shows)] as const);
    return [
      {
        title: "The bound of a linear classifier, and what it is made of",
        caption:
          "10,000 samples of two digits, one column of points a drawn case; the first three add up to the bound. Guessing errs on half.",
        x: { label: "test error", log: false },
        y: { label: "share of samples", log: false },
        series: [
          { name: "ramp risk", as: "dots", points: points(({ bound }) => bound.rampRisk) },
          { name: "complexity", as: "dots", points: points(({ bound }) => bound.complexity) },
          { name: "confidence", as: "dots", points: points(({ bound }) => bound.confidence) },
          { name: "bound", as: "dots", points: points(({ bound }) => bound.value) },
          {
            name: "guessing",
            as: "line",
            points: [Math.min(...errors), Math.max(...errors)].map((error) => [error, 0.5] as const),
          },
        ],
      },
    ];
  },
});
