import fc from "fast-check";
import { expect, test } from "vitest";
import { denseBound } from "../../../src/measure/bounds/dense-bound.ts";
import { sparseBound, sparseNormProduct, sparseUnitBound } from "../../../src/measure/bounds/sparse-bound.ts";
import { type Architecture, convolutional, dense, tree } from "../../../src/network/architecture.ts";
import { type Matrix, zeros } from "../../../src/network/matrix.ts";
import { denseEmbedding } from "../../../src/network/toeplitz.ts";
import { example, exampleOf } from "../../network/networks.ts";
import { networkOf, shapes } from "../../network/shapes.ts";

/** 1 + √(2((L−1) log 2 + log m)). */
const factor = (layers: number, parts: number) => 1 + Math.sqrt(2 * ((layers - 1) * Math.log(2) + Math.log(parts)));

/** One sample a row. */
const one = (...numbers: number[]): Matrix => ({ rows: 1, columns: numbers.length, data: Float64Array.from(numbers) });

test("by hand: six pixels, two patches of four", () => {
  const image = { height: 2, width: 3, channels: 1 };
  const convolutions = [{ channels: 4, kernel: 2, stride: 1, padding: "valid" as const }];
  const network = convolutional({ image, convolutions, widths: [1] });
  const x = one(3, 0, 0, 1, 0, 2);
  // Two patches with the energies 10 and 4; the brightest pixel has 9.
  expect(sparseUnitBound(network, x, "patches")).toBeCloseTo(factor(2, 2) * Math.sqrt(2 * 10), 12);
  expect(sparseUnitBound(network, x, "pixels")).toBeCloseTo(factor(2, 6) * Math.sqrt(2 * 4 * 9), 12);
});

test("by hand: at the border a position reads fewer pixels, and a path has fewer nodes", () => {
  const image = { height: 2, width: 2, channels: 1 };
  const same = { channels: 2, kernel: 2, stride: 1, padding: "same" as const };
  const network = convolutional({ image, convolutions: [same], widths: [1] });
  // The four positions read 4, 2, 2 and 1 pixels; the bright one is read by the first position alone, or by all four.
  expect(sparseUnitBound(network, one(1, 0, 0, 0), "pixels")).toBeCloseTo(factor(2, 4) * Math.sqrt(4 * 4), 12);
  expect(sparseUnitBound(network, one(0, 0, 0, 1), "pixels")).toBeCloseTo(factor(2, 4) * Math.sqrt(4 * 4), 12);
  // Above a layer of single pixels the last one is read by all four; the path through the first of them counts.
  const single = { channels: 2, kernel: 1, stride: 1, padding: "valid" as const };
  const two = convolutional({ image, convolutions: [single, same], widths: [1] });
  expect(sparseUnitBound(two, one(0, 0, 0, 1), "patches")).toBeCloseTo(factor(3, 4) * Math.sqrt(4 * 4), 12);
});

test("by hand: positions that nothing reads do not count", () => {
  const image = { height: 3, width: 3, channels: 1 };
  const convolutions = [
    { channels: 1, kernel: 1, stride: 1, padding: "valid" as const },
    { channels: 1, kernel: 2, stride: 2, padding: "valid" as const },
  ];
  const network = convolutional({ image, convolutions, widths: [1] });
  expect(sparseUnitBound(network, one(1, 0, 0, 0, 0, 0, 0, 0, 9), "patches")).toBeCloseTo(
    factor(3, 4) * Math.sqrt(4),
    12,
  );
});

test("channels add to a pixel's energy, samples to all of them", () => {
  const image = { height: 1, width: 2, channels: 2 };
  const convolutions = [{ channels: 3, kernel: 1, stride: 1, padding: "valid" as const }];
  const network = convolutional({ image, convolutions, widths: [1] });
  const inputs = { rows: 2, columns: 4, data: Float64Array.from([1, 2, 0, 1, 0, 1, 3, 0]) };
  expect(sparseUnitBound(network, inputs, "pixels")).toBeCloseTo((factor(2, 2) * Math.sqrt(2 * 10)) / 2, 12);
});

test("averaging over pixels reads one", () => {
  const image = { height: 2, width: 2, channels: 1 };
  const convolutions = [{ channels: 3, kernel: 1, stride: 1, padding: "valid" as const }];
  const flat = convolutional({ image, convolutions, widths: [1] });
  const averaged = convolutional({ image, convolutions, pooling: true, widths: [1] });
  const x = one(1, 2, 3, 4);
  expect(sparseUnitBound(flat, x, "patches")).toBeCloseTo(factor(2, 4) * Math.sqrt(4 * 16), 12);
  expect(sparseUnitBound(averaged, x, "patches")).toBeCloseTo(factor(2, 4) * Math.sqrt(16), 12);
});

