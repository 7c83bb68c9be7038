import { describe, expect, test } from "vitest";
import { type Convolution, convolutional } from "../../src/network/architecture.ts";
import { features, forward, outputs } from "../../src/network/forward.ts";
import { lossGradient } from "../../src/network/gradient.ts";
import type { Image } from "../../src/network/layer.ts";
import { fromRows, type Matrix } from "../../src/network/matrix.ts";

/** Numbers from `first` on, in order. */
const from = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i);

/** The preactivations of one convolution with these kernel rows on one image. */
function convolve(image: Image, changes: Partial<Convolution>, kernel: number[][], x: number[]): number[] {
  const convolution = { channels: kernel.length, kernel: 3, stride: 1, padding: "valid" as const, ...changes };
  const layers = convolutional({ image, convolutions: [convolution], widths: [1] }).layers.slice(0, 1);
  const parameters = { matrices: [fromRows(kernel)], biases: [null], scale: 1 };
  return Array.from(forward({ layers }, parameters, fromRows([x])).preactivations[0].data);
}

describe("a convolution by hand", () => {
  const three = { height: 3, width: 3, channels: 1 };

  test("valid: 1·1 + 2·2 + 3·4 + 4·5 = 37 in the first patch", () => {
    expect(convolve(three, { kernel: 2 }, [from(1, 4)], from(1, 9))).toEqual([37, 47, 67, 77]);
  });

  test("same, kernel 2: the zeros are below and right", () => {
    const expected = [37, 47, 3 + 3 * 6, 67, 77, 6 + 3 * 9, 7 + 2 * 8, 8 + 2 * 9, 9];
    expect(convolve(three, { kernel: 2, padding: "same" }, [from(1, 4)], from(1, 9))).toEqual(expected);
  });

  test("same, kernel 3: zeros on every side", () => {
    const expected = [94, 154, 106, 186, 285, 186, 106, 154, 94];
    expect(convolve(three, { padding: "same" }, [from(1, 9)], from(1, 9))).toEqual(expected);
  });

  test("a kernel as large as the image is a dense layer", () => {
    const image = { height: 2, width: 2, channels: 2 };
    expect(convolve(image, { kernel: 2 }, [from(1, 8), from(2, 8)], from(1, 8))).toEqual([204, 204 + 36]);
  });

  test("a kernel of one pixel acts on the channels of each pixel, which lie side by side", () => {
    const image = { height: 1, width: 2, channels: 2 };
    expect(
      convolve(
        image,
        { kernel: 1 },
        [
          [1, 10],
          [100, 1000],
        ],
        [1, 2, 3, 4],
      ),
    ).toEqual([21, 2100, 43, 4300]);
  });

  test("a stride that does not fit the image: the rest is not read, or zeros are added", () => {
    // Pixel (y, x) is 10y + x; a kernel with one 1 picks one pixel of each patch.
    const image = { height: 5, width: 4, channels: 1 };
    const x = from(0, 20).map((i) => 10 * Math.floor(i / 4) + (i % 4));
    const pick = (y: number, x: number) => [from(0, 9).map((i) => (i === 3 * y + x ? 1 : 0))];
    expect(convolve(image, { stride: 2 }, pick(0, 0), x)).toEqual([0, 20]);
    expect(convolve(image, { stride: 2 }, pick(2, 2), x)).toEqual([22, 42]);
    expect(convolve(image, { stride: 2, padding: "same" }, pick(1, 1), x)).toEqual([1, 3, 21, 23, 41, 43]);
    expect(convolve(image, { stride: 2, padding: "same" }, pick(0, 0), x)).toEqual([0, 0, 10, 12, 30, 32]);
    expect(convolve(image, { stride: 3, padding: "same" }, pick(2, 2), x)).toEqual([21, 0, 0, 0]);
  });
});

describe("a small network by hand", () => {
  // Two pixels, two channels of kernel 1: z = (x₁ − 1, −x₁ + 2; x₂ − 1, −x₂ + 2).
  const image = { height: 1, width: 2, channels: 1 };
  const convolutions = [{ channels: 2, kernel: 1, stride: 1, padding: "valid" as const }];
  const samples = fromRows([[3, -2]]);
  const start = (readout: Matrix) => ({
    matrices: [fromRows([[1], [-1]]), readout],
    biases: [Float64Array.of(-1, 2), Float64Array.of(10)],
    scale: 1,
  });

  test("flattened: pixel by pixel, the bias at every position", () => {
    const architecture = convolutional({ image, convolutions, widths: [1] }, { bias: "all" });
    const parameters = start(fromRows([[1, 20, 300, 4000]]));
    const { inputs, preactivations } = forward(architecture, parameters, samples);
    expect(preactivations[0]).toEqual(fromRows([[2, -1, -3, 4]]));
    expect(inputs[1]).toEqual(fromRows([[2, 0, 0, 4]]));
    expect(features(architecture, parameters, samples)).toEqual(inputs[1]);
    expect(outputs(architecture, parameters, samples)).toEqual(fromRows([[2 + 16_000 + 10]]));
  });

  test("pooled: the mean over the pixels, after σ", () => {
    const architecture = convolutional({ image, convolutions, pooling: true, widths: [1] }, { bias: "all" });
    const parameters = start(fromRows([[1, 20]]));
    const { inputs, preactivations } = forward(architecture, parameters, samples);
    expect(preactivations[0]).toEqual(fromRows([[2, -1, -3, 4]]));
    expect(inputs[1]).toEqual(fromRows([[1, 2]]));
    expect(outputs(architecture, parameters, samples)).toEqual(fromRows([[1 + 40 + 10]]));
  });

  test("its gradient sums over the positions", () => {
    const architecture = convolutional({ image, convolutions, pooling: true, widths: [1] }, { bias: "all" });
    const gradient = lossGradient(architecture, start(fromRows([[1, 20]])), {
      inputs: samples,
      targets: fromRows([[50]]),
    });
    // ∂L/∂f = 2. Channel 1 is active on pixel 1 with x = 3, channel 2 on pixel 2 with x = −2; each has half the mean.
    expect(gradient.matrices).toEqual([fromRows([[3], [20 * -2]]), fromRows([[2, 4]])]);
    expect(gradient.biases).toEqual([Float64Array.of(1, 20), Float64Array.of(2)]);
  });
});
