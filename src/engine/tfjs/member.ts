import { batchStream } from "../../data/batches.ts";
import type { Parameters } from "../../network/parameters.ts";
import type { Snapshot, TrainingRequest } from "../run.ts";

/** The weights of a run and its buffers m, where it has momentum. */
export interface Weights {
  readonly parameters: Parameters;
  readonly momenta: readonly Float64Array[];
  readonly biasMomenta: readonly (Float64Array | null)[];
}

/** A run in training: where it is, between the stacks that carry it. */
export interface Member {
  readonly request: TrainingRequest;
  /** B, the most samples of a step. */
  readonly batch: number;
  readonly nextBatch: () => Int32Array;
  step: number;
  weights: Weights;
  integratedRate: number;
  readonly snapshots: Snapshot[];
  /** The first step asked for at which a weight was not finite; the run ends there. */
  divergedAt: number | null;
}

/** A run at its start. The request must have passed `checkRequest`. */
export function memberOf(request: TrainingRequest): Member {
  const { start, data, batches } = request.run;
  return {
    request,
    batch: batches.order === "full" ? data.inputs.rows : batches.size,
    nextBatch: batchStream(batches, data.inputs.rows),
    step: 0,
    weights: {
      parameters: start,
      momenta: start.matrices.map((matrix) => new Float64Array(matrix.data.length)),
      biasMomenta: start.biases.map((bias) => bias && new Float64Array(bias.length)),
    },
    integratedRate: 0,
    snapshots: [],
    divergedAt: null,
  };
}

/** The next step at which the weights are wanted, or null when the run is over. */
export function nextCheckpoint({ request, snapshots, divergedAt }: Member): number | null {
  return divergedAt === null ? (request.checkpoints[snapshots.length] ?? null) : null;
}
