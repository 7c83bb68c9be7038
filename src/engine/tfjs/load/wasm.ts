import * as tf from "@tensorflow/tfjs-core";
import { type Loaded, loaded } from "./loading.ts";

/** Vectorized WebAssembly in one thread, from the package's own folder. */
export async function loadWasm(): Promise<Loaded> {
  const events = ["uncaughtException", "unhandledRejection"] as const;
  const before = events.map((event) => process.listeners(event as "exit"));
  await import("@tensorflow/tfjs-backend-wasm");
  await tf.setBackend("wasm");
  // Its start-up code listens to these in order to throw anew, which would end a process that has handlers of its own.
  for (const [i, event] of events.entries()) {
    for (const listener of process.listeners(event as "exit")) {
      if (!before[i].includes(listener)) process.off(event, listener);
    }
  }
  return loaded({ name: "wasm", device: "processor", gpu: false });
}
