/**
 * What TensorFlow's library and CUDA read when they are loaded. A worker's process.env is a copy that native code does not see: where
 * a worker will load them, the main thread must call this first.
 */
const settings: Readonly<Record<string, string>> = {
  // Errors only; the library reports at length what it finds.
  TF_CPP_MIN_LOG_LEVEL: "2",
  // Else it takes all of the GPU's memory at once.
  TF_FORCE_GPU_ALLOW_GROWTH: "true",
  // Products of float32 in float32: not in TF32, whose 10 bits are too few for the parity check.
  NVIDIA_TF32_OVERRIDE: "0",
  // Kernels for GPUs newer than the library are compiled once, for minutes, and kept here; the usual limit can be too small for all.
  CUDA_CACHE_MAXSIZE: "4294967296",
};

/** Sets what the user has not set. */
export function setNativeEnvironment(): void {
  for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
}
