import { galanti2022, theorem } from "#theorem";

/** A sum of B outer products δ xᵀ has no minor of size B + 1 but 0. */
function minorsVanish(B: number) {
  const size = B + 1;
  const places = Array.from({ length: size }, (_, i) => i + 1);
  const samples = Array.from({ length: B }, (_, n) => n + 1);
  const entry = (i: number, j: number) => samples.map((n) => `d_${n}${i} * x_${n}${j}`).join(" + ");
  const minor = (count: number) =>
    determinant(places.slice(0, count).map((i) => places.slice(0, count).map((j) => `(${entry(i, j)})`)));
  const names = (letter: string) => samples.flatMap((n) => places.map((i) => `${letter}_${n}${i}`));
  // The first B coordinates of sample n's vectors are those of a basis.
  const value = (name: string) => (name.at(-2) === name.at(-1) ? 1 : 0);
  return {
    says: `Every ${size} × ${size} minor of a sum of ${B === 1 ? "one outer product" : `${B} outer products`} is zero, so its rank is at most ${B}.`,
    where: {
      [names("d").join(", ")]: "δ_np of each of the terms, at the rows of the minor",
      [names("x").join(", ")]: "x_np of each of the terms, at the columns of the minor",
    },
    hypotheses: [],
    conclusion: `${minor(size)} == 0`,
    mutation: `${minor(B)} == 0`,
    witness: Object.fromEntries([...names("d"), ...names("x")].map((name) => [name, value(name)])),
    covers: `B·P_k = ${B} and matrices of any size: a minor has only its own rows and columns`,
    leaves: "more terms: the rank of a sum is at most the sum of the ranks",
  };
}

/** Leibniz along the first row. */
function determinant(rows: readonly (readonly string[])[]): string {
  if (rows.length === 1) return rows[0][0];
  const [first, ...others] = rows;
  const terms = first.map((entry, j) => `${entry} * (${determinant(others.map((row) => row.toSpliced(j, 1)))})`);
  return terms.reduce((sum, term, j) => `${sum} ${j % 2 === 0 ? "+" : "-"} ${term}`);
}

export default theorem({
  says: "The gradient of a batch has at most one rank for each sample and position at which the layer's matrix is used.",
  kind: "exact",
  assumes: [
    "network of any activation, dense or convolutional, at any weights",
    "any batch of B samples",
    "B·P_k below the rows and the columns of W_k, else the bound says nothing",
  ],
  formula: "rank <= B * P",
  where: {
    rank: "rank of ∂L_𝓑/∂W_k: how many of its singular values are above 1e-12 σ₁",
    B: "number of samples of the batch 𝓑",
    P: "P_k, at how many positions W_k is used; 1 in a dense layer",
  },
  source: { work: galanti2022, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. At position p of sample n the layer computes z_np = W_k x_np, x_np being its input or the patch of it that lies there. By the chain rule ∂L_𝓑/∂W_k = Σ δ_np x_npᵀ with δ_np = ∂L_𝓑/∂z_np, a sum over the B samples of the batch and the P_k positions. Each term is an outer product, of rank at most 1, so the sum has rank at most B·P_k. Nothing is asked of loss, activation or biases.",
    "Why it matters. With small batches SGD moves wide matrices along few directions at a time, while weight decay shrinks them along all: see rank/weights-forget-to-low-rank for what that makes of the weights, and structure/tail-bounds-gradient for what it costs.",
    "Why the control must fail. The inputs carry independent normal noise, so B + 1 of them, or their patches, are linearly independent with probability 1 where the layer has columns enough. The bound of B samples then holds for B + 1 only where the vectors δ_np are dependent, which takes silent neurons or equal gates in every layer and at every step that was looked at.",
  ],
  proofs: [...[1, 2, 3].map(minorsVanish)],
});
