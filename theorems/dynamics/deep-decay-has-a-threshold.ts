import { theorem, xu2023 } from "#theorem";

const load = "Cλ, the number of classes times weight decay";
const mode = "the product of a mode's values in all layers";

const balanced =
  "that of all networks of one product the balanced one has the smallest norms, so that the modes' costs add up";

/** Where a mode rests that has the same value in each of L layers. */
const restsOnTheFormula = (L: number) => ({
  says: `Of ${L} layers, a mode a > 0 rests just where (1 − s)s^(1 − 2/${L}) = Cλ, with s = a^${L}.`,
  where: { c: load, a: "the mode's value in each layer", r: `s^(1 − 2/${L}), which is a^${L - 2}` },
  define: { s: `a^${L}`, r: `a^${L - 2}`, cost: `(1 - a^${L})^2 + ${L} * c * a^2` },
  hypotheses: ["a > 0"],
  conclusion: "iff(derivative(cost, a) == 0, (1 - s) * r == c)",
  mutation: "iff(derivative(cost, a) == 0, (1 - s) * r == 2 * c)",
  witness: { a: 0.5, c: 0.25 },
  covers: `L = ${L}, all real numbers; the cost is C times that of the remarks`,
  leaves: "that the layers of a balanced minimum share their singular vectors",
});

