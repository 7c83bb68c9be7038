import { golowich2018, theorem } from "#theorem";

export default theorem({
  says: "The empirical Rademacher complexity of all networks of a norm product is at most what peeling them layer by layer gives.",
  kind: "exact",
  assumes: [
    "bias-free ReLU network, dense or convolutional; a convolution counts by its Toeplitz matrix",
    "all networks whose norms have a product of at most 1: complexity and bound are proportional to it",
    "the complexity is estimated from below: random signs, and for each of them the best network that ascent finds",
  ],
  formula: "R <= bound",
  where: {
    R: "the estimate less four standard errors, of (1/N) E sup_f Σ_n ⟨ξ_n, f(x_n)⟩ with a sign ξ_nc for each sample and output",
    bound:
      "(c/N)(1 + √(2(L−1) log 2)) √(Σ ‖x_n‖²); c = 1 for one output, π/2 for two, 2 for three, and √C with one layer",
  },
  source: { work: golowich2018, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. By convexity t·N·R is at most log E exp(t sup_f Σ⟨ξ_n, f(x_n)⟩), for every t > 0. The last matrix comes out by Cauchy and Schwarz. A hidden matrix comes out because relu is homogeneous: ‖Σ ξ_n relu(W z_n)‖² is a sum over the rows of ‖w_r‖² times what the row's direction gives, so at most ‖W‖² times what the best direction gives. Its absolute value costs a factor of 2, and relu, being a contraction, is dropped. After the L − 1 hidden layers 2^(L−1) E exp(t‖Σ ξ_n x_n‖) is left. The norm has at most the mean √(Σ‖x_n‖²), and by bounded differences the variance proxy Σ‖x_n‖². The best t gives the bound.",
    "It is published with L in place of L − 1. The last layer is linear and costs no factor of 2.",
    "Several outputs. With C outputs the signs are vectors, and the best direction leaves a vector of C numbers. Its norm is c times the mean of its absolute component in a random direction, and for each direction the rest goes as with one output. So C outputs cost the factor c, one over the mean of |u_1| on the sphere, between √C and 1.26 √C. It is the same in every bound by peeling, so that their ratio does not depend on the number of outputs. Drawn are two classes with one output, and three or four with one each.",
    "What the estimate can show. With one layer the supremum is ‖Σ ξ_n x_nᵀ‖ exactly, and the bound is 1.02 times the estimate (median of 200 draws, seeds 1 to 5): there an error of the constant of a third would be seen in every draw, and half of the bound is refuted, the control. With two, three and four layers it is 3.7, 4.5 and 5.2 times the estimate, and with two layers as little as 2.2. A convolutional network is only a few of the dense networks that the bound is about, and it is 23 to 103 times the estimate of those. A smaller error would not be seen; what speaks for the bound there is its derivation.",
    "What it cannot show: that a bound is right. Ascent finds a network, not the best one. In 75 draws of seed 1 six steps found 96 to 99 % of what sixty did in the median, and 89 % at the least.",
  ],
});
