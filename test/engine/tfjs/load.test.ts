import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { missing } from "../../../src/engine/tfjs/load/loading.ts";
import { missingPackages, whyNotInstalled } from "../../../src/engine/tfjs/load/packages.ts";
import { loadBackend } from "../../../src/engine/tfjs/load.ts";

// The first one again, since tfjs takes the better of those it has where none is set.
test.for(["cpu", "wasm", "cpu"] as const)("tfjs computes with %s once it is loaded", async (name) => {
  const events = ["uncaughtException", "unhandledRejection"] as const;
  const listeners = () => events.map((event) => process.listeners(event as "exit"));
  const before = listeners();
  expect(await loadBackend(name)).toEqual({ kind: "loaded", backend: { name, device: "processor", gpu: false } });
  expect(tf.getBackend()).toBe(name);
  expect(tf.env().getBool("PROD")).toBe(true);
  expect([...(await tf.matMul([[1, 2]], [[3], [4]]).data())]).toEqual([11]);
  // Those of the wasm package would end a process that handles its errors itself.
  expect(listeners()).toEqual(before);
});

test("what a package throws is a failure, in its words", async () => {
  const loading = await loadBackend("cpu", async () => {
    throw new Error("no memory");
  });
  expect(loading).toEqual({ kind: "failed", why: "no memory" });
});

test("what cannot be used is passed on", async () => {
  expect(await loadBackend("cpu", async () => missing("no adapter"))).toEqual(missing("no adapter"));
});

test("what is not installed is missing, and nothing is started", async () => {
  if (missingPackages("tensorflow").length === 0) return;
  const loading = await loadBackend("tensorflow", async () => {
    throw new Error("started");
  });
  expect(loading).toEqual(missing(whyNotInstalled("tensorflow") ?? ""));
});
