import { papyan2020, theorem } from "#theorem";

export default theorem({
  says: "Free features with a free last bias collapse to class means that lie as far apart as they can: a simplex frame, to which the classifier is dual.",
  kind: "typical",
  assumes: [
    "unconstrained features: X = I, so that the columns of W_1 are the features H themselves, and f = WH + b",
    "C balanced classes of n samples, at least C features, ε = C√(nλ_Wλ_H) < 1",
    "mean square loss + λ_W‖W‖² + λ_H‖H‖², no penalty on b, full batch, trained to rest",
  ],
  formula: "cosine == -1 / (C - 1) and short == length and long == length and scatter == 0 and dual == 0",
  where: {
    cosine: "the largest cosine of two class means, not centred",
    C: "number of classes",
    short: "the shortest class mean's ‖μ_c‖²",
    long: "the longest class mean's ‖μ_c‖²",
    length: "((C − 1)/C)(1 − ε)√(λ_W/(nλ_H))",
    scatter: "the largest distance of a feature from its class mean",
    dual: "‖W − √(nλ_H/λ_W) M‖_F, M the class means as rows; it starts near 1",
  },
  source: { work: papyan2020, status: "derived" },
  expected: "holds",
  remarks: [
    "As far apart as they can: the largest cosine among C vectors is at least −1/(C − 1), since the square of the sum of the unit vectors is not negative, and where it is reached all cosines are equal and the unit vectors sum to zero.",
    "Derivation. By collapse/free-features-with-bias the best WH is (1 − ε)(Y − 1/C). The least penalty for it has λ_W WᵀW = λ_H HHᵀ, so that the features of a class are equal and M = √(λ_W/(nλ_H)) W. The rows of W have the inner products of I − 1/C.",
    "Not centred, on purpose. Any C orthogonal vectors of one length become a simplex frame when their mean is taken off, and that is what free features without a bias do, and ReLU features with one: their means are orthogonal, with cosine 0. Centred, neither control would fail. So a centred simplex does not tell whether the network pushed its classes beyond right angles.",
    "Features that a network computes are not free, and this is not asserted of them. No convolutions, since features that share a kernel are not free either.",
  ],
});
