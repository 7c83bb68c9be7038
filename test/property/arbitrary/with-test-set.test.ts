import { expect, test } from "vitest";
import { row } from "../../../src/network/matrix.ts";
import { type DataDraw, datasetOf } from "../../../src/property/arbitrary/data.ts";
import { withTestSet } from "../../../src/property/arbitrary/with-test-set.ts";

const mixture: DataDraw = { kind: "mixture", classes: 3, perClass: 4, dimension: 5, separation: 30, seed: 1 };
const digits: DataDraw = {
  kind: "digits",
  classes: [3, 8],
  perClass: 4,
  pooled: true,
  unitNorm: true,
  seed: 1,
  split: "train",
};

for (const draw of [mixture, digits]) {
  test(`${draw.kind}: a training set as large as drawn and a test set, with no sample in common`, () => {
    const { training, test } = withTestSet(draw, 7);
    expect(training.inputs.rows).toBe(4 * training.classes);
    expect(test.inputs.rows).toBe(7 * training.classes);
    const seen = new Set(Array.from({ length: training.inputs.rows }, (_, n) => row(training.inputs, n).join()));
    for (let n = 0; n < test.inputs.rows; n++) expect(seen).not.toContain(row(test.inputs, n).join());
  });
}

test("digits are trained on as drawn", () => {
  expect(withTestSet(digits, 7).training).toEqual(datasetOf(digits));
});

// Centres thirty times as far apart as the noise is wide: a test sample is nearest to its own class's training samples.
test("a mixture's test samples lie about the centres of the training samples", () => {
  const { training, test } = withTestSet(mixture, 7);
  for (let n = 0; n < test.inputs.rows; n++) {
    const distances = Array.from({ length: training.inputs.rows }, (_, m) =>
      row(training.inputs, m).reduce((sum, x, i) => sum + (x - row(test.inputs, n)[i]) ** 2, 0),
    );
    const nearest = distances.indexOf(Math.min(...distances));
    expect(training.labels[nearest]).toBe(test.labels[n]);
  }
});
