import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Under weight normalization a run does not know how the start's scale was shared among the layers.",
  kind: "exact",
  assumes: [
    "bias-free ReLU network, dense or convolutional",
    "weight normalization: unit matrices and one scale ρ, which starts as the product of the layers' norms",
    "layer k of the start multiplied by c_k, with ∏ c_k = 1",
    "powers of two for the c_k, which floating-point numbers take without rounding",
  ],
  formula: "W == W_c",
  where: {
    W: "a weight of a unit matrix V_k, or ρ, at any observed step; of each layer and step the one that differs most",
    W_c: "the same in the run from the rescaled start",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. The run starts from V_k = W_k/‖W_k‖ and ρ = ∏‖W_k‖. Neither changes when W_k becomes c_k W_k with c_k > 0 and ∏ c_k = 1, and what follows is computed from them alone. Multiplying by a power of two changes the exponent of a number and no digit, so norms, quotients and the product have the same bits, and so has the whole run.",
    "Without weight normalization the start's function is the same too, but the run is another: the gradient of W_k is divided by c_k where W_k is multiplied by it, so the layers move at other relative speeds, and only decay balances them again, slowly. The control compares directions and ρ, which are the same at the start.",
  ],
});
