import * as tf from "@tensorflow/tfjs-core";
import { type Importer, importFor, importPackage } from "./import.ts";
import { type Loaded, loaded, type Missing, missing } from "./loading.ts";

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
 * WebGPU by Dawn, which the package webgpu brings: over Vulkan, Metal or Direct3D 12. Missing where a package does not
 * load, or there is no adapter that Dawn accepts.
 */
export async function loadWebgpu(load: Importer = importPackage): Promise<Loaded | Missing> {
  const imported = await importFor("webgpu", load);
  if (imported.kind === "missing") return imported;
  const dawn = imported.exports as WebgpuPackage;
  gpu ??= dawn.create([]);
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (adapter === null) {
    const driver = process.platform === "linux" ? "a Vulkan driver and libvulkan1" : "the GPU's driver";
    return missing(`WebGPU finds no acceptable adapter: install ${driver}`);
  }
  Object.assign(globalThis, dawn.globals);
  // Node's own navigator, from 21 on, is a getter without a gpu. tfjs looks for it while it is loaded.
  const navigator = { gpu, userAgent: `Node.js/${process.versions.node}` };
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true, writable: true });
  const registered = await importFor("@tensorflow/tfjs-backend-webgpu", load);
  if (registered.kind === "missing") return registered;
  if (!tf.findBackendFactory("webgpu")) {
    return missing(
      "@tensorflow/tfjs-backend-webgpu does not fit @tensorflow/tfjs-core: " +
        `install the release ${tf.version_core} of both`,
    );
  }
  // Else small tensors are computed on the processor, and the parity check of small networks says nothing of the GPU.
  tf.env().set("WEBGPU_CPU_FORWARD", false);
  if (!(await tf.setBackend("webgpu"))) return missing("WebGPU has an adapter, but its device does not start");
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const device = description || [vendor, architecture].filter((part) => part !== "").join(" ") || "GPU";
  return loaded({ name: "webgpu", device, gpu: isFallbackAdapter !== true });
}
