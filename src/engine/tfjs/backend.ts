/**
 * Who computes for tfjs, in the order in which they are tried:
 * `tensorflow-gpu` is CUDA by @tensorflow/tfjs-node-gpu, `webgpu` any GPU by @tensorflow/tfjs-backend-webgpu over the package
 * webgpu, `tensorflow` the processor by @tensorflow/tfjs-node, `wasm` and `cpu` the processor without native code.
 */
export const backendNames = ["tensorflow-gpu", "webgpu", "tensorflow", "wasm", "cpu"] as const;

export type BackendName = (typeof backendNames)[number];

/** A backend that tfjs-core of this process now computes with. */
export interface Backend {
  readonly name: BackendName;
  /** What it computes on, as it says itself, such as "NVIDIA H100" or "processor". */
  readonly device: string;
  /** Whether that is really a GPU: a software adapter, or TensorFlow without CUDA, is not. */
  readonly gpu: boolean;
}

/** Runs in one stack, at most. */
export const STACKED = 64;
