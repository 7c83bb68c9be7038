import * as tf from "@tensorflow/tfjs-core";
import type { Backend, BackendName } from "./backend.ts";
import { requirePackages } from "./load/packages.ts";
import { loadTensorflow } from "./load/tensorflow.ts";
import { loadWasm } from "./load/wasm.ts";
import { loadWebgpu } from "./load/webgpu.ts";

/**
 * Makes tfjs-core of this process compute with a backend. To be imported when it is called, since it loads tfjs.
 * @throws BackendMissing where it cannot be used here.
 */
export async function loadBackend(name: BackendName): Promise<Backend> {
  requirePackages(name);
  // Else tfjs advertises its packages for Node, and checks every tensor.
  tf.enableProdMode();
  const backend = await load(name);
  await tf.ready();
  return backend;
}

async function load(name: BackendName): Promise<Backend> {
  switch (name) {
    case "tensorflow-gpu":
    case "tensorflow":
      return loadTensorflow(name);
    case "webgpu":
      return loadWebgpu();
    case "wasm":
      return loadWasm();
    case "cpu":
      await import("@tensorflow/tfjs-backend-cpu");
      await tf.setBackend(name);
      return { name, device: "processor", gpu: false };
  }
}
