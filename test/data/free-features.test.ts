import { expect, test } from "vitest";
import { freeFeatures } from "../../src/data/free-features.ts";
import { random } from "../../src/data/random.ts";
import { dense } from "../../src/network/architecture.ts";
import { features } from "../../src/network/forward.ts";
import { heStart } from "../../src/network/initialize.ts";
import { transpose } from "../../src/network/matrix.ts";

test("every sample has an input of its own, class by class", () => {
  const { inputs, labels, classes } = freeFeatures({ classes: 3, perClass: 2 });
  expect([inputs.rows, inputs.columns, classes]).toEqual([6, 6, 3]);
  for (let i = 0; i < 36; i++) expect(inputs.data[i]).toBe(i % 7 === 0 ? 1 : 0);
  expect([...labels]).toEqual([0, 0, 1, 1, 2, 2]);
});

test("the features of a linear network are the columns of its first layer", () => {
  const { inputs } = freeFeatures({ classes: 2, perClass: 3 });
  const architecture = dense([6, 4, 2], { activation: "identity" });
  const start = heStart(architecture, random(1).normal);
  expect(features(architecture, start, inputs)).toEqual(transpose(start.matrices[0]));
});

test("what makes no classes is refused by name", () => {
  expect(() => freeFeatures({ classes: 1, perClass: 2 })).toThrow("free features of 1 classes");
  expect(() => freeFeatures({ classes: 2.5, perClass: 2 })).toThrow("2.5 classes");
  expect(() => freeFeatures({ classes: 2, perClass: 0 })).toThrow("0 samples per class");
});
