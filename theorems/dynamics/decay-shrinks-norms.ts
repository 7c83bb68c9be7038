import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Over the same steps, the more weight decay, the smaller the weights end.",
  kind: "order",
  assumes: [
    "bias-free ReLU network of two to four layers, or of two convolutions and up to one dense hidden layer",
    "square loss, SGD with weight decay, with cooldown, from one start over one number of steps",
    "decays 0, λ/4, λ/2 and λ, of which λ = .005 to .01 comes to forgetting τ = 6",
  ],
  formula: "norm < norm_less",
  where: {
    norm: "norm of all weights at the end, the root of Σ‖W_k‖_F²",
    norm_less: "the same under the next smaller decay",
  },
  source: { work: xu2023, status: "stated" },
  expected: "holds",
  remarks: [
    "Why it is not plain. For minimizers it is: of two decays the larger one's minimizer of loss + λΣ‖W_k‖² cannot have the larger norm, as adding up the two inequalities that say who is the minimizer shows. But SGD from a start far larger than any minimizer is still on its way after these steps; then it is ordered by what was forgotten, and of a network of several layers nothing says that it comes to a minimizer.",
    "Most of the way is the start's: without decay the norm ends near that of the He start. Between decayed runs the differences are small, since a network that is to fit needs its scale: on seeds 1 to 3 the smallest was 2 %. So the control changes the places of the decayed runs alone.",
  ],
  proofs: [
    {
      says: "A step with decay ends shorter than the same step without it just where (1 − ηλ)‖W‖² > η⟨W, G⟩.",
      where: {
        W: "the weights before the step",
        G: "the gradient of the data",
        eta: "learning rate",
        lambda: "weight decay",
      },
      hypotheses: ["eta > 0", "lambda > 0"],
      conclusion:
        "iff(sq((1 - 2 * eta * lambda) * W - eta * G) < sq(W - eta * G), (1 - eta * lambda) * sq(W) > eta * dot(W, G))",
      mutation: "iff(sq((1 - 2 * eta * lambda) * W - eta * G) < sq(W - eta * G), sq(W) > eta * dot(W, G))",
      witness: { W: [1, 0], G: [0, 1], eta: 0.1, lambda: 0.1 },
      covers: "weights of any dimension, one step",
    },
    {
      says: "Of two decays' minimizers the larger decay's has not the larger norm, nor the smaller loss.",
      where: {
        "lambda_less, lambda_more": "two decays",
        "loss_less, loss_more": "the data losses of their minimizers",
        "sq_less, sq_more": "the minimizers' Σ‖W_k‖²",
      },
      hypotheses: [
        "0 <= lambda_less",
        "lambda_less < lambda_more",
        "loss_less + lambda_less * sq_less <= loss_more + lambda_less * sq_more",
        "loss_more + lambda_more * sq_more <= loss_less + lambda_more * sq_less",
      ],
      conclusion: "sq_more <= sq_less and loss_more >= loss_less",
      mutation: "sq_more < sq_less",
      witness: { lambda_less: 0.1, lambda_more: 0.2, loss_less: 0.1, loss_more: 0.2, sq_less: 2, sq_more: 1.25 },
      covers: "any two global minimizers, of any loss",
    },
  ],
});
