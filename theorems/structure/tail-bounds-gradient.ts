import { galanti2022, theorem } from "#theorem";

const matrix = {
  "a, b, d": "the entries of WᵀW, the matrix with the rows (a, b) and (b, d)",
  t: "the smaller squared singular value of W: the smaller root of the characteristic polynomial of WᵀW",
  "n_1, n_2": "a unit vector",
};
const characteristic = { trace: "a + d", determinant: "a * d - b^2" };
const smaller = ["t^2 - trace * t + determinant == 0", "2 * t <= trace", "n_1^2 + n_2^2 == 1"];
const rayleigh = [
  {
    says: "WᵀW less t has determinant 0.",
    that: "(a - t) * (d - t) == b^2",
    from: ["t^2 - trace * t + determinant == 0"],
  },
  {
    says: "Its trace is not negative, so neither of its diagonal entries is.",
    that: "a >= t and d >= t",
    from: ["2 * t <= trace", "(a - t) * (d - t) == b^2"],
  },
  {
    says: "It is positive semidefinite: with n_1 it is a square over a − t, or over d − t, or zero.",
    that: "(a - t) * n_1^2 + 2 * b * n_1 * n_2 + (d - t) * n_2^2 >= 0",
    from: ["(a - t) * (d - t) == b^2", "a >= t and d >= t"],
  },
];

