import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";

/** Makes tfjs of this test file compute with one of the backends that need nothing but npm. */
export async function computeWith(backend: "cpu" | "wasm"): Promise<void> {
  tf.enableProdMode();
  await tf.setBackend(backend);
  await tf.ready();
}
