import type { Dataset, Samples } from "../data/dataset.ts";
import type { Snapshot } from "../engine/run.ts";
import { features, outputs } from "../network/forward.ts";
import { type LossGradient, lossGradient } from "../network/gradient.ts";
import type { Matrix } from "../network/matrix.ts";
import type { Parameters } from "../network/parameters.ts";
import type { Experiment } from "./experiment.ts";

/** A training at one step, with what the measures read. Everything is computed in float64, when first asked for. */
export class State<D extends Samples = Dataset> {
  readonly step: number;
  readonly parameters: Parameters;
  /** Σ η_t ρ_t² until here; times 2λ it is the forgetting τ. */
  readonly integratedRate: number;
  /** What is being trained. */
  readonly experiment: Experiment<D>;
  #outputs: Matrix | undefined;
  #features: Matrix | undefined;
  #gradient: LossGradient | undefined;

  constructor(experiment: Experiment<D>, snapshot: Snapshot) {
    this.experiment = experiment;
    this.step = snapshot.step;
    this.parameters = snapshot.parameters;
    this.integratedRate = snapshot.integratedRate;
  }

  /** The training data. */
  get data(): D {
    return this.experiment.data;
  }

  /** f(x_n) on the training data, N × C. */
  get outputs(): Matrix {
    this.#outputs ??= outputs(this.experiment.network.architecture, this.parameters, this.data.inputs);
    return this.#outputs;
  }

  /** H, the last hidden layer on the training data, N × width. */
  get features(): Matrix {
    this.#features ??= features(this.experiment.network.architecture, this.parameters, this.data.inputs);
    return this.#features;
  }

  /** The square loss over all training data and its derivatives, without any penalty. */
  get gradient(): LossGradient {
    this.#gradient ??= lossGradient(this.experiment.network.architecture, this.parameters, this.data);
    return this.#gradient;
  }
}

/** A finished training. */
export interface Trained<D extends Samples = Dataset> {
  readonly start: State<D>;
  readonly end: State<D>;
  /** At the sixteenths of the run and at the steps asked for, ascending. */
  readonly states: readonly State<D>[];
  /** Names the training: two of one name started, saw and did the same. */
  readonly run: string;
}

/** A weight became NaN or infinite. */
export class Diverged extends Error {
  override name = "Diverged";
  /** Names the training, as of Trained. */
  readonly run: string;
  constructor(step: number, learningRate: number, run: string) {
    super(`training diverged: at step ${step} a weight is not finite (learning rate ${learningRate})`);
    this.run = run;
  }
}
