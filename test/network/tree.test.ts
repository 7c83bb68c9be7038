import { expect, test } from "vitest";
import { tree } from "../../src/network/architecture.ts";
import { forward, outputs } from "../../src/network/forward.ts";
import { lossGradient } from "../../src/network/gradient.ts";
import { fromRows } from "../../src/network/matrix.ts";

// Two nodes of two units, each reading two of four variables: z = (x₁ + x₂ − 5, x₁ − x₂; x₃, x₄), and f = Σ j h_j.
const architecture = tree(4, [{ nodes: 2, units: 2 }], 1, { bias: "all" });
const parameters = {
  matrices: [
    fromRows([
      [1, 1],
      [1, -1],
      [1, 0],
      [0, 1],
    ]),
    fromRows([[1, 2, 3, 4]]),
  ],
  biases: [Float64Array.of(-5, 0, 0, 0), Float64Array.of(100)],
  scale: 1,
};
const samples = fromRows([
  [2, 1, 7, -8],
  [4, 5, -6, 9],
]);

test("by hand: a node reads its own variables only, with weights of its own", () => {
  expect(forward(architecture, parameters, samples).preactivations[0]).toEqual(
    fromRows([
      [-2, 1, 7, -8],
      [4, -1, -6, 9],
    ]),
  );
  expect(outputs(architecture, parameters, samples)).toEqual(fromRows([[2 + 21 + 100], [4 + 36 + 100]]));
});

test("by hand: its gradient", () => {
  // The errors are 1 and 0, so that only the first sample counts: ∂L/∂f = 1, and units 2 and 3 are active.
  const targets = fromRows([[122], [140]]);
  const gradient = lossGradient(architecture, parameters, { inputs: samples, targets });
  expect(gradient.matrices[0]).toEqual(
    fromRows([
      [0, 0],
      [2 * 2, 2 * 1],
      [3 * 7, 3 * -8],
      [0, 0],
    ]),
  );
  expect(gradient.biases).toEqual([Float64Array.of(0, 2, 3, 0), Float64Array.of(1)]);
});
