import {
  type Dataset,
  type Experiment,
  experimentOn,
  freeFeatures,
  integer,
  logarithmic,
  type State,
  seed,
  withRecipe,
} from "#property";

/** What the claims about free features draw from: they share their trainings. */
export const anyFreeFeatures = {
  classes: integer(2, 5),
  perClass: integer(1, 4),
  /** Features beyond one a class. */
  spare: integer(0, 6),
  /** ε = C√(nλ_Wλ_H), from which the decays follow. */
  epsilon: logarithmic(0.05, 0.6),
  /** λ_W/λ_H. */
  ratio: logarithmic(0.25, 4),
  seed: seed(),
};

/** One model of free features. */
export interface Model {
  readonly classes: number;
  readonly perClass: number;
  /** d, the length of a feature. */
  readonly width: number;
  readonly epsilon: number;
  readonly ratio: number;
  readonly seed: number;
  /** λ_b of the last layer's bias; without a bias, null. */
  readonly biasDecay: number | null;
  readonly activation: "identity" | "relu";
}

type Draw = Omit<Model, "width" | "biasDecay" | "activation"> & { readonly spare: number };

/** A drawn model, linear and without a bias unless it is told. */
export function modelOf({ spare, ...drawn }: Draw, change: Partial<Model> = {}): Model {
  return { ...drawn, width: drawn.classes + spare, biasDecay: null, activation: "identity", ...change };
}

/** λ_W and λ_H. */
export function decaysOf({ classes, perClass, epsilon, ratio }: Model): { ofWeights: number; ofFeatures: number } {
  const mean = epsilon / (classes * Math.sqrt(perClass));
  return { ofWeights: mean * Math.sqrt(ratio), ofFeatures: mean / Math.sqrt(ratio) };
}

/** The slowest direction of a training shrinks by e to the minus this. ReLU features take longer, and from several starts. */
const rest = { identity: 28, relu: 14 };

/**
 * Full-batch gradient descent to rest: for as long as the slowest direction needs. That is a pair of numbers (w, h) of a mode of
 * WH, whose Hessian at rest has the determinant and the trace below, or a feature's departure from its class mean. Of ReLU features it may also be a neuron that dies out: where it is active on all samples of a class but one, or on two classes
 * alike, the residual drives it with the share √(1 − 1/n), or √(1 − 1/(C − 1)), of what would keep it alive.
 */
export function freeExperiment(model: Model): Experiment<Dataset> {
  const { classes, perClass, width, epsilon, biasDecay, activation, ratio, seed } = model;
  const { ofWeights, ofFeatures } = decaysOf(model);
  const N = classes * perClass;
  const both = 2 * (ofWeights + ofFeatures);
  const product = ofWeights * ofFeatures;
  /** Of a mode whose residual is smaller than what would keep it alive, by the factor `drive`. */
  const dying = (drive: number) => (4 * product * (1 - drive ** 2)) / both;
  /** @param share of a mode's residual that the bias leaves to W and H. */
  const slowest = (share: number) => {
    if (epsilon > share) return dying(share / epsilon);
    const z = Math.sqrt(perClass) * (1 - epsilon / share);
    const trace = (2 * share * z * (Math.sqrt(ratio) + 1 / Math.sqrt(ratio))) / N + both;
    return (16 * share * z * Math.sqrt(product)) / (N * trace);
  };
  const ofMean = biasDecay === null ? 1 : biasDecay / (1 + biasDecay);
  const ofNeurons = dying(Math.sqrt(1 - 1 / Math.max(perClass, classes - 1)));
  const modes = [slowest(1), slowest(ofMean), 2 * ofFeatures, ...(activation === "relu" ? [ofNeurons] : [])];
  // The largest curvature: W and H from the start on have squared singular values of at most about 6, and 8 where they end.
  const curvature = 24 / N + both + (biasDecay === null ? 0 : 2 + 2 * biasDecay);
  const learningRate = 1 / curvature;
  const data = freeFeatures({ classes, perClass });
  const bias = biasDecay === null ? ("none" as const) : ("last" as const);
  const network = { kind: "dense" as const, hidden: [width], activation, bias, outputGain: 0.25, seed };
  const drawn = { network, recipe: { learningRate, decay: ofFeatures, batchSize: N }, seed: 0 };
  return withRecipe(experimentOn(data, drawn, { forgetting: 1, schedule: "constant" }), {
    decay: [ofFeatures, ofWeights],
    biasDecay: biasDecay ?? 0,
    batches: { order: "full" },
    steps: Math.ceil(rest[activation] / (learningRate * Math.min(...modes))),
  });
}

/** The loss with all penalties, and ‖f − best‖²/N from the outputs that are best: `own` of the class, `off` of the others. */
export function lossAndDistance(state: State<Dataset>, model: Model, best: { own: number; off: number }) {
  const { parameters, outputs, data } = state;
  const { ofWeights, ofFeatures } = decaysOf(model);
  const square = (values: Float64Array | null) => (values ?? new Float64Array()).reduce((sum, v) => sum + v * v, 0);
  const [H, W] = parameters.matrices;
  const penalty =
    ofFeatures * square(H.data) + ofWeights * square(W.data) + (model.biasDecay ?? 0) * square(parameters.biases[1]);
  const offsets = outputs.data.map((f, i) => f - (data.targets.data[i] === 1 ? best.own : best.off));
  return { loss: state.gradient.loss + penalty, apart: square(offsets) / outputs.rows };
}

/** The entry that is farthest from where it should be. */
export function farthest(values: ArrayLike<number>, from: number): number {
  return Array.from(values).reduce((most, value) => (Math.abs(value - from) > Math.abs(most - from) ? value : most));
}

/** Of a state's outputs, the class's own one and another one that are farthest from `best`. */
export function worstOutputs({ outputs, data }: State<Dataset>, best: { own: number; off: number }) {
  const isOwn = (i: number) => data.targets.data[i] === 1;
  return {
    own: farthest(
      outputs.data.filter((_, i) => isOwn(i)),
      best.own,
    ),
    off: farthest(
      outputs.data.filter((_, i) => !isOwn(i)),
      best.off,
    ),
  };
}

/** The inner products of a matrix's rows: of each with itself, and of the pairs. */
export function rowProducts({ rows, columns, data }: { rows: number; columns: number; data: Float64Array }) {
  const own: number[] = [];
  const pairs: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      let product = 0;
      for (let k = 0; k < columns; k++) product += data[i * columns + k] * data[j * columns + k];
      (i === j ? own : pairs).push(product);
    }
  }
  return { own, pairs };
}
