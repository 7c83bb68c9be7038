import * as tf from "@tensorflow/tfjs-core";
import type { BackendName } from "./backend.ts";
import { failed, type Loaded, type Loading, loaded, type Missing, missing } from "./load/loading.ts";
import { whyNotInstalled } from "./load/packages.ts";
import { loadTensorflow } from "./load/tensorflow.ts";
import { loadWasm } from "./load/wasm.ts";
import { loadWebgpu } from "./load/webgpu.ts";

/**
 * Makes tfjs-core of this process compute with a backend, and says whether it does. To be imported when it is called,
 * since it loads tfjs.
 *
 * @param load starts a backend whose packages are installed; it may throw what the packages throw.
 */
export async function loadBackend(name: BackendName, load = start): Promise<Loading> {
  const absent = whyNotInstalled(name);
  if (absent !== null) return missing(absent);
  // Else tfjs advertises its packages for Node, and checks every tensor.
  tf.enableProdMode();
  try {
    const loading = await load(name);
    if (loading.kind === "loaded") await tf.ready();
    return loading;
  } catch (error) {
    return failed((error as Error).message);
  }
}

async function start(name: BackendName): Promise<Loaded | Missing> {
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
      return loaded({ name, device: "processor", gpu: false });
  }
}
