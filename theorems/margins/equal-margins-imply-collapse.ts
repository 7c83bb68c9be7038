import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Equal margins imply that the features collapse to their class means.",
  kind: "exact",
  assumes: ["two classes", "ReLU network trained with the square loss", "all margins ⟨y_n, f(x_n)⟩ equal up to 5 %"],
  formula: "V < V_start / 10",
  where: {
    V: "tr Σ_W / tr Σ_B of the last hidden layer at the end, the variability ratio",
    V_start: "the same at the start",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "collapse/features-collapse-to-class-means",
  remarks: [
    "Why it is false. Margins are equal as soon as the network interpolates: f(x_n) = y_n for all n. A last layer of at least N features can do that on any features in general position, so train it alone on random features: the margins become equal, and the features have not moved at all. Equal outputs on a class say only that W_L maps its features to one point; their differences may lie in the null space of W_L.",
    "What is true is the converse, that collapsed features have equal margins, and the repaired claim: with all layers trained and with weight decay both come together. That is the positive control, and collapse/features-collapse-to-class-means.",
  ],
});
