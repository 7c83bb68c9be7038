import {
  type ComplexityForm,
  classifierMargins,
  marginComplexity,
  misclassificationRate,
  type RiskBound,
  riskBound,
} from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyDigits,
  anySgd,
  type Dataset,
  experimentOn,
  outputs,
  randomLabels,
  type State,
  seed,
  shuffledPixels,
  type TrialContext,
  withRecipe,
  withTestSet,
} from "#property";

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

/** Test images, of all classes together. */
const tested = 1600;

/** δ, how often a bound may fail. */
const delta = 0.05;

/** What became of one training. */
export interface Outcome {
  /** The samples, N. */
  readonly samples: number;
  readonly parameters: number;
  readonly trainingError: number;
  readonly testError: number;
  readonly bound: RiskBound;
  /** The least ramp risk and confidence without a complexity, which would be a bound if networks had none. */
  readonly withoutComplexity: number;
}

/** What is trained on a draw. */
export interface Variant {
  /** Of the two networks, or a linear one. */
  readonly kind: "dense" | "convolutional" | "linear";
  /** The weight decay, in multiples of the drawn λ; 1 when left out. The steps stay. */
  readonly decay?: number;
  /**
   * Random labels, which test samples have too, or every third training sample with a random label and the test samples with the true
   * ones.
   */
  readonly labels?: "random" | "a third random";
  /** Pixels in another order, the same in training and test. */
  readonly pixels?: "shuffled";
  /** Another order of the batches. */
  readonly order?: "another";
  /** τ of the drawn λ; 2 when left out. */
  readonly forgetting?: number;
}

/** Outcomes by the name of their training: they are measured once for all claims. */
const known = new Map<string, Outcome>();

/** Trains a variant. Its bound is that of its kind: of dense networks, or of the convolutions' graph. */
export async function outcomeOf(
  drawn: DigitsDraw,
  { kind, decay = 1, labels, pixels, order, forgetting = 2 }: Variant,
  train: TrialContext["train"],
): Promise<Outcome> {
  const sets = withTestSet(drawn.data, Math.floor(tested / classesOf(drawn)));
  const [images, test] = [sets.training, sets.test].map((data) => {
    const seen = pixels === "shuffled" ? shuffledPixels(data, drawn.seed) : data;
    return labels === "random" ? randomLabels(seen, drawn.seed) : seen;
  });
  const training = labels === "a third random" ? thirdRandom(images, drawn.seed) : images;
  const experiment = experimentOn(training, { ...drawn, network: networkOfKind(drawn, kind) }, { forgetting });
  const { recipe } = drawn;
  const { end, run } = await train({
    ...withRecipe(experiment, { decay: decay * recipe.decay }),
    seed: order === "another" ? drawn.seed ^ 1 : drawn.seed,
  });
  const outcome = known.get(run) ?? measured(end, test, kind === "convolutional" ? "patches" : "dense");
  known.set(run, outcome);
  return outcome;
}

function measured({ experiment, parameters, outputs: f, data }: State, test: Dataset, form: ComplexityForm): Outcome {
  const { architecture } = experiment.network;
  const margins = classifierMargins(f, data.labels);
  const complexity = marginComplexity({ architecture, parameters }, data, form);
  return {
    samples: data.inputs.rows,
    parameters: parameters.matrices.reduce((sum, matrix) => sum + matrix.data.length, 0),
    trainingError: misclassificationRate(f, data.labels),
    testError: misclassificationRate(outputs(architecture, parameters, test.inputs), test.labels),
    bound: riskBound(margins, complexity, delta),
    withoutComplexity: riskBound(margins, { ...complexity, unit: 0 }, delta).value,
  };
}

function networkOfKind({ network, convolutional }: DigitsDraw, kind: Variant["kind"]): Training["network"] {
  if (kind === "convolutional") return convolutional;
  return kind === "dense" ? network : { ...network, hidden: [] };
}

/** Every third sample with the label that a random permutation of all labels gives it. */
function thirdRandom(data: Dataset, by: number): Dataset {
  const permuted = randomLabels(data, by);
  const isThird = (n: number) => n % 3 === 0;
  const { columns } = data.targets;
  return {
    ...data,
    labels: data.labels.map((label, n) => (isThird(n) ? permuted.labels[n] : label)),
    targets: {
      ...data.targets,
      data: data.targets.data.map((y, i) => (isThird(Math.floor(i / columns)) ? permuted.targets.data[i] : y)),
    },
  };
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
