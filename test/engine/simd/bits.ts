import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Run, Snapshot } from "../../../src/engine/run.ts";
import type { Precision } from "../../../src/engine/simd/kernel.ts";
import { train } from "./kernel.ts";

/** SHA-256 of all numbers of a snapshot. */
export function hashOf({ parameters, integratedRate }: Snapshot): string {
  const hash = createHash("sha256");
  for (const data of [...parameters.matrices.map((matrix) => matrix.data), ...parameters.biases]) {
    if (data !== null) hash.update(data);
  }
  return hash.update(Float64Array.of(parameters.scale, integratedRate)).digest("hex");
}

/** A run made by arithmetic alone, so that its bits depend on nothing but the kernel. */
export function arithmeticRun(): Run {
  const values = (length: number, modulus: number) =>
    Float64Array.from({ length }, (_, i) => ((i * 37) % modulus) / modulus - 0.5);
  const layer = (inputs: number, outputs: number, activation: "relu" | "squareplus" | "identity", bias: boolean) =>
    ({ kind: "dense", inputs, outputs, activation, bias }) as const;
  return {
    architecture: {
      layers: [layer(6, 11, "relu", true), layer(11, 7, "squareplus", false), layer(7, 3, "identity", true)],
    },
    start: {
      matrices: [
        { rows: 11, columns: 6, data: values(66, 101) },
        { rows: 7, columns: 11, data: values(77, 103) },
        { rows: 3, columns: 7, data: values(21, 107) },
      ],
      biases: [values(11, 109), null, values(3, 113)],
      scale: 1,
    },
    data: {
      inputs: { rows: 9, columns: 6, data: values(54, 127) },
      targets: { rows: 9, columns: 3, data: values(27, 131) },
    },
    batches: { order: "full" },
    rates: [
      [0, 0.05],
      [150, 0.01],
    ],
    regularization: { kind: "decay", lambda: [1e-3, 0, 1e-2], biasLambda: 0 },
    momentum: 0.9,
    trainable: [true, true, true],
  };
}

/** The hash of that run after 200 steps. */
export function arithmeticHash(precision: Precision): string {
  return hashOf(train({ run: arithmeticRun(), checkpoints: [200] }, precision).snapshots[0]);
}

// Run as a program, it prints both hashes: another process must find the same.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(arithmeticHash("float64"));
  console.log(arithmeticHash("float32"));
}
