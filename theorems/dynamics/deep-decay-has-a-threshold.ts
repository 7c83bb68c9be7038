import { theorem, xu2023 } from "#theorem";

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
});
