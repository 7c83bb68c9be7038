// The kernel's exports. `run` points to a Run; see network.ts.
import { Layer, Run } from "./network";
import { steps } from "./steps";

export function steps64(run: usize, count: i32): void {
  steps<f64>(changetype<Run>(run), count);
}

export function steps32(run: usize, count: i32): void {
  steps<f32>(changetype<Run>(run), count);
}

/** Sizes of the two tables, for the host to compare with its own. */
export function layerBytes(): usize {
  return offsetof<Layer>();
}

export function runBytes(): usize {
  return offsetof<Run>();
}

/** The first byte that the kernel does not use itself. */
export function freeMemory(): usize {
  return __heap_base;
}
