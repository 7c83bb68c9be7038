import fc from "fast-check";
import { beforeAll, expect, inject, test } from "vitest";
import { trainByReference } from "../../src/engine/reference/reference.ts";
import { tfjsEngine } from "../../src/engine/tfjs/engine.ts";
import { loadBackend } from "../../src/engine/tfjs/load.ts";
import { parityError, parityLimit } from "../../src/engine/tfjs/parity.ts";
import { difference, roundings } from "../engine/difference.ts";
import { recipes, runOf } from "../engine/small-run.ts";

beforeAll(async () => {
  expect(await loadBackend(inject("backend"))).toMatchObject({ kind: "loaded" });
});

test("the parity error is within its limit", async () => {
  const error = await parityError(tfjsEngine());
  console.log(`parity error ${error.toExponential(2)}, limit ${parityLimit}`);
  expect(error).toBeLessThan(parityLimit);
});

test("one step of any run, to one rounding a term of a sum", async () => {
  const drawn = fc.sample(recipes(["relu", "identity", "squareplus"]), { seed: 4, numRuns: 60 });
  const requests = drawn.map((recipe) => ({ run: runOf(recipe), checkpoints: [1] }));
  const shares: number[] = [];
  for (const [i, { snapshots }] of (await Promise.all(tfjsEngine().train(requests))).entries()) {
    const { run } = requests[i];
    const [{ parameters }] = trainByReference(requests[i]).snapshots;
    shares.push(difference(parameters, snapshots[0].parameters, run.start) / (roundings(run) * 2 ** -24));
  }
  console.log(
    `the worst of ${shares.length} runs makes ${Math.max(...shares).toPrecision(2)} of the roundings allowed`,
  );
  expect(Math.max(...shares)).toBeLessThan(1);
});
