import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "The test error lies below the bound: ramp risk, complexity and confidence, with scale and margin chosen after training.",
  kind: "typical",
  assumes: [
    "bias-free ReLU network on MNIST digits: two or three dense layers, or one or two convolutions and a linear layer",
    "200 to 5,000 training samples of two digits, or 300 to 2,000 of three to five; 1,600 test images, none of them among these",
    "square loss, SGD with weight decay λ, 10λ or none, on the true labels; with λ on random ones, which the test images then have too",
  ],
  formula: "error <= bound",
  where: {
    error: "share of the test images that are classified wrongly",
    bound:
      "least sum over the margins γ_j of: ramp risk at γ_j, 2ρ_i R/γ_j, and 3√(log(2/δ_ij)/2N) with δ_ij = δ/(i(i+1)j(j+1)), δ = .05; ρ_i the next scale above the product of norms",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Why it is a bound. For one scale ρ and one margin γ the ramp loss lies between 0 and 1, and is 1 where the network errs. With probability 1 − δ, for all networks of the class at once, its expectation is at most its mean over N independent samples plus 2R + 3√(log(2/δ)/2N), where R is the empirical Rademacher complexity of the ramp losses. They are 1/γ-Lipschitz in the margin, so R is at most 1/γ times that of the margins, and that is at most ρ times what the dense or the sparse bound gives for ρ = 1.",
    "Two classes: the margin is plus or minus the difference of the two outputs, so the bound is that of a network with one output. More classes: the margin is √2-Lipschitz in the outputs, and Maurer's vector contraction costs another √2, so the complexity with a sign for every output counts twice.",
    "Union over scale and margin: ρ_i = 2^((i−1)/4) and γ_j = 2^((1−j)/4) with δ_ij = δ/(i(i+1)j(j+1)), which add up to δ. So ρ may be rounded up and γ chosen after training. It costs little: at N = 500 a confidence of about .3 in place of .18.",
    "How vacuous. On seed 1, the medians of 24 draws of two digits: the dense bound 2.1 at λ and 1.15 at 10λ, the convolutional one 7.8 and 3.2, with test errors of .010 to .019; of three to five digits 26 and 9.1, 58 and 17. Without decay they are 10 and 32, 190 and 143. Every bound above 1 is true of any network, so this check alone says little; that the complexity is needed is what its control shows. Networks that learn random labels by heart have a small ramp risk, and ramp risk and confidence alone lie below their test error.",
    "What the theorem leaves out: the digits are drawn class by class and without replacement, and the test images are by other writers than the training images.",
  ],
});
