import { expect, test } from "vitest";
import { deferredEngine } from "../../src/engine/deferred.ts";
import { referenceEngine, trainByReference } from "../../src/engine/reference/reference.ts";
import { exampleRun } from "./small-run.ts";

const facts = { name: "late", precision: "float64" } as const;
const request = { run: exampleRun(), checkpoints: [2] };

test("a deferred engine is loaded once, when it is first needed, and trains as the loaded one does", async () => {
  let loaded = 0;
  const engine = deferredEngine(facts, async () => {
    loaded++;
    return referenceEngine();
  });
  expect(engine).toMatchObject(facts);
  await engine.dispose();
  expect(loaded).toBe(0);
  const bad = { ...request, checkpoints: [] };
  const [first, refused] = await Promise.allSettled(engine.train([request, bad]));
  expect(first).toEqual({ status: "fulfilled", value: trainByReference(request) });
  expect(refused).toMatchObject({ status: "rejected", reason: { message: /no checkpoint/ } });
  await engine.train([request])[0];
  expect(loaded).toBe(1);
});

test("one that cannot be loaded says so for every request", async () => {
  const engine = deferredEngine(facts, async () => {
    throw new Error("no such backend");
  });
  for (const trained of engine.train([request, request])) await expect(trained).rejects.toThrow("no such backend");
});
