import { random } from "../../src/data/random.ts";
import { type Architecture, dense, inputWidth } from "../../src/network/architecture.ts";
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

/** An example of these widths, drawn from a seed. */
export function example(
  seed: number,
  widths: readonly number[],
  options: { activation?: "relu" | "squareplus"; bias?: boolean; samples?: number } = {},
): Example {
  const architecture = dense(widths, options);
  const generator = random(seed, "network example");
  const normal = () => generator.normal();
  const parameters = heStart(architecture, normal, { biasDeviation: 1 });
  const inputs = zeros(options.samples ?? 7, inputWidth(architecture));
  for (let i = 0; i < inputs.data.length; i++) inputs.data[i] = normal();
  const targets = zeros(inputs.rows, widths[widths.length - 1]);
  for (let n = 0; n < inputs.rows; n++) targets.data[n * targets.columns + (n % targets.columns)] = 1;
  return { architecture, parameters, data: { inputs, targets } };
}
