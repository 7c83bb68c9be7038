import { normProduct } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyImages,
  anyMixture,
  datasetOf,
  largeConvolutional,
  largeDense,
  logarithmic,
  networkOf,
  normalized,
  outputs,
  property,
  relative,
} from "#property";
import outputIsHomogeneous from "../../theorems/structure/output-is-homogeneous.ts";

export default property(outputIsHomogeneous, {
  given: {
    data: anyMixture(),
    network: anyDense({ depth: [1, 5], width: [1, 64] }),
    factor: logarithmic(0.25, 4),
  },
  populations: {
    dense: {},
    convolutional: { data: anyImages(), network: anyConvolutional() },
  },
  larger: { "large dense": largeDense(), "large convolutional": largeConvolutional() },
  trial: (drawn) => {
    const data = datasetOf(drawn.data);
    const { architecture, start } = networkOf(drawn.network, data);
    const plain = outputs(architecture, start, data.inputs);
    const unit = outputs(architecture, { ...normalized(start), scale: 1 }, data.inputs);
    const rho = normProduct(start);
    const scale = Math.max(...plain.data.map(Math.abs));
    const measured = start.matrices.flatMap((matrix, k) => {
      const larger = { ...matrix, data: matrix.data.map((w) => drawn.factor * w) };
      const scaled = outputs(architecture, { ...start, matrices: start.matrices.with(k, larger) }, data.inputs);
      // Of every layer the output that is off the most, of either equation.
      const off = plain.data.map((f, i) =>
        Math.max(Math.abs(scaled.data[i] - drawn.factor * f), Math.abs(f - rho * unit.data[i])),
      );
      const i = off.indexOf(Math.max(...off));
      return { f: plain.data[i], f_scaled: scaled.data[i], c: drawn.factor, rho, f_V: unit.data[i], scale };
    });
    return { measured };
  },
  within: relative(1e-12, {
    to: "(1 + c) * scale",
    because:
      "float64 rounding of at most 5 layers of sums of up to 1,000 products, relative to the largest output of the data; the worst seen is below 1e-14",
  }),
  controls: {
    "biases, drawn non-zero": {
      changes: (drawn) => ({ ...drawn, network: { ...drawn.network, bias: "all" as const } }),
    },
  },
});
