// The kernel's exports. `run` points to a Run; see network.ts.
import { Layer, Run } from "./network";
import { forward } from "./forward";
import { steps } from "./steps";

export function steps64(run: usize, count: i32): void {
  steps<f64>(changetype<Run>(run), count);
}

export function steps32(run: usize, count: i32): void {
  steps<f32>(changetype<Run>(run), count);
}

/** Repeats the product of the first layer with its input, `count` times: the kernel's own speed, for benchmarks. */
export function products64(run: usize, samples: i32, count: i32): void {
  for (let i = 0; i < count; i++) forward<f64>(changetype<Run>(run).layer(0), samples);
}

export function products32(run: usize, samples: i32, count: i32): void {
  for (let i = 0; i < count; i++) forward<f32>(changetype<Run>(run).layer(0), samples);
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
