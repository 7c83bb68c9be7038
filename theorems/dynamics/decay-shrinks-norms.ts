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
});
