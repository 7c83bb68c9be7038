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
});
