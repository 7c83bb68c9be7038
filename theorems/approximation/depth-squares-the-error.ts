import { theorem } from "#theorem";

export default theorem({
  says: "A ReLU network of m layers, of three ReLUs each, misses the square on [0, 1] by exactly 4^−(m+1), and one of 2m + 1 layers by the square of that.",
  kind: "exact",
  assumes: [
    "ReLU network with biases that interpolates a quadratic αx² + βx + γ at 2^m + 1 points, evenly spaced over an interval",
    "m hidden layers: two ReLUs of a tent, and one that passes the sum so far on",
    "the quadratic, the interval and the scales of the neurons drawn",
  ],
  formula: "pieces == 2^m and error / A == 4^(-(m + 1)) and error_deep / A == (error / A)^2",
  where: {
    pieces: "linear pieces of the network of m hidden layers",
    m: "hidden layers",
    error: "sup |q(x) − f(x)| over the interval, q the quadratic and f the network of m hidden layers",
    A: "|α| times the square of the interval's length: 1 for x² on [0, 1]",
    error_deep: "the same of the network of 2m + 1 hidden layers",
  },
  source: {
    work: "Yarotsky, “Error bounds for approximations with deep ReLU networks”, Neural Networks 94 (2017)",
    status: "derived",
  },
  expected: "holds",
  remarks: [
    "Derivation. With T the tent of peak ½, x − x² = Σ_s T^s(x)/4^s over all s ≥ 1, T^s being T composed s times: for x − x² − T(x)/4 = (T(x) − T(x)²)/4, which is the same sum one tent on. Left off after m terms, x² minus the network is −(g − g²)/4^m with g = T^m(x). It is 0 where g is 0 or 1, at the multiples of 2^−m, and largest where g = ½: 4^−(m+1). In a drawn interval x² is stretched and a line is added, which layers pass on without any error.",
    "How the error is measured: not on a grid. On every linear piece of the network's graph the difference to the quadratic is a parabola, whose largest value is in closed form.",
    "Depth against width. On a piece of length h no line is nearer to the quadratic than |α|h²/8. So n ReLUs in one hidden layer, n + 1 pieces at most, err by at least A/8(n + 1)² whatever their weights: halving the error takes √2 times as many, while in depth every layer divides it by four.",
    "The interpolant lies on one side of the quadratic. Shifted by half of its error it errs by half as much, which no function of 2^m pieces undercuts.",
    "Only what a network can compute, not what training finds. No convolutions: there is one input.",
  ],
  proofs: [
    {
      says: "What x − x² lacks of a quarter of a tent is a quarter of T − T².",
      where: { x: "a number in [0, 1]" },
      define: { T: "2 * relu(x) - 4 * relu(x - 1 / 2)" },
      hypotheses: ["0 <= x <= 1"],
      conclusion: "x - x^2 - T / 4 == (T - T^2) / 4",
      mutation: "x - x^2 - T / 4 == (T - T^2) / 2",
      witness: { x: 0.25 },
      covers: "all real x in [0, 1]: the induction's step, since T is in [0, 1] again",
      leaves: "the induction: after m tents 4^(−m) of g − g² is lacking, with g = T^m(x)",
    },
    {
      says: "And g − g² is between 0 and 1/4, which it reaches at g = 1/2 alone.",
      where: { g: "T^m(x), a number in [0, 1]" },
      hypotheses: ["0 <= g <= 1"],
      conclusion: "0 <= g - g^2 and g - g^2 <= 1 / 4 and iff(g - g^2 == 1 / 4, g == 1 / 2)",
      mutation: "g - g^2 <= 1 / 5",
      witness: { g: 0.25 },
      covers: "all real g in [0, 1]",
      leaves: "that g takes the value 1/2, as it does in the middle of each piece",
    },
    {
      says: "On a piece of length h no line is nearer to αx² than |α|h²/8.",
      where: {
        "alpha, h": "the quadratic's coefficient and the piece's length",
        "a, b": "the line's slope and its value in the middle of the piece",
        worst: "a bound on the error at both ends and in the middle",
      },
      hypotheses: [
        "h > 0",
        "abs(alpha * h^2 / 4 - (a * h / 2 + b)) <= worst",
        "abs(alpha * h^2 / 4 - (-a * h / 2 + b)) <= worst",
        "abs(0 - b) <= worst",
      ],
      conclusion: "worst >= abs(alpha) * h^2 / 8",
      mutation: "worst >= abs(alpha) * h^2 / 4",
      witness: { alpha: 1, h: 2, a: 0, b: 0.5, worst: 0.5 },
      covers: "any line, a piece whose middle is at x = 0, where a quadratic differs from αx² by a line",
    },
  ],
});
