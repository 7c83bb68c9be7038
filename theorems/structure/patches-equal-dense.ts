import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "A convolutional network computes what a dense network of larger norm computes.",
  kind: "exact",
  assumes: [
    "convolutional network, any weights",
    "kernels of 1 to 5 pixels a side, any stride up to the kernel, valid or same padding",
  ],
  formula: "f == f_dense and T^2 == P * W^2 - cut",
  where: {
    f: "an output of the network",
    f_dense: "the same output of the network whose convolutions are replaced by their Toeplitz matrices",
    T: "‖T_k‖, Frobenius norm of the Toeplitz matrix of one convolution",
    W: "‖W_k‖, Frobenius norm of its kernel",
    P: "P_k, the number of positions at which the kernel is used",
    cut: "sum of the squares of the kernel's entries that fall outside the image, over all positions; 0 where nothing is cut at the border",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. A convolution is linear, and its matrix T_k holds a copy of the kernel for each position: every entry of W_k stands in T_k once for each position at which it meets a pixel. So ‖T_k‖² is P_k‖W_k‖² less what falls outside the image, and ‖T_k‖ = √P_k ‖W_k‖ where nothing is cut.",
    "Why it matters. Bounds in which a layer counts by its Frobenius norm are √P_k larger for the dense form of the same function; sharing weights is what a bound for convolutions can gain.",
  ],
});
