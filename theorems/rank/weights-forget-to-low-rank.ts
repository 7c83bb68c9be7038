import { galanti2022, theorem } from "#theorem";

/** A step of SGD, written out n times. */
function unrolled(n: number) {
  const steps = Array.from({ length: n }, (_, i) => i + 1);
  const left = (from: number) => steps.slice(from).map((t) => `(1 - 2 * eta_${t} * lambda)`);
  const sum = steps.map((t) => ` - ${[`eta_${t}`, ...left(t)].join(" * ")} * G_${t}`).join("");
  const late = steps.map((t) => ` - eta_${t} * G_${t}`).join("");
  const names = (letter: string) => steps.map((t) => `${letter}_${t}`).join(", ");
  return {
    says: `After ${n === 1 ? "one step" : `${n} steps`} the weights are what decay left of the old ones, and a sum of ${n === 1 ? "one gradient" : `${n} decayed gradients`}.`,
    where: {
      W_0: "the old weights, as a vector",
      [names("G")]: "the steps' gradients",
      [names("eta")]: "their learning rates",
      lambda: "weight decay",
    },
    define: Object.fromEntries(
      steps.map((t) => [`W_${t}`, `(1 - 2 * eta_${t} * lambda) * W_${t - 1} - eta_${t} * G_${t}`]),
    ),
    hypotheses: [],
    conclusion: `W_${n} == ${left(0).join(" * ")} * W_0${sum}`,
    // Without the decay of the gradients; of one step there is none, so there the old weights do not decay.
    mutation: `W_${n} == ${n === 1 ? "W_0" : `${left(0).join(" * ")} * W_0`}${late}`,
    witness: {
      W_0: [1, 0],
      ...Object.fromEntries(steps.flatMap((t) => [[`G_${t}`, [t, 1]] as const, [`eta_${t}`, 1 / 2 ** t] as const])),
      lambda: 0.5,
    },
    covers: `n = ${n}, matrices of any size, as vectors of any dimension`,
  };
}

export default theorem({
  says: "What decay leaves of the weights of n steps ago is all that sets them apart from a matrix of rank n·B·P_k.",
  kind: "exact",
  assumes: [
    "network of any activation, dense or convolutional, from any start",
    "SGD with weight decay, without momentum, any batches of at most B samples",
    "every n with n·B·P_k below the rows and the columns of W_k, else the bounds say nothing",
  ],
  formula: "off == 0 and beyond == 0 and sigma_next <= p * sigma",
  where: {
    off: "‖R − S‖_F, with R = W_T − p·W_{T−n} the remainder and S = −Σ η_t p_t G_t over the last n steps t, G_t being the batch gradient of W_k and p_t the product of 1 − 2η_sλ over the steps s after t",
    beyond: "σ of R at n·B·P_k + 1, which is 0 for a matrix of rank n·B·P_k",
    sigma_next: "σ of W_T at n·B·P_k + i, i = 1, 2, …",
    p: "∏(1 − 2η_tλ) over the last n steps",
    sigma: "σ_i of W_{T−n}, of the weights n steps before",
  },
  source: { work: galanti2022, status: "derived" },
  expected: "holds",
  sister: "rank/published-bound-explains-rank",
  remarks: [
    "Derivation. A step is W⁺ = (1 − 2ηλ) W − ηG. Written out over n steps it gives W_T = p·W_{T−n} + S. Each G_t has rank at most B·P_k, by structure/batch-gradient-has-low-rank, so S has rank at most n·B·P_k. A matrix of rank r moves singular values by at most r places, σ_{r+i}(A + S) ≤ σ_i(A) (Weyl), which is the last inequality.",
    "What it says. The weights are a matrix of low rank but for a remainder that decays: after n steps all singular values beyond the first n·B·P_k are below ∏(1 − 2η_tλ) σ₁. It bounds the rank only where that product is small while n·B·P_k is still below the width: on calibration draws it never fell below .84.",
    "The inequality alone has little power: singular values that far down stay below it under momentum too. So the identity is part of the claim, and momentum, which carries gradients of more than n batches, must break it, and with it the rank of the remainder.",
  ],
  proofs: [
    ...[1, 2, 3].map(unrolled),
    {
      says: "Another step keeps the form: what is left of the old weights, and a sum of one more gradient.",
      where: {
        "W_0, G": "weights and a gradient, as vectors",
        S: "the sum of the decayed gradients so far",
        p: "what the steps so far leave of the old weights",
        eta: "learning rate",
        lambda: "weight decay",
      },
      define: { q: "1 - 2 * eta * lambda", W_T: "p * W_0 + S" },
      hypotheses: [],
      conclusion: "q * W_T - eta * G == (p * q) * W_0 + (q * S - eta * G)",
      mutation: "q * W_T - eta * G == (p * q) * W_0 + (S - eta * G)",
      witness: { W_0: [1, 0], G: [0, 1], S: [1, 1], p: 0.5, eta: 0.5, lambda: 0.5 },
      covers: "matrices of any size, as vectors of any dimension: the induction's step",
      leaves:
        "the induction over n, and Weyl's theorem that a matrix of rank r moves singular values by at most r places",
    },
  ],
});
