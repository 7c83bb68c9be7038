/** A ReLU network of one output in which arbitrary numbers stand for the derivatives of ReLU, as expressions. */
export interface GatedNetwork {
  /** The output, a polynomial in weights, gates and inputs. */
  readonly output: string;
  /** The names of the weights of each layer: `weights[k][i][j]` leads from neuron j below to neuron i. */
  readonly weights: readonly (readonly (readonly string[])[])[];
  /** Names that take a meaning: of weights, gates and inputs. */
  readonly where: Readonly<Record<string, string>>;
  /** Values for all names. */
  readonly witness: Readonly<Record<string, number>>;
}

/**
 * A network of some widths, such as [2, 2, 1]: two inputs, two hidden neurons, one output. ReLU multiplies what reaches neuron i of
 * hidden layer k by a gate that is 0 or 1; here the gate is any number, so what is proved holds for ReLU at every input at which it
 * has a derivative, and for gates of any other kind.
 */
export function gatedNetwork(widths: readonly number[]): GatedNetwork {
  const weights = widths
    .slice(1)
    .map((rows, k) => grid(rows, widths[k], (i, j) => `${"uvw"[k]}_${widths[k + 1] === 1 ? "" : i + 1}${j + 1}`));
  const gates = widths.slice(1, -1).map((count, k) => Array.from({ length: count }, (_, i) => `${"gh"[k]}_${i + 1}`));
  const inputs = Array.from({ length: widths[0] }, (_, i) => `x_${i + 1}`);
  let values: readonly string[] = inputs;
  for (const [k, matrix] of weights.entries()) {
    const sums = matrix.map((row) => `(${row.map((weight, j) => `${weight} * ${values[j]}`).join(" + ")})`);
    values = k < gates.length ? sums.map((sum, i) => `${gates[k][i]} * ${sum}`) : sums;
  }
  const named = (names: readonly string[]) => names.join(", ");
  const all = [...weights.flat(2), ...gates.flat(), ...inputs];
  return {
    output: values[0],
    weights,
    where: {
      ...Object.fromEntries(weights.map((matrix, k) => [named(matrix.flat()), `weights of layer ${k + 1}`])),
      ...Object.fromEntries(
        gates.map((layer, k) => [
          named(layer),
          `gates of hidden layer ${k + 1}, any numbers; those of ReLU are 0 or 1`,
        ]),
      ),
      [named(inputs)]: "the input",
    },
    witness: Object.fromEntries(all.map((name, i) => [name, (i % 3) + 1])),
  };
}

function grid<T>(rows: number, columns: number, entry: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => entry(i, j)));
}