test("norms by hand: a kernel counts once, of unshared nodes the largest", () => {
  const image = { height: 2, width: 2, channels: 1 };
  const convolutions = [{ channels: 1, kernel: 1, stride: 1, padding: "valid" as const }];
  const shared = exampleOf(convolutional({ image, convolutions, widths: [1] }), 1, 1);
  const filled = (matrices: readonly Matrix[], values: readonly number[][]) =>
    matrices.map((matrix, k) => ({ ...matrix, data: Float64Array.from(values[k]) }));
  const kernel = { ...shared.parameters, matrices: filled(shared.parameters.matrices, [[3], [1, 1, 1, 1]]), scale: -2 };
  expect(sparseNormProduct(shared.architecture, kernel)).toBeCloseTo(2 * 3 * 2, 12);
  const unshared = exampleOf(tree(4, [{ nodes: 2, units: 1 }], 1), 1, 1);
  const nodes = {
    ...unshared.parameters,
    matrices: filled(unshared.parameters.matrices, [
      [1, 1, 3, 4],
      [0, 2],
    ]),
  };
  expect(sparseNormProduct(unshared.architecture, nodes)).toBeCloseTo(5 * 2, 12);
});

/**
 * The definition, path by path, on the matrices of the whole layers: the largest product of counts and energy, and the parts.
 * A node is told by its numbers' places in the layer's output.
 */
function byEnumeration(architecture: Architecture, inputs: Matrix, form: "pixels" | "patches") {
  const { parameters } = exampleOf(architecture, 7, 1);
  const whole = denseEmbedding(architecture, parameters).parameters.matrices;
  const sizeOf = (k: number) => {
    if (k < 0) return architecture.layers[0].kind === "convolution" ? architecture.layers[0].image.channels : 1;
    const layer = architecture.layers[k];
    if (layer.kind === "convolution") return layer.channels;
    return layer.kind === "local" ? layer.units : layer.outputs;
  };
  const nodesRead = (k: number, j: number) => {
    const found = new Set<number>();
    for (let r = j * sizeOf(k); r < (j + 1) * sizeOf(k); r++) {
      for (let i = 0; i < whole[k].columns; i++) {
        if (whole[k].data[r * whole[k].columns + i] !== 0) found.add(Math.floor(i / sizeOf(k - 1)));
      }
    }
    return [...found];
  };
  const energy = (pixel: number) => {
    let sum = 0;
    for (let n = 0; n < inputs.rows; n++) {
      for (let c = 0; c < sizeOf(-1); c++) sum += inputs.data[n * inputs.columns + pixel * sizeOf(-1) + c] ** 2;
    }
    return sum;
  };
  let largest = 0;
  const parts = new Set<number>();
  const walk = (k: number, j: number, product: number) => {
    const below = nodesRead(k, j);
    if (k === 0 && form === "patches") {
      parts.add(j);
      largest = Math.max(largest, product * below.reduce((sum, pixel) => sum + energy(pixel), 0));
      return;
    }
    const under = architecture.layers[k - 1];
    const averages = under?.kind === "convolution" && under.pooling;
    for (const i of below) {
      const longer = product * (averages ? 1 : below.length);
      if (k > 0) walk(k - 1, i, longer);
      else {
        parts.add(i);
        largest = Math.max(largest, longer * energy(i));
      }
    }
  };
  walk(architecture.layers.length - 1, 0, 1);
  return { largest, parts: parts.size };
}

test("is the largest over all paths, walked one by one", () => {
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, seed) => {
      // Small images, or there are too many paths.
      const image = { ...shape.image, height: Math.min(shape.image.height, 4), width: Math.min(shape.image.width, 4) };
      const widths = shape.widths.map((width, k) => (k === 0 ? width : 1));
      const { architecture, data } = exampleOf(networkOf({ ...shape, image, widths }), seed, 3);
      for (const form of ["pixels", "patches"] as const) {
        const { largest, parts } = byEnumeration(architecture, data.inputs, form);
        const expected = (factor(architecture.layers.length, parts) * Math.sqrt(largest)) / 3;
        expect(sparseUnitBound(architecture, data.inputs, form) / expected).toBeCloseTo(1, 12);
      }
    }),
    { seed: 1, numRuns: 60 },
  );
});

test("patches are never worse than pixels", () => {
  fc.assert(
    fc.property(shapes, fc.nat(), fc.boolean(), (shape, seed, single) => {
      const { architecture, data } = exampleOf(networkOf(shape), seed, 2);
      const inputs = single ? zeros(1, data.inputs.columns) : data.inputs;
      if (single) inputs.data[seed % inputs.columns] = 1;
      const patches = sparseUnitBound(architecture, inputs, "patches");
      expect(patches).toBeLessThanOrEqual(sparseUnitBound(architecture, inputs, "pixels") * (1 + 1e-12));
    }),
    { seed: 1 },
  );
});

test("of a dense network it is the dense bound by patches, and above it by pixels", () => {
  const { architecture, parameters, data } = example(1, [5, 7, 6, 3]);
  const bound = denseBound(architecture, parameters, data.inputs);
  expect(sparseBound(architecture, parameters, data.inputs, "patches") / bound).toBeCloseTo(1, 12);
  expect(sparseBound(architecture, parameters, data.inputs, "pixels")).toBeGreaterThan(bound);
});

test("refuses what peeling is not valid for", () => {
  const { architecture, parameters, data } = example(1, [2, 3, 1], { bias: "all" });
  expect(() => sparseBound(architecture, parameters, data.inputs, "pixels")).toThrow("layer 1 has a bias");
  expect(() => sparseUnitBound(dense([3, 1]), data.inputs, "pixels")).toThrow("inputs of 2 numbers");
});