export default theorem({
  says: "No batch's step can be shorter than weight decay's pull on the singular values beyond the batch's rank.",
  kind: "exact",
  assumes: [
    "network of any activation, dense or convolutional, at any weights",
    "weight decay λ > 0",
    "any batch of B samples",
    "B·P_k below the rows and the columns of W_k, else the tail is empty",
  ],
  formula: "step >= 2 * lambda * tail",
  where: {
    step: "‖∂L_𝓑/∂W_k + 2λW_k‖_F, which times η is how far a step of SGD on the batch 𝓑 moves W_k",
    lambda: "λ, weight decay",
    tail: "(Σ σ_j(W_k)² over j > B·P_k)^½, P_k being at how many positions W_k is used, 1 in a dense layer",
  },
  source: { work: galanti2022, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. By structure/batch-gradient-has-low-rank −∂L_𝓑/∂W_k is a matrix of rank at most B·P_k. Of all such matrices the one nearest to 2λW_k keeps its B·P_k largest singular values (Eckart and Young), and its distance is the root of the sum of the other squares, 2λ · tail.",
    "Why it matters. The bound has no constant and holds for every batch at once, so unless the weights have rank at most B·P_k, SGD with small batches and decay never comes to rest, at a stationary point of the whole loss neither: low rank is what less noise asks for.",
    "How tight it is. Where the data are fitted before the start is forgotten the gradient is small beside the decay, and the ratio of the two sides comes near 1: the smallest seen on calibration draws is 1.028. Twice the constant is too much there.",
  ],
  proofs: [
    {
      says: "A 2 × 2 matrix of determinant 0 takes some vector that is not zero to zero.",
      where: { "g_11, g_12, g_21, g_22": "entries of the matrix G" },
      hypotheses: ["g_11 * g_22 - g_12 * g_21 == 0"],
      conclusion:
        "g_11 * (-g_12) + g_12 * g_11 == 0 and g_21 * (-g_12) + g_22 * g_11 == 0 and g_11 * (-g_22) + g_12 * g_21 == 0 and g_21 * (-g_22) + g_22 * g_21 == 0",
      mutation: "g_21 * g_12 + g_22 * g_11 == 0",
      witness: { g_11: 1, g_12: 2, g_21: 2, g_22: 4 },
      covers: "2 × 2 matrices: one of (−g₁₂, g₁₁) and (−g₂₂, g₂₁) is such a vector",
      leaves: "that G = 0 takes every vector to zero, and that a vector can be scaled to length 1",
    },
    {
      says: "A matrix takes a vector to one at most ‖A‖_F times as long.",
      where: { "a_11, a_12, a_21, a_22": "entries of A", "n_1, n_2": "a vector" },
      define: { first: "a_11 * n_1 + a_12 * n_2", second: "a_21 * n_1 + a_22 * n_2" },
      hypotheses: [],
      conclusion: "first^2 + second^2 <= (a_11^2 + a_12^2 + a_21^2 + a_22^2) * (n_1^2 + n_2^2)",
      mutation: "first^2 + second^2 <= (a_11^2 + a_12^2 + a_21^2) * (n_1^2 + n_2^2)",
      steps: [
        { says: "What the first row of A falls short of its bound.", square: "(a_11 * n_2 - a_12 * n_1)^2" },
        { says: "The same of the second.", square: "(a_21 * n_2 - a_22 * n_1)^2" },
      ],
      witness: { a_11: 1, a_12: 2, a_21: 3, a_22: 4, n_1: 1, n_2: 0 },
      covers: "2 × 2 matrices",
    },
    {
      says: "The smaller singular value is the least length to which a unit vector is taken.",
      where: matrix,
      define: characteristic,
      hypotheses: smaller,
      conclusion: "a * n_1^2 + 2 * b * n_1 * n_2 + d * n_2^2 >= t",
      mutation: "a * n_1^2 + 2 * b * n_1 * n_2 + d * n_2^2 >= 4 * t",
      steps: rayleigh,
      witness: { a: 1, b: 0, d: 4, t: 1, n_1: 1, n_2: 0 },
      covers: "2 × 2 matrices W, of which WᵀW has the entries a, b, b, d",
    },
    {
      says: "A step's square is at least that of what decay pulls on the singular value beyond the batch's rank.",
      where: {
        "w_11, w_12, w_21, w_22": "entries of 2λW",
        "g_11, g_12, g_21, g_22": "entries of the batch's gradient, a matrix of rank at most 1",
        "n_1, n_2": "a unit vector that G takes to zero",
        t: "the smaller squared singular value of 2λW",
        step: "‖G + 2λW‖_F²",
        "first, second": "(G + 2λW)n",
        form: "‖2λWn‖²",
      },
      define: {
        a: "w_11^2 + w_21^2",
        b: "w_11 * w_12 + w_21 * w_22",
        d: "w_12^2 + w_22^2",
      },
      hypotheses: [
        "g_11 * n_1 + g_12 * n_2 == 0",
        "g_21 * n_1 + g_22 * n_2 == 0",
        "n_1^2 + n_2^2 == 1",
        "first == (g_11 + w_11) * n_1 + (g_12 + w_12) * n_2",
        "second == (g_21 + w_21) * n_1 + (g_22 + w_22) * n_2",
        "step == (g_11 + w_11)^2 + (g_12 + w_12)^2 + (g_21 + w_21)^2 + (g_22 + w_22)^2",
        "form == a * n_1^2 + 2 * b * n_1 * n_2 + d * n_2^2",
        "form >= t",
      ],
      conclusion: "step >= t",
      mutation: "step >= 4 * t",
      steps: [
        {
          says: "What the first row falls short of its bound.",
          square: "((g_11 + w_11) * n_2 - (g_12 + w_12) * n_1)^2",
        },
        { says: "The same of the second.", square: "((g_21 + w_21) * n_2 - (g_22 + w_22) * n_1)^2" },
        {
          says: "The step is at least as long as what it makes of n: the second lemma.",
          that: "step >= first^2 + second^2",
          from: [
            "n_1^2 + n_2^2 == 1",
            "first == (g_11 + w_11) * n_1 + (g_12 + w_12) * n_2",
            "second == (g_21 + w_21) * n_1 + (g_22 + w_22) * n_2",
            "step == (g_11 + w_11)^2 + (g_12 + w_12)^2 + (g_21 + w_21)^2 + (g_22 + w_22)^2",
            "((g_11 + w_11) * n_2 - (g_12 + w_12) * n_1)^2 >= 0",
            "((g_21 + w_21) * n_2 - (g_22 + w_22) * n_1)^2 >= 0",
          ],
        },
        {
          says: "G takes n to zero, so that is what 2λW makes of it.",
          that: "first == w_11 * n_1 + w_12 * n_2 and second == w_21 * n_1 + w_22 * n_2",
          from: [
            "g_11 * n_1 + g_12 * n_2 == 0",
            "g_21 * n_1 + g_22 * n_2 == 0",
            "first == (g_11 + w_11) * n_1 + (g_12 + w_12) * n_2",
            "second == (g_21 + w_21) * n_1 + (g_22 + w_22) * n_2",
          ],
        },
        {
          says: "Its square is the quadratic form of the third lemma.",
          that: "first^2 + second^2 == form",
          from: [
            "first == w_11 * n_1 + w_12 * n_2 and second == w_21 * n_1 + w_22 * n_2",
            "form == a * n_1^2 + 2 * b * n_1 * n_2 + d * n_2^2",
          ],
        },
      ],
      from: ["step >= first^2 + second^2", "first^2 + second^2 == form", "form >= t"],
      witness: {
        w_11: 1,
        w_12: 0,
        w_21: 0,
        w_22: 2,
        g_11: 0,
        g_12: 1,
        g_21: 0,
        g_22: -2,
        n_1: 1,
        n_2: 0,
        t: 1,
        first: 1,
        second: 0,
        step: 2,
        form: 1,
      },
      covers:
        "2 × 2 matrices and B·P_k = 1; its last hypothesis is the third lemma, and the first says that there is such an n",
      leaves: "larger matrices and ranks, which are Eckart and Young's theorem",
    },
  ],
});
