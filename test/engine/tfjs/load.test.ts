import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { loadBackend } from "../../../src/engine/tfjs/load.ts";

// The first one again, since tfjs takes the better of those it has where none is set.
test.for(["cpu", "wasm", "cpu"] as const)("tfjs computes with %s once it is loaded", async (name) => {
  const events = ["uncaughtException", "unhandledRejection"] as const;
  const listeners = () => events.map((event) => process.listeners(event as "exit"));
  const before = listeners();
  expect(await loadBackend(name)).toEqual({ name, device: "processor", gpu: false });
  expect(tf.getBackend()).toBe(name);
  expect(tf.env().getBool("PROD")).toBe(true);
  expect([...(await tf.matMul([[1, 2]], [[3], [4]]).data())]).toEqual([11]);
  // Those of the wasm package would end a process that handles its errors itself.
  expect(listeners()).toEqual(before);
});
