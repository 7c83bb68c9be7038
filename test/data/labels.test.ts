import { expect, test } from "vitest";
import { dataset } from "../../src/data/dataset.ts";
import { randomLabels } from "../../src/data/labels.ts";
import { gaussianMixture } from "../../src/data/mixture.ts";

const original = gaussianMixture({ classes: 4, perClass: 500, dimension: 2, separation: 3, seed: 1 });

test("the inputs stay, and every class keeps its number of samples", () => {
  const permuted = randomLabels(original, 1);
  expect(permuted.inputs).toBe(original.inputs);
  expect(permuted.labels.slice().sort()).toEqual(original.labels);
  expect(permuted.targets).toEqual(dataset(original.inputs, permuted.labels, 4).targets);
});

// H0: of N = 2000 labels in 4 balanced classes about N/4 stay by chance; a permutation's standard deviation is ≈ 19.4.
test("labels say nothing about the classes", () => {
  const { labels } = randomLabels(original, 1);
  const kept = labels.filter((label, n) => label === original.labels[n]).length;
  expect(Math.abs(kept - 500)).toBeLessThan(4 * 19.4);
});

test("the original is left as it was", () => {
  const before = original.labels.slice();
  randomLabels(original, 3);
  expect(original.labels).toEqual(before);
});

test("the seed fixes the labels: these may never change", () => {
  const small = gaussianMixture({ classes: 3, perClass: 4, dimension: 2, separation: 3, seed: 1 });
  expect(randomLabels(small, 7).labels.join(" ")).toBe("2 0 0 1 0 2 1 2 2 1 1 0");
  expect(randomLabels(small, 8).labels).not.toEqual(randomLabels(small, 7).labels);
});
