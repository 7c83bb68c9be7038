import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convolutional, dense, tree } from "../../src/network/architecture.ts";
import { outgoingEntries } from "../../src/network/fan-out.ts";
import { forward } from "../../src/network/forward.ts";
import { type Layer, weightShape } from "../../src/network/layer.ts";
import { exampleOf } from "./networks.ts";
import { networkOf, shapes } from "./shapes.ts";

describe("by hand: the entries of W that read each neuron", () => {
  const image = { height: 2, width: 2, channels: 1 };
  const one = { kernel: 1, stride: 1, padding: "valid" as const };
  const entries = (below: Layer, above: Layer) => outgoingEntries(below, above).map((list) => Array.from(list));

  test("dense on dense: a column", () => {
    const [below, above] = dense([5, 3, 2]).layers;
    expect(entries(below, above)).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
  });

  test("a convolution on a convolution: the channel at every place of the patch", () => {
    const convolutions = [
      { ...one, channels: 2 },
      { ...one, kernel: 2, channels: 1 },
    ];
    const [below, above] = convolutional({ image, convolutions, widths: [1] }).layers;
    expect(entries(below, above)).toEqual([
      [0, 2, 4, 6],
      [1, 3, 5, 7],
    ]);
  });

  test("dense on a convolution: the channel at every pixel, or the mean's column", () => {
    const convolutions = [{ ...one, channels: 2 }];
    const [flat, above] = convolutional({ image, convolutions, widths: [1] }).layers;
    expect(entries(flat, above)).toEqual([
      [0, 2, 4, 6],
      [1, 3, 5, 7],
    ]);
    const [pooled, readout] = convolutional({ image, convolutions, pooling: true, widths: [2] }).layers;
    expect(entries(pooled, readout)).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  test("nodes on nodes: the rows of the node above", () => {
    const [below, above, readout] = tree(
      4,
      [
        { nodes: 4, units: 1 },
        { nodes: 2, units: 2 },
      ],
      1,
    ).layers;
    // Rows 0 and 1 of W are node 0, which reads neurons 0 and 1.
    expect(entries(below, above)).toEqual([
      [0, 2],
      [1, 3],
      [4, 6],
      [5, 7],
    ]);
    expect(entries(above, readout)).toEqual([[0], [1], [2], [3]]);
  });

  test("nodes on a convolution: whole pixels", () => {
    const [below] = convolutional({ image, convolutions: [{ ...one, channels: 2 }], widths: [1] }).layers;
    const above: Layer = { kind: "local", nodes: 4, reads: 2, units: 1, activation: "relu", bias: false };
    expect(entries(below, above)).toEqual([
      [0, 2, 4, 6],
      [1, 3, 5, 7],
    ]);
  });
});

test("a silent neuron's entries, and no others, do not matter", () => {
  fc.assert(
    fc.property(shapes, fc.nat(), fc.nat(), fc.nat(), (shape, seed, layer, neuron) => {
      const { architecture, parameters, data } = exampleOf(networkOf(shape), seed, 2);
      fc.pre(architecture.layers.length > 1);
      const k = layer % (architecture.layers.length - 1);
      const [below, above] = architecture.layers.slice(k, k + 2);
      const { rows, columns } = weightShape(below);
      const j = neuron % rows;
      const silent = parameters.matrices[k].data.slice().fill(0, j * columns, (j + 1) * columns);
      const outgoing = outgoingEntries(below, above);
      const read = (changed: Int32Array) => {
        const next = parameters.matrices[k + 1].data.slice();
        for (const i of changed) next[i] += 1;
        const matrices = parameters.matrices
          .with(k, { ...parameters.matrices[k], data: silent })
          .with(k + 1, { ...parameters.matrices[k + 1], data: next });
        return forward(architecture, { ...parameters, matrices }, data.inputs).preactivations[k + 1];
      };
      expect(read(outgoing[j])).toEqual(read(new Int32Array()));
      expect(outgoing.flatMap((list) => Array.from(list)).sort((a, b) => a - b)).toEqual(
        Array.from(parameters.matrices[k + 1].data.keys()),
      );
    }),
    { seed: 1 },
  );
});
