import { principalPlane, variabilityRatio } from "#measure";
import { property, type State, strict, withRecipe } from "#property";
import featuresCollapseToClassMeans from "../../theorems/collapse/features-collapse-to-class-means.ts";
import {
  courseFigures,
  courses,
  fitted,
  fittedWithDecay,
  meansOf,
  twiceWithoutDecay,
  withAndWithoutDecay,
} from "./fitted-with-decay.ts";

function variability(state: State): number {
  return variabilityRatio(meansOf(state));
}

/** The features of a state in their two principal directions, by class. */
function picture({ features, data }: State) {
  const points = principalPlane(features);
  return Array.from({ length: data.classes }, (_, c) => points.filter((_, n) => data.labels[n] === c));
}

function pictureFigure(moment: string, classes: ReturnType<typeof picture>) {
  return {
    title: `Features of digits ${moment}`,
    caption:
      "The last hidden layer of one network on its training set, in its two principal directions; the digits with the most classes drawn.",
    x: { label: "first direction", log: false },
    y: { label: "second direction", log: false },
    series: classes.map((points, c) => ({ name: `class ${c}`, as: "dots" as const, points })),
  };
}

export default property(featuresCollapseToClassMeans, {
  ...fittedWithDecay,
  trial: async (drawn, { train }) => {
    const { decayed, twin } = await withAndWithoutDecay(drawn, train);
    // Pictures are drawn of dense networks on digits alone.
    const isPictured = drawn.data.kind === "digits" && drawn.network.kind === "dense";
    return {
      measured: { V: variability(decayed.end), V_twin: variability(twin.end), V_start: variability(decayed.start) },
      shows: {
        ...courses({ decayed, twin }, variability),
        pictures: isPictured
          ? { start: picture(decayed.start), decayed: picture(decayed.end), twin: picture(twin.end) }
          : null,
      },
    };
  },
  within: strict({
    because:
      "the factors are part of the claim: on seeds 1 to 3 all of 60 mixtures and 60 sets of digits met both, and with convolutions 59 of 60 sets of digits",
  }),
  controls: {
    "null pair: no decay, another batch order, against the twin": {
      formula: "V < V_twin / 5",
      trial: async (drawn, { train }) => {
        const { twin, other } = await twiceWithoutDecay(drawn, train);
        return { measured: { V: variability(other.end), V_twin: variability(twin.end) } };
      },
    },
    "the λ = 0 twin against its start": {
      formula: "V < V_start / 30",
      trial: async (drawn, { train }) => {
        const { start, end } = await train(withRecipe(fitted(drawn), { decay: 0 }));
        return { measured: { V: variability(end), V_start: variability(start) } };
      },
    },
    "random features: the last layer alone is trained": {
      formula: "V < V_start / 30",
      trial: async (drawn, { train }) => {
        const { start, end } = await train(withRecipe(fitted(drawn), { trains: "last layer" }));
        return { measured: { V: variability(end), V_start: variability(start) } };
      },
    },
  },
  figures: (cases) => {
    // Of the digits with the most classes, the features at three moments.
    const digits = cases.flatMap(({ population, shows: { pictures } }) =>
      population === "digits" && pictures !== null ? [pictures] : [],
    );
    const most = Math.max(...digits.map(({ start }) => start.length));
    const shown = digits.find(({ start }) => start.length === most);
    return [
      ...courseFigures(cases, {
        title: "Features collapse with decay",
        caption: "Variability ratio of the last hidden layer",
        y: { label: "tr Σ_W / tr Σ_B", log: true },
      }),
      ...(shown === undefined
        ? []
        : [
            pictureFigure("at the start", shown.start),
            pictureFigure("at the end, with decay", shown.decayed),
            pictureFigure("at the end, without decay", shown.twin),
          ]),
    ];
  },
});
