import util from "node:util";
import * as tf from "@tensorflow/tfjs-core";
import { nvidiaDevice } from "../nvidia.ts";
import { type Importer, importFor, importPackage } from "./import.ts";
import { type Loaded, loaded, type Missing, missing } from "./loading.ts";
import { setNativeEnvironment } from "./native-environment.ts";

/** What of the backend of @tensorflow/tfjs-node and @tensorflow/tfjs-node-gpu is read here. */
interface NodeBackend {
  readonly isGPUPackage: boolean;
  readonly isUsingGpuDevice: boolean;
}

/**
 * TensorFlow's own library under tfjs: with CUDA, or on the processor. That the package loads proves no GPU: where CUDA
 * does not, TensorFlow computes on the processor and says so to the log alone. Missing where the package is incomplete,
 * or has no GPU though it should.
 */
export async function loadTensorflow(
  name: "tensorflow-gpu" | "tensorflow",
  load: Importer = importPackage,
): Promise<Loaded | Missing> {
  const onGpu = name === "tensorflow-gpu";
  const packageName = onGpu ? "@tensorflow/tfjs-node-gpu" : "@tensorflow/tfjs-node";
  setNativeEnvironment();
  restoreIsNullOrUndefined();
  const imported = await importFor(packageName, load);
  if (imported.kind === "missing") return imported;
  const backend = tf.findBackend("tensorflow") as unknown as NodeBackend | null;
  if (backend === null) {
    return missing(
      `${packageName} brought its own copy of @tensorflow/tfjs-core: install the release ${tf.version_core} of both`,
    );
  }
  if (backend.isGPUPackage !== onGpu) {
    return missing("this process has loaded TensorFlow's other package already: start a new one");
  }
  if (onGpu && !backend.isUsingGpuDevice) return missing(whyNoGpu());
  await tf.setBackend("tensorflow");
  return loaded({ name, device: onGpu ? (nvidiaDevice() ?? "GPU") : "processor", gpu: onGpu });
}

/** tfjs-node 4.22 calls what Node 23 took away. */
function restoreIsNullOrUndefined(): void {
  const old = util as { isNullOrUndefined?: (value: unknown) => boolean };
  old.isNullOrUndefined ??= (value) => value === null || value === undefined;
}

function whyNoGpu(): string {
  return nvidiaDevice() === null
    ? "TensorFlow found no GPU, and no NVIDIA device shows on this machine: " +
        "check the driver, or a container's access to it"
    : "TensorFlow loaded but found no GPU: it wants CUDA 11 (libcudart.so.11.0) and cuDNN 8 (libcudnn.so.8) in " +
        "LD_LIBRARY_PATH; TF_CPP_MIN_LOG_LEVEL=0 touchstone doctor shows what it could not load";
}
