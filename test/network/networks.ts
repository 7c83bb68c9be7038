import { random } from "../../src/data/random.ts";
import { type Architecture, type Biases, dense, inputWidth, outputWidth } from "../../src/network/architecture.ts";
import { heStart } from "../../src/network/initialize.ts";
import { type Matrix, zeros } from "../../src/network/matrix.ts";
import type { Parameters } from "../../src/network/parameters.ts";

/**
 * A small network with random weights, and biases where it has them, and samples with one-hot targets to run through
 * it.
 */
export interface Example {
  readonly architecture: Architecture;
  readonly parameters: Parameters;
  readonly data: { readonly inputs: Matrix; readonly targets: Matrix };
}

/** A dense example of these widths, drawn from a seed. */
export function example(
  seed: number,
  widths: readonly number[],
  { samples, ...options }: { activation?: "relu" | "squareplus"; bias?: Biases; samples?: number } = {},
): Example {
  return exampleOf(dense(widths, options), seed, samples);
}

/** An example of this architecture, drawn from a seed. */
export function exampleOf(architecture: Architecture, seed: number, samples = 7): Example {
  const generator = random(seed, "network example");
  const normal = () => generator.normal();
  const parameters = heStart(architecture, normal, { biasDeviation: 1 });
  const inputs = zeros(samples, inputWidth(architecture));
  for (let i = 0; i < inputs.data.length; i++) inputs.data[i] = normal();
  const targets = zeros(inputs.rows, outputWidth(architecture));
  for (let n = 0; n < inputs.rows; n++) targets.data[n * targets.columns + (n % targets.columns)] = 1;
  return { architecture, parameters, data: { inputs, targets } };
}
