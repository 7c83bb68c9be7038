import { galanti2023, theorem } from "#theorem";

export default theorem({
  says: "For every convolutional network and all inputs the bound by kernels is at most the bound of dense networks.",
  kind: "exact",
  assumes: [
    "bias-free ReLU network with one or two convolutions, valid padding; any weights",
    "images of up to 6 pixels a side; energy in any pixels",
  ],
  formula: "sparse <= (1 + 1e-9) * dense",
  where: {
    sparse: "the bound by patches on the Rademacher complexity, which is at most the bound by pixels",
    dense: "the bound of the dense network that computes the same",
  },
  source: { work: galanti2023, status: "derived" },
  expected: "refuted",
  sister: "generalization/localized-kernels-tighten-the-bound",
  remarks: [
    "The smallest counterexample, which shrinking finds: two pixels, one of them dark, a kernel of one pixel, one channel. The Toeplitz matrix has the norm √2‖W‖, the outputs read two positions, so √2‖W‖ stands in both bounds; but which of the two patches is the bright one costs log 2. The bound by patches is (1 + 2√(log 2))/(1 + √(2 log 2)) = 1.22 times the dense one.",
    "A single pixel is no counterexample, since there both bounds are the same. With kernels of two pixels the smallest image has 2×3 pixels, two patches, and energy in a corner: 1.22 again. Images here have two sides and kernels are square; along a line it would be three pixels.",
    "By patches it is the logarithm alone: without it, and with valid padding, the bound would never be above the dense one, see the sister. By pixels the energy is enough: a patch of κ² pixels counts as κ² times its brightest one, so that 2×2 pixels of which one is bright are a counterexample, with logarithms or without.",
    "In 63 and 59 of 200 draws the dense bound was the smaller one, over seeds 1 to 5, mostly with few bright pixels. On digits it never is, in 120 draws with kernels of 3 pixels and stride 2: the control.",
  ],
  proofs: [
    {
      says: "Without the logarithms the sparse bound of a convolution and a dense layer is below the dense one just where k times the largest energy of a pixel is below the sum of all.",
      where: {
        "w, v": "the norms of the kernel, and of the dense layer behind it",
        k: "pixels of the kernel",
        P: "positions of the kernel, which is what the dense layer reads",
        "largest, total": "Σ_i z_j(x_i)² of the pixel j where it is largest, and its sum over the pixels",
        "sparse, dense": "the bound by pixels and that of dense networks, without their logarithms and the common 1/N",
      },
      hypotheses: [
        "w > 0",
        "v > 0",
        "k > 0",
        "P > 0",
        "largest >= 0",
        "total >= 0",
        "sparse == w * v * sqrt(k * P * largest)",
        "dense == sqrt(P) * w * v * sqrt(total)",
      ],
      conclusion: "iff(sparse < dense, k * largest < total)",
      mutation: "iff(sparse < dense, largest < total)",
      steps: [
        {
          says: "Both bounds are not negative, so their squares are in the same order.",
          that: "sparse >= 0 and dense >= 0 and sparse^2 == w^2 * v^2 * P * (k * largest) and dense^2 == w^2 * v^2 * P * total",
        },
        { says: "What they have in common is positive.", that: "w^2 * v^2 * P > 0", from: ["w > 0", "v > 0", "P > 0"] },
      ],
      from: [
        "sparse >= 0 and dense >= 0 and sparse^2 == w^2 * v^2 * P * (k * largest) and dense^2 == w^2 * v^2 * P * total",
        "w^2 * v^2 * P > 0",
      ],
      witness: { w: 1, v: 1, k: 4, P: 4, largest: 1, total: 9, sparse: 4, dense: 6 },
      covers: "one convolution and a dense layer, any kernel and image, pixel form",
      leaves: "more convolutions, where k is their product over the first layers and P cancels as it does here",
    },
    {
      says: "Of three pixels with all energy in one, a kernel of two pixels has the larger sparse bound.",
      where: {
        "e_1, e_2, e_3": "the energies of the pixels",
        k: "pixels of the kernel",
        "sparse, dense": "the squares of the two bounds over what they have in common",
      },
      hypotheses: [
        "k == 2",
        "e_1 == 1",
        "e_2 == 0",
        "e_3 == 0",
        "sparse == k * max(e_1, e_2, e_3)",
        "dense == e_1 + e_2 + e_3",
      ],
      conclusion: "sparse > dense",
      mutation: "sparse > 2 * dense",
      witness: { k: 2, e_1: 1, e_2: 0, e_3: 0, sparse: 2, dense: 1 },
      covers: "this counterexample: three pixels, a kernel of two, two positions",
      leaves: "that no smaller image has two positions of a kernel of two pixels",
    },
    {
      says: "The patch form's bound, without the logarithms, never exceeds the dense one.",
      where: {
        "u, w, v": "the norms of two kernels and of the dense layer behind them",
        "P_1, P_2": "positions of the first and of the second kernel",
        k_2: "positions of the first kernel that the second one reads at a time",
        "patch, total": "the largest energy of a patch of the input, and that of the whole input",
        "sparse, dense": "the squares of the two bounds, without their logarithms",
      },
      hypotheses: [
        "0 < k_2 <= P_1",
        "P_2 > 0",
        "0 <= patch <= total",
        "sparse == (u * w * v)^2 * k_2 * P_2 * patch",
        "dense == (u * w * v)^2 * P_1 * P_2 * total",
      ],
      conclusion: "sparse <= dense",
      mutation: "2 * sparse <= dense",
      steps: [
        { says: "The common factor.", square: "(u * w * v)^2" },
        {
          says: "A patch is part of the input, and a kernel's positions part of all.",
          that: "k_2 * patch <= P_1 * total",
          from: ["0 < k_2 <= P_1", "0 <= patch <= total"],
        },
        {
          says: "So it is for their products with P_2.",
          that: "k_2 * P_2 * patch <= P_1 * P_2 * total",
          from: ["P_2 > 0", "k_2 * patch <= P_1 * total"],
        },
      ],
      from: [
        "(u * w * v)^2 >= 0",
        "k_2 * P_2 * patch <= P_1 * P_2 * total",
        "sparse == (u * w * v)^2 * k_2 * P_2 * patch",
        "dense == (u * w * v)^2 * P_1 * P_2 * total",
      ],
      witness: { u: 1, w: 1, v: 1, P_1: 4, P_2: 2, k_2: 2, patch: 1, total: 2, sparse: 4, dense: 16 },
      covers: "two convolutions and a dense layer (L = 3), kernels that do not reach over the border",
    },
  ],
});
