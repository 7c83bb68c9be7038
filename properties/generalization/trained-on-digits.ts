import { anyConvolutional, anyDense, anyDigits, anySgd, type experimentOn, seed, type withTestSet } from "#property";

/** What claims about the risk on MNIST draw from, a convolutional and a dense network on the same digits: they share all trainings. */
export const trainedOnDigits = {
  given: {
    data: anyDigits({ classes: [2, 2], perClass: [100, 250, 600, 1250, 2500] }),
    network: anyDense({ depth: [2, 3], width: [16, 32] }),
    convolutional: anyConvolutional({
      convolutions: [1, 2],
      channels: [6, 12],
      kernel: [3, 4],
      stride: [2, 3],
      padding: ["valid"],
      pooling: [false],
      hidden: { depth: [0, 0], width: [16, 16] },
    }),
    recipe: anySgd({ learningRate: [0.1, 0.2], decay: [1.5e-3, 3e-3], batchSize: [16, 16] }),
    seed: seed(),
  },
  populations: {
    "two digits": {},
    "three to five digits": { data: anyDigits({ classes: [3, 5], perClass: [100, 200, 400] }) },
  },
};

type Training = Parameters<typeof experimentOn>[1];

/** A draw of these. */
export interface DigitsDraw extends Training {
  readonly data: Parameters<typeof withTestSet>[0];
  readonly convolutional: Training["network"];
}

/** Data of 5,000 samples of each of its first two digits. */
export function manyOfTwo(data: DigitsDraw["data"]): DigitsDraw["data"] {
  if (data.kind !== "digits") throw new RangeError(`data of kind ${data.kind}: these claims draw digits`);
  return { ...data, classes: data.classes.slice(0, 2), perClass: 5000 };
}

/** C. */
export function classesOf({ data }: Pick<DigitsDraw, "data">): number {
  return data.kind === "digits" ? data.classes.length : data.classes;
}
