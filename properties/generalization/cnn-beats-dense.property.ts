import { property, strict } from "#property";
import cnnBeatsDense from "../../theorems/generalization/cnn-beats-dense.ts";
import { drawnError, type Outcome, outcomeOf } from "./outcome.ts";
import { trainedOnDigits } from "./trained-on-digits.ts";

function measured(convolutional: Outcome, dense: Outcome) {
  return {
    error_conv: convolutional.testError,
    error_dense: dense.testError,
    bound_conv: convolutional.bound.value,
    bound_dense: dense.bound.value,
  };
}

export default property(cnnBeatsDense, {
  ...trainedOnDigits,
  trial: async (drawn, { train, assume }) => {
    const [convolutional, dense] = await Promise.all(
      (["convolutional", "dense"] as const).map((kind) => outcomeOf(drawn, { kind }, train)),
    );
    for (const { trainingError } of [convolutional, dense])
      assume(trainingError <= 0.05, "both are fitted, up to 5 % of the training samples");
    return { measured: measured(convolutional, dense), shows: { convolutional, dense } };
  },
  within: strict({ because: "the claim is an order" }),
  atLeast: 20,
  controls: {
    "samples in place of convolutions: against the dense network on two samples a class, without decay": {
      trial: async (drawn, { train }) => {
        const few = { ...drawn, data: { ...drawn.data, perClass: 2 } };
        const [convolutional, dense] = await Promise.all([
          outcomeOf(drawn, { kind: "convolutional" }, train),
          outcomeOf(few, { kind: "dense", decay: 0 }, train),
        ]);
        return { measured: measured(convolutional, dense) };
      },
    },
  },
  figures: (cases) =>
    Object.keys(trainedOnDigits.populations).map((population) => {
      const own = cases.filter((each) => each.population === population);
      const points = (kind: "convolutional" | "dense", of: (outcome: Outcome) => number) =>
        own.map(({ shows }) => [shows[kind].parameters, of(shows[kind])] as const);
      return {
        title: `Bound, test error and parameters of convolutional and dense networks, ${population}`,
        caption:
          "Two points a network, at its number of weights: its bound on the risk above, its test error below. Both networks of a draw are fitted to the same digits. No error is drawn as half an image.",
        x: { label: "parameters", log: true },
        y: { label: "bound, or share of test images", log: true },
        series: (["convolutional", "dense"] as const).flatMap((kind) => [
          { name: `bound, ${kind}`, as: "dots" as const, points: points(kind, ({ bound }) => bound.value) },
          {
            name: `test error, ${kind}`,
            as: "dots" as const,
            points: points(kind, ({ testError }) => drawnError(testError)),
          },
        ]),
      };
    }),
});
