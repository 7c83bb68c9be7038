import { rankAt } from "#measure";
import { experimentOf, property, type State, strict, wideConvolutional, wideDense, withRecipe } from "#property";
import rankComesNearClasses from "../../theorems/rank/rank-comes-near-classes.ts";

const forgetting = 14;

/** Of W_{L−1}. */
function rank({ parameters }: State): number {
  return rankAt(parameters.matrices[parameters.matrices.length - 2], 0.01);
}

export default property(rankComesNearClasses, {
  given: wideDense(),
  populations: { dense: {}, convolutional: wideConvolutional() },
  trial: async (drawn, { train }) => {
    const experiment = experimentOf(drawn, { forgetting });
    const [{ end }, twin] = await Promise.all([train(experiment), train(withRecipe(experiment, { decay: 0 }))]);
    const C = end.data.classes;
    return { measured: { rank: rank(end), C }, shows: { C, decayed: rank(end), twin: rank(twin.end) } };
  },
  within: strict({
    because:
      "the factor 3 is part of the claim: on seeds 1 to 7 all of 140 dense draws and 140 convolutional ones met it, the largest ranks being 2.25 C and 3 C",
  }),
  controls: {
    "the λ = 0 twin": {
      trial: async (drawn, { train }) => {
        const { end } = await train(withRecipe(experimentOf(drawn, { forgetting }), { decay: 0 }));
        return { measured: { rank: rank(end), C: end.data.classes } };
      },
    },
  },
  figures: (cases) => {
    const dots = (kind: "decayed" | "twin", population: string) =>
      cases
        .filter((each) => each.population === population)
        .map(({ shows }, i) => [shows.C + ((i % 9) - 4) / 40, shows[kind]] as const);
    const line = (times: number) => [2, 4].map((C) => [C, times * C] as const);
    return [
      {
        title: "The rank comes near the number of classes",
        caption:
          "Number of singular values of the last hidden layer above .01 σ₁ at the end, with decay and in the twin without, by the number of classes C; the lines are C and 3 C. One point a drawn network, set apart a little where C is the same.",
        x: { label: "C", log: false },
        y: { label: "rank", log: true },
        series: [
          { name: "decay, dense", as: "dots" as const, points: dots("decayed", "dense") },
          { name: "decay, convolutional", as: "dots" as const, points: dots("decayed", "convolutional") },
          { name: "λ = 0, dense", as: "dots" as const, points: dots("twin", "dense") },
          { name: "λ = 0, convolutional", as: "dots" as const, points: dots("twin", "convolutional") },
          { name: "C", as: "line" as const, points: line(1) },
          { name: "3 C", as: "line" as const, points: line(3) },
        ],
      },
    ];
  },
});
