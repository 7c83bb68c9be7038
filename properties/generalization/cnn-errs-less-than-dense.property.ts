import { anyConvolutional, anyDense, anyDigits, anySgd, property, seed, strict } from "#property";
import cnnErrsLessThanDense from "../../theorems/generalization/cnn-errs-less-than-dense.ts";
import { outcomeOf } from "./outcome.ts";

const kinds = ["convolutional", "dense"] as const;

export default property(cnnErrsLessThanDense, {
  given: {
    data: anyDigits({ classes: [6, 10], perClass: [50, 100] }),
    network: anyDense({ depth: [2, 3], width: [24, 48] }),
    convolutional: anyConvolutional({
      convolutions: [2, 2],
      channels: [12, 16],
      kernel: [4, 4],
      stride: [2, 2],
      padding: ["valid"],
      pooling: [false],
      hidden: { depth: [0, 0], width: [16, 16] },
    }),
    recipe: anySgd({ learningRate: [0.1, 0.2], decay: [5e-4, 1e-3], batchSize: [16, 16] }),
    seed: seed(),
  },
  trial: async (drawn, { train, assume }) => {
    const [convolutional, dense] = await Promise.all(
      kinds.map((kind) => outcomeOf(drawn, { kind, forgetting: 0.7 }, train)),
    );
    for (const { trainingError } of [convolutional, dense])
      assume(trainingError <= 0.03, "both are fitted, up to 3 % of the training samples");
    return {
      measured: { error_conv: convolutional.testError, error_dense: dense.testError },
      shows: { convolutional, dense },
    };
  },
  within: strict({ because: "the claim is an order" }),
  controls: {
    "the same digits with their pixels shuffled, in one order for both networks": {
      trial: async (drawn, { train }) => {
        const [convolutional, dense] = await Promise.all(
          kinds.map((kind) => outcomeOf(drawn, { kind, forgetting: 0.7, pixels: "shuffled" }, train)),
        );
        return { measured: { error_conv: convolutional.testError, error_dense: dense.testError } };
      },
    },
  },
  figures: (cases) => {
    const errors = cases.map(({ shows }) => shows.dense.testError);
    return [
      {
        title: "Convolutional networks err less on test images",
        caption: "Share of 1,600 test images, one point a draw: both networks are fitted to the same digits.",
        x: { label: "dense", log: false },
        y: { label: "convolutional", log: false },
        series: [
          {
            name: "draws",
            as: "dots",
            points: cases.map(({ shows }) => [shows.dense.testError, shows.convolutional.testError] as const),
          },
          { name: "equal", as: "line", points: [Math.min(...errors), Math.max(...errors)].map((x) => [x, x] as const) },
        ],
      },
    ];
  },
});
