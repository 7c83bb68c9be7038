import { type Architecture, checkArchitecture, inputWidth, outputWidth } from "../../network/architecture.ts";
import type { Matrix } from "../../network/matrix.ts";

// What the bounds on the Rademacher complexity in dense-bound.ts and sparse-bound.ts have in common.
//
// Of a class of networks with C outputs, (1/N) E sup_f Σ_n ⟨ξ_n, f(x_n)⟩ is bounded, with N·C independent signs ξ_nc and the
// supremum over the class. With C = 1 it is the empirical Rademacher complexity. With more outputs it is what the vector
// contraction needs: composed with a loss of Lipschitz constant ℓ in the Euclidean norm, a class has at most √2 ℓ times this.
// Maurer, "A vector-contraction inequality for Rademacher complexities", ALT 2016.
//
// Peeling. For any t > 0, t times the complexity is at most log E exp(t sup …)/N. Layer by layer, the last one first:
// 1. ⟨W, Σ ξ_n h(x_n)ᵀ⟩ ≤ ‖W‖_F ‖Σ ξ_n h(x_n)ᵀ‖_F takes out the last matrix.
// 2. ‖Σ ξ_n σ(W z(x_n))‖² = Σ_r ‖w_r‖² (Σ ξ_n σ(ŵ_r · z(x_n)))², since σ is homogeneous, so that a hidden matrix comes out as
//    ‖W‖_F and one unit row w, the best one, is left. exp|a| ≤ eᵃ + e⁻ᵃ costs a factor of 2, and drops the sign.
// 3. σ is dropped, being a contraction with σ(0) = 0: E sup exp(t Σ ξ_n σ(a_n)) ≤ E sup exp(t Σ ξ_n a_n) over any set of
//    vectors a. Then sup_w ⟨w, Σ ξ_n z(x_n)⟩ = ‖Σ ξ_n z(x_n)‖ is step 2 of the layer below.
// After the L − 1 hidden layers 2^(L−1) E max_j exp(t ρ ‖Σ ξ_n v_j(x_n)‖) is left, where v_j are the parts of the input that the
// bound looks at. Each norm has at most the mean √S and the variance proxy S, with S = Σ ‖v_j(x_n)‖², by bounded differences, and
// the maximum over m parts is at most their sum: ((L−1) log 2 + log m)/t + ρ√S + tρ²S/2 is least at
// ρ√S (1 + √(2((L−1) log 2 + log m))).
// Golowich, Rakhlin, Shamir, "Size-Independent Sample Complexity of Neural Networks", COLT 2018.
//
// Several outputs. ξ_n is then a vector, and in step 2 the unit row leaves ‖a‖ with a_c = Σ_n ξ_nc σ(w · z(x_n)). Over directions
// u, uniform on the sphere, ‖a‖ is the mean of |⟨u, a⟩| divided by the mean of |u_1|; exp is convex, so the mean moves out of it,
// and then out of the supremum. For each u one goes on as with one output, with ⟨u, ξ_n⟩ in place of the sign: it is symmetric,
// independent of the others, of variance 1, and of the same bounded differences. So C outputs cost the factor 1/E|u_1|, which is
// between √C and √(πC/2), and the same one in both bounds. Without a hidden layer nothing is contracted, and the factor is √C.

/**
 * The factor 1 + √(2((L−1) log 2 + log m)) that peeling costs with L layers and m parts of the input, times what several outputs
 * cost, see above.
 */
export function peelingFactor(architecture: Architecture, parts: number): number {
  const { layers } = architecture;
  const logarithm = (layers.length - 1) * Math.log(2) + Math.log(parts);
  return outputsFactor(outputWidth(architecture), layers.length) * (1 + Math.sqrt(2 * logarithm));
}

/** √C of a linear network; else 1/E|u_1| on the sphere in C dimensions: 1, π/2, 2, … , by E|u_1|'s recursion in C. */
function outputsFactor(outputs: number, layers: number): number {
  if (layers === 1) return Math.sqrt(outputs);
  let factor = outputs % 2 === 1 ? 1 : Math.PI / 2;
  for (let C = outputs % 2 === 1 ? 1 : 2; C < outputs; C += 2) factor *= (C + 1) / C;
  return factor;
}

/**
 * Whether peeling is valid, and the inputs fit.
 * @throws RangeError for an impossible architecture, a bias, an activation that is not homogeneous, outputs that are not linear,
 * no inputs, or inputs of another length or not finite.
 */
export function checkPeeling(architecture: Architecture, inputs: Matrix): void {
  checkHomogeneous(architecture);
  if (inputs.rows < 1) throw new RangeError("no inputs: the empirical Rademacher complexity needs at least one");
  if (inputs.columns !== inputWidth(architecture)) {
    throw new RangeError(
      `inputs of ${inputs.columns} numbers for a network that reads ${inputWidth(architecture)}: they must match`,
    );
  }
  const bad = inputs.data.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) throw new RangeError(`entry ${bad} of the inputs is ${inputs.data[bad]}: inputs must be finite`);
}

/** @throws RangeError for an impossible architecture, a bias, an activation that is not homogeneous, or outputs not linear. */
export function checkHomogeneous(architecture: Architecture): void {
  checkArchitecture(architecture);
  const { layers } = architecture;
  for (const [k, { activation, bias }] of layers.entries()) {
    if (bias) throw new RangeError(`layer ${k + 1} has a bias: the bound is of networks without biases`);
    if (activation !== "relu" && activation !== "identity") {
      throw new RangeError(
        `layer ${k + 1} has the activation ${activation}: the bound needs a homogeneous one, relu or identity`,
      );
    }
  }
  const last = layers[layers.length - 1].activation;
  if (last !== "identity") throw new RangeError(`the outputs have the activation ${last}: the bound is of linear ones`);
}
