import {
  type ComplexityForm,
  classifierMargins,
  marginComplexity,
  misclassificationRate,
  type RiskBound,
  riskBound,
} from "#measure";
import {
  type Dataset,
  experimentOn,
  outputs,
  randomLabels,
  type State,
  shuffledPixels,
  type TrialContext,
  withRecipe,
  withTestSet,
} from "#property";
import { classesOf, type DigitsDraw } from "./trained-on-digits.ts";

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

/** A test error for a logarithmic axis: none of the test images is drawn as half of one. */
export function drawnError(error: number): number {
  return Math.max(error, 1 / (2 * tested));
}

/** Outcomes by the weights that they are measured on, which a thread's trainer remembers: claims that it runs share them. */
const known = new WeakMap<State["parameters"], Outcome>();

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
  const { end } = await train({
    ...withRecipe(experiment, { decay: decay * recipe.decay }),
    seed: order === "another" ? drawn.seed ^ 1 : drawn.seed,
  });
  const outcome = known.get(end.parameters) ?? measured(end, test, kind === "convolutional" ? "patches" : "dense");
  known.set(end.parameters, outcome);
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

function networkOfKind({ network, convolutional }: DigitsDraw, kind: Variant["kind"]): DigitsDraw["network"] {
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
