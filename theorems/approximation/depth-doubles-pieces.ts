import { theorem } from "#theorem";

export default theorem({
  says: "Each layer of two more ReLUs doubles the linear pieces of a sawtooth, while one hidden layer makes at most one piece more than it has ReLUs.",
  kind: "exact",
  assumes: [
    "ReLU network with biases, of one input and one output, on an interval",
    "a composition of k tents, which rise from 0 to 1 at a peak and fall to 0: their peaks, the interval and the scales of the neurons drawn",
    "beside it one hidden layer of m ReLUs, at every stage of a training to fit that sawtooth",
  ],
  formula: "pieces == 2^k and relus == 2 * k and pieces_one <= m + 1",
  where: {
    pieces: "linear pieces of the composition's graph on the interval",
    k: "hidden layers, and tents",
    relus: "hidden ReLUs of the composition",
    pieces_one: "linear pieces of the network of one hidden layer",
    m: "its ReLUs",
  },
  source: { work: "Telgarsky, “Benefits of depth in neural networks”, COLT (2016)", status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. A tent of peak p is σ(t)/p − (1/p + 1/(1 − p)) σ(t − p): two ReLUs. Composed, every piece of what lies below runs over all of [0, 1], so the next tent's peak cuts it in two; and the corners that were there stay, since the slope turns round there. Hence 2^k pieces, wherever the peaks are.",
    "One hidden layer. Its graph has a corner only where some neuron's preactivation is zero, which is one place a neuron. So 2^k pieces need at least 2^k − 1 ReLUs in one layer, and 2^k are enough: one for each corner, and one for the first slope. The bound is reached, here by the start of every training, whose corners were drawn inside the interval.",
    "It says what the composition has, not that fewer ReLUs would never do: taken out of one or two tents, a ReLU may leave 2^k pieces of another function. Of three or more it does not, which is a control.",
    "How pieces are counted: not on a grid. From layer to layer every neuron's zero between two corners is computed from its two values; a corner that is cancelled above does not count.",
    "It is about what a network can compute, not what training finds: the trained layers are there to try the bound.",
    "No convolutions: with one input there is nothing to move a kernel over.",
  ],
});
