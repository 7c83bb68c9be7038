import { papyan2020, theorem } from "#theorem";

/** −1/(C − 1), as it is written. */
const least = (C: number) => (C === 2 ? "−1" : `−1/${C - 1}`);

/** Of C unit vectors, as far apart as they can be. */
function widestAngle(C: number) {
  const classes = Array.from({ length: C }, (_, c) => c + 1);
  const pairs = classes.flatMap((c) => classes.slice(c).map((d) => `dot(u_${c}, u_${d})`));
  const all = classes.map((c) => `u_${c}`).join(" + ");
  const vectors = (entry: (own: boolean) => number | string) =>
    Object.fromEntries(classes.map((c) => [`u_${c}`, classes.map((d) => entry(c === d))]));
  // An orthonormal frame less its mean, made as long as before: the simplex.
  const simplex = vectors((own) => (own ? `sqrt(${C - 1} / ${C})` : `-1 / sqrt(${C * (C - 1)})`));
  return {
    says: `Of ${C} unit vectors the largest cosine is at least ${least(C)}, and where it is all cosines are equal and the vectors sum to zero.`,
    where: {
      [classes.map((c) => `u_${c}`).join(", ")]: "unit vectors, such as class means over their lengths",
      cosine: "a number that no cosine of two of them exceeds",
    },
    hypotheses: [...classes.map((c) => `sq(u_${c}) == 1`), ...pairs.map((pair) => `${pair} <= cosine`)],
    conclusion: `cosine >= -1 / ${C - 1} and implies(cosine == -1 / ${C - 1}, sq(${all}) == 0 and ${pairs
      .map((pair) => `${pair} == cosine`)
      .join(" and ")})`,
    mutation: `cosine >= -1 / ${C}`,
    steps: [{ says: "The square of their sum.", square: `sq(${all})` }],
    witness: { ...vectors((own) => (own ? 1 : 0)), cosine: 0 },
    refutedAt: { ...simplex, cosine: `-1 / ${C - 1}` },
    covers: `C = ${C}, any dimension`,
  };
}

export default theorem({
  says: "Free features with a free last bias collapse to class means that lie as far apart as they can: a simplex frame, to which the classifier is dual.",
  kind: "typical",
  assumes: [
    "unconstrained features: X = I, so that the columns of W_1 are the features H themselves, and f = WH + b",
    "C balanced classes of n samples, at least C features, ε = C√(nλ_Wλ_H) < 1",
    "mean square loss + λ_W‖W‖² + λ_H‖H‖², no penalty on b, full batch, trained to rest",
  ],
  formula: "cosine == -1 / (C - 1) and short == length and long == length and scatter == 0 and dual == 0",
  where: {
    cosine: "the largest cosine of two class means, not centred",
    C: "number of classes",
    short: "the shortest class mean's ‖μ_c‖²",
    long: "the longest class mean's ‖μ_c‖²",
    length: "((C − 1)/C)(1 − ε)√(λ_W/(nλ_H))",
    scatter: "the largest distance of a feature from its class mean",
    dual: "‖W − √(nλ_H/λ_W) M‖_F, M the class means as rows; it starts near 1",
  },
  source: { work: papyan2020, status: "derived" },
  expected: "holds",
  remarks: [
    "As far apart as they can: the largest cosine among C vectors is at least −1/(C − 1), since the square of the sum of the unit vectors is not negative, and where it is reached all cosines are equal and the unit vectors sum to zero.",
    "Derivation. By collapse/free-features-with-bias the best WH is (1 − ε)(Y − 1/C). The least penalty for it has λ_W WᵀW = λ_H HHᵀ, so that the features of a class are equal and M = √(λ_W/(nλ_H)) W. The rows of W have the inner products of I − 1/C.",
    "Not centred, on purpose. Any C orthogonal vectors of one length become a simplex frame when their mean is taken off, and that is what free features without a bias do, and ReLU features with one: their means are orthogonal, with cosine 0. Centred, neither control would fail. So a centred simplex does not tell whether the network pushed its classes beyond right angles.",
    "Features that a network computes are not free, and this is not asserted of them. No convolutions, since features that share a kernel are not free either.",
  ],
  proofs: [
    ...[2, 3, 4, 5, 6].map(widestAngle),
    {
      says: "Of any number of unit vectors the largest cosine is at least −1/(C − 1), and where it is that they sum to zero.",
      where: {
        s: "the sum of the C unit vectors",
        mean: "the mean of their cosines, over all pairs",
        cosine: "the largest cosine of two of them",
      },
      hypotheses: ["C >= 2", "sq(s) == C + C * (C - 1) * mean", "mean <= cosine"],
      conclusion: "cosine >= -1 / (C - 1) and implies(cosine == -1 / (C - 1), sq(s) == 0 and mean == cosine)",
      mutation: "cosine >= -1 / C",
      witness: { C: 3, s: [0], mean: -0.5, cosine: -0.25 },
      refutedAt: { C: 3, s: [0], mean: -0.5, cosine: -0.5 },
      covers: "every C and every dimension",
      leaves:
        "that the square of the sum is C and C(C − 1) times the mean of the cosines, which is the square written out; and that a mean that is the largest has all others equal to it",
    },
  ],
});
