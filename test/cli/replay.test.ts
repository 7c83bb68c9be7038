import { expect, test } from "vitest";
import { replay } from "../../src/cli/replay.ts";
import { carriedOut } from "./command.ts";

const exact = "structure/gradients-share-one-inner-product";
const typical = "noise/steps-need-no-randomness";

test("replay repeats a case exactly", async () => {
  const first = await carriedOut(replay, exact, "--seed", "5", "--path", "3");
  expect(first.code).toBe(0);
  expect(first.stdout).toContain("inner == euler: holds");
  expect(await carriedOut(replay, exact, "--seed", "5", "--path", "3")).toEqual(first);
});

test("replay says how far another precision is from the claim's own, or that it is nowhere", async () => {
  // The first only draws weights, the second trains them.
  const same = await carriedOut(replay, "structure/output-is-homogeneous", "--precision", "float32");
  expect(same.stdout).toContain("by simd, float32 the numbers are the same");
  const apart = await carriedOut(replay, typical, "--precision", "float64");
  expect(apart.stdout).toMatch(
    /by simd, float64 the numbers differ by [\d.e-]+ at most, as a share:\n {2}\w+ = \S+, not \S+\n$/,
  );
});

test("replay says how far another engine is", async () => {
  const { stdout } = await carriedOut(replay, "collapse/free-features-with-bias", "--engine", "reference");
  expect(stdout).toMatch(/by reference, float64 the numbers differ by/);
});
