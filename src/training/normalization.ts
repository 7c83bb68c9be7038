import { root } from "../network/root.ts";
import { checkRecipe, type NormalizedRecipe, type Recipe } from "./recipe.ts";

/**
 * The recipe of weight normalization that moves the function as weight decay does, near a function f = ρ f_V whose
 * layers are balanced. Its learning rate is η_V = η ρ^(−2/L), that of the scale η_ρ = η ρ^(2−2/L), times L when
 * `exact`, and its decay λ_WN = λ ρ^(2/L−2).
 *
 * Why. Under weight decay the differences ‖W_k‖² − ‖W_j‖² fade as e^(−2τ), up to terms of second order in η, because
 * ⟨W_k, ∂L/∂W_k⟩ is the same in every bias-free homogeneous layer. So after a run to τ = 4 every norm is about
 * r = ρ^(1/L), with ρ = ∏‖W_k‖, and W_k = r V_k. Write g_k = ∂L/∂V_k and ∂L/∂ρ for f = ρ f_V. As f is of degree one in
 * each layer, ∂L/∂W_k = g_k/r, and ⟨g_k, V_k⟩ = ρ ∂L/∂ρ for every k.
 * - Direction: the step −η(g_k/r + 2λ r V_k), projected off V_k and divided by r, is −η r⁻² (g_k − ⟨g_k, V_k⟩V_k).
 *   So η_V = η r⁻².
 * - Scale: a layer's norm grows by the share −η(r⁻² ρ ∂L/∂ρ + 2λ), and ρ by the sum of L such shares,
 *   Δρ = −ηL ρ² r⁻² (∂L/∂ρ + 2 (λ r² ρ⁻²) ρ). So λ_WN = λ r² ρ⁻² and η_ρ = L η ρ² r⁻².
 *
 * Without the factor L the directions move as under weight decay and the scale L times more slowly; where both stand
 * still is the same. The rates are fixed: they match to first order in η as long as the scale is about ρ.
 *
 * @param recipe of weight decay, with one λ for all layers.
 * @param rho ρ = ∏‖W_k‖ where weight normalization is to start.
 * @param depth L, the number of layers.
 * @throws RangeError when the recipe is not plain SGD of all layers with one λ and no bias decay, or ρ is not positive.
 */
export function matchedNormalization(
  recipe: Recipe,
  { rho, depth, exact }: { rho: number; depth: number; exact: boolean },
): NormalizedRecipe {
  checkRecipe(recipe);
  const { decay, biasDecay, momentum, trains } = recipe;
  if (recipe.normalization !== null)
    throw new RangeError("the recipe is of weight normalization already: give the one of weight decay to be matched");
  if (typeof decay !== "number")
    throw new RangeError(`${decay.length} weight decays, one a layer: matched rates exist for a single λ only`);
  if (biasDecay !== 0) throw new RangeError(`bias decay ${biasDecay}: weight normalization has no biases, set it to 0`);
  if (momentum !== 0) throw new RangeError(`momentum ${momentum}: the scale has none, so rates match only without it`);
  if (trains !== "all layers") throw new RangeError(`trains ${trains}: rates match only where all layers are trained`);
  if (!(rho > 0) || !Number.isFinite(rho))
    throw new RangeError(`ρ = ${rho}: the product of the norms must be positive and finite`);
  const norm = root(rho, depth);
  return {
    ...recipe,
    learningRate: recipe.learningRate / (norm * norm),
    normalization: { scaleRate: (exact ? depth : 1) * rho * rho },
    decay: (decay * norm * norm) / (rho * rho),
    biasDecay: 0,
  };
}
