import { meansRidge, selfDuality, weightDistance, weightNorm } from "#measure";
import { property, type State, strict } from "#property";
import classifierAlignsWithMeans from "../../theorems/collapse/classifier-aligns-with-means.ts";
import {
  courseFigures,
  courses,
  fittedWithDecay,
  lastLayer,
  meansOf,
  twiceWithoutDecay,
  withAndWithoutDecay,
} from "./fitted-with-decay.ts";

function duality(state: State): number {
  return selfDuality(lastLayer(state), meansOf(state)).uncentred;
}

/** Of the last layer from the ridge solution of the class means. */
function fromRidge(state: State, lambda: number) {
  const own = { matrices: [lastLayer(state)] };
  return {
    distance: weightDistance(own, { matrices: [meansRidge(meansOf(state), lambda)] }),
    norm: weightNorm(own),
  };
}

export default property(classifierAlignsWithMeans, {
  ...fittedWithDecay,
  trial: async (drawn, { train }) => {
    const { decayed, twin } = await withAndWithoutDecay(drawn, train);
    return {
      measured: {
        duality: duality(decayed.end),
        duality_twin: duality(twin.end),
        ...fromRidge(decayed.end, drawn.recipe.decay),
      },
      shows: courses({ decayed, twin }, duality),
    };
  },
  within: strict({
    because:
      "the factors are part of the claim: on seeds 1 to 3 all of 60 mixtures, 60 sets of digits and, with convolutions, 60 more met both; the largest duality was .75 of the twin's, and between two twins the smallest ratio .96",
  }),
  controls: {
    "null pair: no decay, another batch order, against the twin": {
      formula: "duality < duality_twin / 1.25",
      trial: async (drawn, { train }) => {
        const { twin, other } = await twiceWithoutDecay(drawn, train);
        return { measured: { duality: duality(other.end), duality_twin: duality(twin.end) } };
      },
    },
    "the λ = 0 twin against the ridge solution of its own means, with the case's λ": {
      formula: "distance < 0.4 * norm",
      trial: async (drawn, { train }) => {
        const { twin } = await withAndWithoutDecay(drawn, train);
        return { measured: fromRidge(twin.end, drawn.recipe.decay) };
      },
    },
  },
  figures: (cases) =>
    courseFigures(cases, {
      title: "The last layer aligns with the class means",
      caption:
        "‖W_L/‖W_L‖ − Mᵀ/‖M‖‖, with M the class means of the last hidden layer (0: equal directions, √2: orthogonal),",
      y: { label: "self-duality", log: true },
    }),
});