export default theorem({
  says: "A deep network that weight decay is raised on follows a formula of its depth, up to a threshold at which it falls to zero.",
  kind: "typical",
  assumes: [
    "linear or ReLU network of two to four layers, without biases, from a He start or a smaller one",
    "as many orthonormal inputs as classes, X = I and N = C, targets Y = I",
    "square loss with weight decay, full batch, at a constant rate",
    "trained at .2 λ_c, then on from each end point at a larger λ: .4, .6, .9 and 1 − δ of λ_c, and 1 + δ",
    "each to forgetting τ = 20, and τ = 40 from .9 on for L = 2; δ = .02, and .05 for L = 2",
  ],
  formula: "abs(s - s_eq) < 0.005 and abs(off) < 0.02 and abs(s_past) < 0.01",
  where: {
    s: "output of a sample's own class, ⟨y_n, f(x_n)⟩, at the end of each training below λ_c; of all samples the worst",
    s_eq: "the larger root of (1 − s) s^(1 − 2/L) = Cλ, with L layers, C classes and the weight decay λ",
    off: "the output of another class that is farthest from 0, in the same training",
    s_past: "the output that is farthest from 0 at the end of the training at (1 + δ) λ_c",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. With X = Y = I the loss is (1/C)‖W_L … W_1 − I‖² + λ Σ‖W_k‖². At a balanced minimum the layers share their singular vectors, and each of the C modes has one value a in every layer, with product s = a^L. A mode costs (1 − s)²/C + λL s^(2/L). Its derivative vanishes where (1 − s) s^(1 − 2/L) = Cλ, or at s = 0.",
    "The threshold. With q = 1 − 2/L the left side is largest at s = q/(1 + q). So λ_c = 1/C for two layers, where s = 1 − Cλ goes to 0 continuously. For three it is .47247/C, at s = 1/4, and for four .38490/C, at s = 1/3: there s jumps to 0. Beyond λ_c no mode but 0 is at rest.",
    "Two branches. For L > 2 zero is at rest at every λ > 0, and it is stable. It is the better one already from .840 λ_c (L = 3, where s = 1/2) and .707 λ_c (L = 4, where s = 2/3) on. Training follows the upper branch beyond that, up to λ_c; from a start near zero it never gets there, which is a control.",
    "ReLU networks. Where the hidden features of different samples share no active neuron, the network is linear on each sample and the derivation stands. Nothing forces the features apart, so this is measured: they come apart during training, the own outputs first. The others are the slow part: in the first 30 draws of seed 1 they were up to .015 from 0 after τ = 10 at .2 λ_c, the own outputs already within .002 of the root.",
    "Weight normalization has no such threshold. Its penalty is λρ², and of f = ρ f_V the best directions are V_k = I/√C, so that s = 1/(1 + λC^L): positive for every λ.",
    "No convolutions. One whose kernel is the whole image is a dense layer. A smaller one sees one-pixel images as shifts of each other, so the samples share weights and the modes are not one a sample.",
  ],
  proofs: [
    ...[2, 3, 4].map(restsOnTheFormula),
    {
      says: "Of four layers, a mode can rest at s in (0, 1) only if 27(Cλ)² ≤ 4, and s = 1/3 alone takes all of it.",
      where: { c: load, s: mode },
      hypotheses: ["0 < s < 1", "c == (1 - s) * s^(1 / 2)"],
      conclusion: "27 * c^2 <= 4 and iff(27 * c^2 == 4, s == 1 / 3)",
      mutation: "27 * c^2 <= 3",
      witness: { s: 0.25, c: 0.375 },
      covers: "L = 4, all real numbers",
    },
    {
      says: "Of three layers, a mode can rest at s in (0, 1) only if 256(Cλ)³ ≤ 27, and s = 1/4 alone takes all of it.",
      where: { c: load, s: mode },
      hypotheses: ["0 < s < 1", "c == (1 - s) * s^(1 / 3)"],
      conclusion: "256 * c^3 <= 27 and iff(256 * c^3 == 27, s == 1 / 4)",
      mutation: "256 * c^3 <= 26",
      witness: { s: 0.125, c: 0.4375 },
      covers: "L = 3, all real numbers",
    },
    {
      says: "Up to these thresholds a mode does rest somewhere: (1 − s)s^(1 − 2/L) is at least Cλ at s = 1/3 and s = 1/4.",
      where: { c: load },
      hypotheses: ["c > 0"],
      conclusion:
        "implies(27 * c^2 <= 4, (1 - 1 / 3) * (1 / 3)^(1 / 2) >= c) and implies(256 * c^3 <= 27, (1 - 1 / 4) * (1 / 4)^(1 / 3) >= c)",
      mutation: "implies(27 * c^2 <= 5, (1 - 1 / 3) * (1 / 3)^(1 / 2) >= c)",
      witness: { c: 0.25 },
      covers: "L = 4 and L = 3, all real numbers",
      leaves: "that a continuous function that is 0 at s = 0 and at least Cλ further on is Cλ in between",
    },
    {
      says: "Of four layers, zero is the best mode just where 27(Cλ)² ≥ 2.",
      where: { c: load, s: mode },
      hypotheses: ["c > 0", "s >= 0"],
      conclusion:
        "implies(27 * c^2 >= 2, (1 - s)^2 + 4 * c * s^(1 / 2) >= 1) and implies(27 * c^2 < 2, (1 - 2 / 3)^2 + 4 * c * (2 / 3)^(1 / 2) < 1)",
      mutation: "implies(27 * c^2 >= 1, (1 - s)^2 + 4 * c * s^(1 / 2) >= 1)",
      witness: { c: 0.5, s: 0.25 },
      covers: "L = 4, all real numbers: where it is not, s = 2/3 is better",
      leaves: balanced,
    },
    {
      says: "Of three layers, zero is the best mode just where 16(Cλ)³ ≥ 1.",
      where: { c: load, s: mode },
      hypotheses: ["c > 0", "s >= 0"],
      conclusion:
        "implies(16 * c^3 >= 1, (1 - s)^2 + 3 * c * s^(2 / 3) >= 1) and implies(16 * c^3 < 1, (1 - 1 / 2)^2 + 3 * c * (1 / 2)^(2 / 3) < 1)",
      mutation: "implies(16 * c^3 >= 1 / 2, (1 - s)^2 + 3 * c * s^(2 / 3) >= 1)",
      witness: { c: 0.5, s: 0.125 },
      covers: "L = 3, all real numbers: where it is not, s = 1/2 is better",
      leaves: balanced,
    },
  ],
});
