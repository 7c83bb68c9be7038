import { theorem } from "#theorem";

/** The tent of peak 1/2. */
const tent = (x: string) => `(2 * relu(${x}) - 4 * relu(${x} - 1 / 2))`;

/** That a function rises from 0 to 1 and falls to 0 in turn, over pieces of one length. */
const sawtooth = (f: string, pieces: number) =>
  Array.from({ length: pieces }, (_, i) => {
    const line = i % 2 === 0 ? `${pieces} * x - ${i}` : `${i + 1} - ${pieces} * x`;
    return `implies(${i} / ${pieces} <= x and x <= ${i + 1} / ${pieces}, ${f} == ${line})`;
  }).join(" and ");

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
  proofs: [
    {
      says: "On [0, 1] two ReLUs make a tent of any peak p: x/p up to p, (1 − x)/(1 − p) from there, and never outside of [0, 1].",
      where: { x: "a number in [0, 1]", p: "the tent's peak" },
      define: { T: "relu(x) / p - (1 / p + 1 / (1 - p)) * relu(x - p)" },
      hypotheses: ["0 < p < 1", "0 <= x <= 1"],
      conclusion: "implies(x <= p, T == x / p) and implies(x >= p, T == (1 - x) / (1 - p)) and 0 <= T and T <= 1",
      mutation: "T == x / p",
      witness: { x: 0.25, p: 0.75 },
      covers: "all real p in (0, 1) and x in [0, 1]",
    },
    {
      says: "It stretches [0, p] to all of [0, 1], and [p, 1] to the mirror of that: so what follows comes twice.",
      where: { x: "a number in [0, 1]", p: "the tent's peak" },
      define: {
        left: "relu(p * x) / p - (1 / p + 1 / (1 - p)) * relu(p * x - p)",
        right: "relu(1 - (1 - p) * x) / p - (1 / p + 1 / (1 - p)) * relu(1 - (1 - p) * x - p)",
      },
      hypotheses: ["0 < p < 1", "0 <= x <= 1"],
      conclusion: "left == x and right == x",
      mutation: "left == p * x",
      witness: { x: 0.25, p: 0.75 },
      covers: "all real p in (0, 1) and x in [0, 1]: the induction's step",
      leaves:
        "the induction over k: a function of n linear pieces on [0, 1] makes one of 2n when a tent is put before it",
    },
    {
      says: "A tent of a tent has four pieces, of the slopes 4 and −4 in turn.",
      where: { x: "a number in [0, 1]" },
      define: { T: tent("x"), TT: tent("T") },
      hypotheses: ["0 <= x <= 1"],
      conclusion: sawtooth("TT", 4),
      mutation: "implies(x <= 1 / 2, TT == 4 * x)",
      witness: { x: 0.25 },
      covers: "k = 2 and peaks of 1/2, all real x in [0, 1]",
    },
    {
      says: "A tent of a tent of a tent has eight pieces, of the slopes 8 and −8 in turn.",
      where: { x: "a number in [0, 1]" },
      define: { T: tent("x"), TT: tent("T"), TTT: tent("TT") },
      hypotheses: ["0 <= x <= 1"],
      conclusion: sawtooth("TTT", 8),
      mutation: "implies(x <= 1 / 4, TTT == 8 * x)",
      witness: { x: 0.25 },
      covers: "k = 3 and peaks of 1/2, all real x in [0, 1]",
    },
  ],
});
