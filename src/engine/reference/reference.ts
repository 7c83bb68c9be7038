import { batchStream } from "../../data/batches.ts";
import { lossGradient } from "../../network/gradient.ts";
import { dot } from "../../network/matrix.ts";
import { allFinite, copyParameters, type Parameters } from "../../network/parameters.ts";
import { checkRequest, type Engine, type Run, type Snapshot, type TrainingRequest, type Trajectory } from "../run.ts";
import { rateAt } from "../schedule.ts";

/**
 * The definition of training, in plain float64 TypeScript: short enough to check by eye, and slow.
 * Every other engine is tested against it.
 */
export function referenceEngine(): Engine {
  return {
    name: "reference",
    precision: "float64",
    train: (requests) => requests.map(async (request) => trainByReference(request)),
    dispose: async () => {},
  };
}

/** Trains one request. @throws RangeError for a request that cannot be trained. */
export function trainByReference(request: TrainingRequest): Trajectory {
  checkRequest(request);
  const { run, checkpoints } = request;
  const wanted = new Set(checkpoints);
  const nextBatch = batchStream(run.batches, run.data.inputs.rows);
  const momenta = run.start.matrices.map((m) => new Float64Array(m.data.length));
  const biasMomenta = run.start.biases.map((b) => new Float64Array(b?.length ?? 0));
  const snapshots: Snapshot[] = [];
  let parameters = copyParameters(run.start);
  let integratedRate = 0;
  for (let step = 0; ; step++) {
    if (wanted.has(step)) {
      if (!allFinite(parameters)) return { snapshots, divergedAt: step };
      snapshots.push({ step, parameters: copyParameters(parameters), integratedRate });
    }
    if (step === checkpoints[checkpoints.length - 1]) return { snapshots, divergedAt: null };
    const rate = rateAt(run.rates, step);
    integratedRate += rate * parameters.scale * parameters.scale;
    parameters = update(run, parameters, rate, nextBatch(), momenta, biasMomenta);
  }
}

/** One step, in place except for the scale. */
function update(
  { architecture, data, regularization, momentum, trainable }: Run,
  parameters: Parameters,
  rate: number,
  batch: Int32Array,
  momenta: readonly Float64Array[],
  biasMomenta: readonly Float64Array[],
): Parameters {
  const gradient = lossGradient(architecture, parameters, data, batch);
  for (let k = 0; k < architecture.layers.length; k++) {
    if (!trainable[k]) continue;
    const w = parameters.matrices[k].data;
    const g = gradient.matrices[k].data;
    const m = momenta[k];
    for (let i = 0; i < w.length; i++) m[i] = momentum * m[i] + g[i];
    if (regularization.kind === "decay") {
      const shrink = 1 - 2 * rate * regularization.lambda[k];
      for (let i = 0; i < w.length; i++) w[i] = shrink * w[i] - rate * m[i];
    } else {
      const radial = dot(m, w);
      for (let i = 0; i < w.length; i++) w[i] -= rate * (m[i] - radial * w[i]);
      const norm = Math.sqrt(dot(w, w));
      for (let i = 0; i < w.length; i++) w[i] /= norm;
    }
    const bias = parameters.biases[k];
    const biasGradient = gradient.biases[k];
    if (bias === null || biasGradient === null) continue;
    // Normalized runs have no biases.
    const shrink = regularization.kind === "decay" ? 1 - 2 * rate * regularization.biasLambda : 1;
    for (let j = 0; j < bias.length; j++) {
      biasMomenta[k][j] = momentum * biasMomenta[k][j] + biasGradient[j];
      bias[j] = shrink * bias[j] - rate * biasMomenta[k][j];
    }
  }
  if (regularization.kind === "decay") return parameters;
  const { lambda, scaleRate } = regularization;
  return {
    ...parameters,
    scale: parameters.scale - rate * scaleRate * (gradient.scale + 2 * lambda * parameters.scale),
  };
}
