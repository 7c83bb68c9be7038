import { batchWriter } from "../../data/batches.ts";
import { allFinite, type Parameters } from "../../network/parameters.ts";
import { checkRequest, type Run, type Snapshot, type TrainingRequest, type Trajectory } from "../run.ts";
import { rateAt } from "../schedule.ts";
import { clearMemory, type Kernel } from "./kernel.ts";
import { type Layout, layout } from "./layout.ts";
import { loadRun } from "./load.ts";
import { type Numbers, unpackBias, unpackMatrix } from "./panels.ts";
import { RUN_FIELDS, readField } from "./tables.ts";

/** Trains one request with the kernel. @throws RangeError for a request that cannot be trained. */
export function trainByKernel(kernel: Kernel, request: TrainingRequest): Trajectory {
  checkRequest(request);
  const { run, checkpoints } = request;
  const plan = layout(run, kernel.precision === "float64" ? 8 : 4, kernel.start);
  clearMemory(kernel, plan.end);
  loadRun(kernel.memory.buffer, plan, run);
  const advance = stepper(kernel, plan, run);
  const snapshots: Snapshot[] = [];
  for (const step of checkpoints) {
    advance(step);
    const snapshot = takeSnapshot(kernel.memory.buffer, plan, run, step);
    if (!allFinite(snapshot.parameters)) return { snapshots, divergedAt: step };
    snapshots.push(snapshot);
  }
  return { snapshots, divergedAt: null };
}

/** A function that trains up to a step, in calls of at most `plan.chunk` steps. */
function stepper(
  { memory, steps }: Kernel,
  plan: Layout,
  { batches, data, rates: schedule }: Run,
): (to: number) => void {
  const writeBatch = batchWriter(batches, data.inputs.rows);
  const batch = batches.order === "full" ? data.inputs.rows : batches.size;
  const rates = new Float64Array(memory.buffer, plan.rates, plan.chunk);
  const sizes = new Int32Array(memory.buffer, plan.sizes, plan.chunk);
  const indices = new Int32Array(memory.buffer, plan.indices, plan.chunk * batch);
  let step = 0;
  return (to) => {
    while (step < to) {
      const count = Math.min(plan.chunk, to - step);
      let filled = 0;
      for (let s = 0; s < count; s++) {
        sizes[s] = writeBatch(indices, filled);
        filled += sizes[s];
        rates[s] = rateAt(schedule, step + s);
      }
      steps(plan.run, count);
      step += count;
    }
  };
}

function takeSnapshot(buffer: ArrayBuffer, plan: Layout, run: Run, step: number): Snapshot {
  const numbers = (address: number, length: number): Numbers =>
    plan.bytes === 8 ? new Float64Array(buffer, address, length) : new Float32Array(buffer, address, length);
  const view = new DataView(buffer);
  const parameters: Parameters = {
    matrices: plan.layers.map(({ shape, panels, weights }) =>
      unpackMatrix(shape, panels, numbers(weights, shape.nodes * panels.size)),
    ),
    biases: plan.layers.map(({ shape, panels, bias }, k) =>
      run.architecture.layers[k].bias
        ? unpackBias(shape, panels, numbers(bias, shape.nodes * panels.paddedOutputs))
        : null,
    ),
    scale: readField(view, plan.run, RUN_FIELDS, "scale"),
  };
  return { step, parameters, integratedRate: readField(view, plan.run, RUN_FIELDS, "integratedRate") };
}
