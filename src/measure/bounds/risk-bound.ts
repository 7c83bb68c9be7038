import type { Dataset } from "../../data/dataset.ts";
import { outputDifference, type WeightedNetwork } from "../margins/output-difference.ts";
import { rampRisk } from "../margins/ramp-risk.ts";
import { denseNormProduct, denseUnitBound } from "./dense-bound.ts";
import { sparseNormProduct, sparseUnitBound } from "./sparse-bound.ts";

/** Whose bound on the Rademacher complexity is used: of dense networks, or of the network's graph, by its input's patches. */
export type ComplexityForm = "dense" | "patches";

/** A class of networks that a trained one is in, and how large its complexity is. */
export interface MarginComplexity {
  /** ρ, the product of the norms. */
  readonly rho: number;
  /** A bound on the empirical Rademacher complexity of the classifier margins at ρ = 1; it grows in proportion to ρ. */
  readonly unit: number;
}

/**
 * What the bound on the risk needs of a trained network. Let F be the networks of its architecture whose norms have at most the
 * product ρ.
 *
 * Two classes: the classifier margin is ±(f_1 − f_0), so F is that of the networks of this one output, and signs ±1 leave its
 * complexity what it is.
 *
 * C > 2 classes: the margin f_y − max_{c≠y} f_c changes by at most |a_y| + max_{c≠y} |a_c| ≤ √2 ‖a‖ when f changes by a, so it has
 * the Lipschitz constant √2 in the Euclidean norm. By Maurer's vector contraction the margins have at most √2 · √2 = 2 times the
 * complexity (1/N) E sup_f Σ_n Σ_c ξ_nc f_c(x_n), the one with a sign for every output, which the bounds are of.
 * Maurer, "A vector-contraction inequality for Rademacher complexities", ALT 2016.
 *
 * @throws RangeError for networks or inputs that the bound refuses, see denseBound and sparseBound.
 */
export function marginComplexity(
  network: WeightedNetwork,
  { inputs, classes }: Pick<Dataset, "inputs" | "classes">,
  form: ComplexityForm,
): MarginComplexity {
  const { architecture, parameters } = classes === 2 ? outputDifference(network) : network;
  const contraction = classes === 2 ? 1 : 2;
  return form === "dense"
    ? {
        rho: denseNormProduct(architecture, parameters),
        unit: contraction * denseUnitBound(architecture, inputs),
      }
    : {
        rho: sparseNormProduct(architecture, parameters),
        unit: contraction * sparseUnitBound(architecture, inputs, "patches"),
      };
}

/** A bound on the risk and what it is made of. */
export interface RiskBound {
  /** rampRisk + complexity + confidence. Above 1 it says nothing. */
  readonly value: number;
  readonly rampRisk: number;
  /** 2ρR/γ. */
  readonly complexity: number;
  readonly confidence: number;
  /** γ, the margin with the least sum. */
  readonly gamma: number;
}

/** Scales and margins are a factor of 2^(1/4) apart: rounding ρ to the next scale costs at most 19 % of the complexity. */
function scaleAt(i: number): number {
  return 2 ** ((i - 1) / 4);
}

/** The least margin looked at is 2⁻¹⁵. The largest is 1, that of a sample which is fitted exactly. */
const leastMargin = 61;

/**
 * With probability 1 − δ over N independent samples, for every network f of an architecture with homogeneous layers,
 *
 *   P(f errs) ≤ ramp risk at γ + 2R(ρ)/γ + 3√(log(2/δ_ij) / 2N),  R(ρ) = ρ · unit,
 *
 * whatever ρ = ρ_i ≥ ∏‖W_k‖ and γ = γ_j on the grids ρ_i = 2^((i−1)/4) and γ_j = 2^((1−j)/4), i, j = 1, 2, …: for one i and j it is
 * the bound by the empirical Rademacher complexity of the ramp losses in [0, 1], which are 1/γ-Lipschitz in the margin, and the
 * δ_ij = δ/(i(i+1)j(j+1)) add up to δ. So ρ and γ may be chosen after training: ρ as the next one on its grid, γ as the best.
 * Mohri, Rostamizadeh, Talwalkar, "Foundations of Machine Learning", 2018, theorems on Rademacher complexity and margins.
 *
 * @param margins the classifier margins of the training samples.
 * @param delta δ, how often the bound may fail.
 * @throws RangeError for margins that are not finite, a complexity that is negative or not finite, or δ outside (0, 1).
 */
export function riskBound(margins: ArrayLike<number>, { rho, unit }: MarginComplexity, delta: number): RiskBound {
  for (const [name, value] of Object.entries({ rho, unit })) {
    if (!(value >= 0) || !Number.isFinite(value))
      throw new RangeError(`${name} ${value}: a complexity is of finite numbers that are not negative`);
  }
  if (!(delta > 0 && delta < 1))
    throw new RangeError(`delta ${delta}: the bound may fail with a chance between 0 and 1`);
  const i = scaleIndex(rho);
  const bounds = Array.from({ length: leastMargin }, (_, k) => {
    const j = k + 1;
    const gamma = 1 / scaleAt(j);
    const parts = {
      rampRisk: rampRisk(margins, gamma),
      complexity: (2 * scaleAt(i) * unit) / gamma,
      confidence: 3 * Math.sqrt(Math.log((2 * i * (i + 1) * j * (j + 1)) / delta) / (2 * margins.length)),
    };
    return { value: parts.rampRisk + parts.complexity + parts.confidence, gamma, ...parts };
  });
  return bounds.reduce((best, bound) => (bound.value < best.value ? bound : best));
}

/** The least i with ρ_i ≥ ρ. */
function scaleIndex(rho: number): number {
  let i = 1;
  while (scaleAt(i) < rho) i++;
  return i;
}
