import { type BatchOrder, checkBatches } from "../data/batches.ts";
import type { Dataset } from "../data/dataset.ts";
import { type Architecture, checkArchitecture, inputWidth, outputWidth } from "../network/architecture.ts";
import { frobeniusNorm } from "../network/matrix.ts";
import { checkParameters, type Parameters } from "../network/parameters.ts";
import { checkSchedule, type Schedule } from "./schedule.ts";

/**
 * How the weights are held back, and so which update is made. G is the gradient of the batch's mean squared loss.
 * - `decay`: W_k ← W_k − η(G + 2λ_k W_k) and b_k ← b_k − η(G + 2λ_b b_k), the gradient step on
 *   loss + Σ λ_k‖W_k‖² + λ_b Σ‖b_k‖², with λ_b = `biasLambda`.
 * - `normalized`: f = ρ f_V with ‖V_k‖_F = 1 and penalty λρ²:
 *   V_k ← unit(V_k − η(G − ⟨G, V_k⟩V_k)), ρ ← ρ − η · `scaleRate` · (∂_ρ L + 2λρ), both from the same G.
 */
export type Regularization =
  | { readonly kind: "decay"; readonly lambda: readonly number[]; readonly biasLambda: number }
  | { readonly kind: "normalized"; readonly lambda: number; readonly scaleRate: number };

/** Everything that fixes a training run, bit for bit. */
export interface Run {
  readonly architecture: Architecture;
  readonly start: Parameters;
  readonly data: Pick<Dataset, "inputs" | "targets">;
  readonly batches: BatchOrder;
  /** η_t. */
  readonly rates: Schedule;
  readonly regularization: Regularization;
  /**
   * β of the buffer m ← G + βm that replaces G in the data part of the step; 0 is plain SGD. The decay is not buffered.
   */
  readonly momentum: number;
  /** Which layers move; the others keep their weights and biases, without decay. */
  readonly trainable: readonly boolean[];
}

/** A run at one step. `step` 0 is the start. */
export interface Snapshot {
  readonly step: number;
  readonly parameters: Parameters;
  /** Σ_{t<step} η_t ρ_t² (ρ = 1 with decay): times 2λ it is the forgetting τ. */
  readonly integratedRate: number;
}

export interface Trajectory {
  /** At the steps asked for, ascending; those after a divergence are absent. */
  readonly snapshots: readonly Snapshot[];
  /** The first asked-for step at which a weight was not finite, or null. */
  readonly divergedAt: number | null;
}

/** A run and the steps at which its weights are wanted, ascending; the last one is where it ends. */
export interface TrainingRequest {
  readonly run: Run;
  readonly checkpoints: readonly number[];
}

/** Who does the arithmetic. */
export interface Engine {
  readonly name: string;
  readonly precision: "float64" | "float32";
  /** Trains each request; the promises settle in any order. */
  train(requests: readonly TrainingRequest[]): Promise<Trajectory>[];
  /** Frees workers and memory. */
  dispose(): Promise<void>;
}

/**
 * @throws RangeError naming the first thing that cannot be trained. Called by every engine, so that none is more
 * lenient.
 */
export function checkRequest({ run, checkpoints }: TrainingRequest): void {
  const { architecture, start, data, regularization, momentum, trainable } = run;
  checkArchitecture(architecture);
  checkParameters(architecture, start);
  checkSchedule(run.rates);
  checkBatches(run.batches, data.inputs.rows);
  if (data.inputs.columns !== inputWidth(architecture)) {
    throw new RangeError(
      `inputs of ${data.inputs.columns} features for a network of ${inputWidth(architecture)} inputs`,
    );
  }
  if (data.targets.columns !== outputWidth(architecture) || data.targets.rows !== data.inputs.rows) {
    throw new RangeError(
      `targets are ${data.targets.rows}×${data.targets.columns}, but ${data.inputs.rows} samples and ${outputWidth(architecture)} outputs need ${data.inputs.rows}×${outputWidth(architecture)}`,
    );
  }
  if (!(momentum >= 0 && momentum < 1)) throw new RangeError(`momentum ${momentum}: choose 0 ≤ β < 1`);
  if (trainable.length !== architecture.layers.length) {
    throw new RangeError(
      `trainable names ${trainable.length} layers, but the network has ${architecture.layers.length}`,
    );
  }
  const { lambda } = regularization;
  const lambdas = typeof lambda === "number" ? [lambda] : lambda;
  const biasLambdas = regularization.kind === "decay" ? [regularization.biasLambda] : [];
  for (const lambda of [...lambdas, ...biasLambdas]) {
    if (!(lambda >= 0) || !Number.isFinite(lambda))
      throw new RangeError(`weight decay ${lambda}: it must be finite and not negative`);
  }
  if (regularization.kind === "decay") {
    if (lambdas.length !== architecture.layers.length) {
      throw new RangeError(
        `${lambdas.length} weight decays for ${architecture.layers.length} layers: give one a layer`,
      );
    }
  } else {
    if (!(regularization.scaleRate >= 0) || !Number.isFinite(regularization.scaleRate)) {
      throw new RangeError(`scale rate ${regularization.scaleRate}: it must be finite and not negative`);
    }
    if (architecture.layers.some((layer) => layer.bias)) {
      throw new RangeError("weight normalization needs a bias-free network: with biases the scale does not factor out");
    }
    for (const [k, matrix] of start.matrices.entries()) {
      const norm = frobeniusNorm(matrix);
      if (Math.abs(norm - 1) > 1e-9)
        throw new RangeError(
          `‖V_${k + 1}‖ is ${norm}: weight normalization starts from unit matrices, see normalized()`,
        );
    }
  }
  let last = -1;
  for (const step of checkpoints) {
    if (!Number.isInteger(step) || step <= last)
      throw new RangeError(`checkpoint ${step} after ${last}: give ascending steps of at least 0`);
    last = step;
  }
  if (last < 0) throw new RangeError("no checkpoint: name at least the step at which the run ends");
}
