import * as tf from "@tensorflow/tfjs-core";
import type { Backend } from "../backend.ts";
import { type Importer, importFor, importPackage } from "./import.ts";
import { BackendMissing } from "./missing.ts";

/** What of WebGPU is used here; tfjs uses the rest. */
interface Gpu {
  requestAdapter(options: { powerPreference: "high-performance" }): Promise<Adapter | null>;
}

interface Adapter {
  readonly info: {
    readonly vendor: string;
    readonly architecture: string;
    readonly description: string;
    /** Whether the processor plays the GPU. */
    readonly isFallbackAdapter?: boolean;
  };
}

interface WebgpuPackage {
  create(flags: readonly string[]): Gpu;
  readonly globals: object;
}

/** Of the whole process: Dawn crashes when it is collected while a device of its is in use. */
let gpu: Gpu | undefined;

/**
 * WebGPU by Dawn, which the package webgpu brings: over Vulkan, Metal or Direct3D 12.
 * @throws BackendMissing where a package is not installed, or there is no adapter that Dawn accepts.
 */
export async function loadWebgpu(load: Importer = importPackage): Promise<Backend> {
  const dawn = (await importFor("webgpu", load)) as WebgpuPackage;
  gpu ??= dawn.create([]);
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (adapter === null) {
    const driver = process.platform === "linux" ? "a Vulkan driver and libvulkan1" : "the GPU's driver";
    throw new BackendMissing(`WebGPU finds no acceptable adapter: install ${driver}`);
  }
  Object.assign(globalThis, dawn.globals);
  // Node's own navigator, from 21 on, is a getter without a gpu. tfjs looks for it while it is loaded.
  const navigator = { gpu, userAgent: `Node.js/${process.versions.node}` };
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true, writable: true });
  await importFor("@tensorflow/tfjs-backend-webgpu", load);
  if (!tf.findBackendFactory("webgpu")) {
    throw new BackendMissing(
      `@tensorflow/tfjs-backend-webgpu does not fit @tensorflow/tfjs-core: install the release ${tf.version_core} of both`,
    );
  }
  // Else small tensors are computed on the processor, and the parity check of small networks says nothing of the GPU.
  tf.env().set("WEBGPU_CPU_FORWARD", false);
  if (!(await tf.setBackend("webgpu")))
    throw new BackendMissing("WebGPU has an adapter, but its device does not start");
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const device = description || [vendor, architecture].filter((part) => part !== "").join(" ") || "GPU";
  return { name: "webgpu", device, gpu: isFallbackAdapter !== true };
}
