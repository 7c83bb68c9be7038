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
});
