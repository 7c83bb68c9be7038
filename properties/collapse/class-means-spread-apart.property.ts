import { equiangle, equinorm, uncentredCosines } from "#measure";
import { property, type State, strict } from "#property";
import classMeansSpreadApart from "../../theorems/collapse/class-means-spread-apart.ts";
import {
  courseFigures,
  courses,
  fittedWithDecay,
  meansOf,
  twiceWithoutDecay,
  withAndWithoutDecay,
} from "./fitted-with-decay.ts";

/** What part of the twin's cosine may be left. */
function share(network: Parameters<typeof withAndWithoutDecay>[0]["network"]): number {
  return network.kind === "dense" ? 0.9 : 1;
}

function cosine(state: State): number {
  return uncentredCosines(meansOf(state)).mean;
}

/** How far the centred class means are from a simplex frame. */
function fromSimplex(state: State) {
  const means = meansOf(state);
  return { angles: equiangle(means).std, norms: equinorm(means) };
}

export default property(classMeansSpreadApart, {
  ...fittedWithDecay,
  trial: async (drawn, { train }) => {
    const { decayed, twin } = await withAndWithoutDecay(drawn, train);
    return {
      measured: { cosine: cosine(decayed.end), cosine_twin: cosine(twin.end), q: share(drawn.network) },
      shows: {
        ...courses({ decayed, twin }, cosine),
        // Of two classes the centred means are always a simplex.
        fromSimplex:
          decayed.end.data.classes > 2 ? { decayed: fromSimplex(decayed.end), twin: fromSimplex(twin.end) } : null,
      },
    };
  },
  within: strict({
    because:
      "the factor is part of the claim: on seeds 1 to 3 all of 60 mixtures and 60 sets of digits met it, and with convolutions 58 of 60 sets of digits",
  }),
  // With convolutions one draw in thirty fails, and of forty cases three may, which leaves the claim undecided, as on the default seed.
  cases: { quick: 60 },
  controls: {
    "null pair: no decay, another batch order, against the twin": {
      trial: async (drawn, { train }) => {
        const { twin, other } = await twiceWithoutDecay(drawn, train);
        return { measured: { cosine: cosine(other.end), cosine_twin: cosine(twin.end), q: share(drawn.network) } };
      },
    },
  },
  figures: (cases) => {
    const several = cases.flatMap(({ shows }) => (shows.fromSimplex === null ? [] : [shows.fromSimplex]));
    const ends = (["angles", "norms"] as const).map((name) => ({
      name,
      points: several.map(({ decayed, twin }) => [twin[name], decayed[name]] as const),
    }));
    const all = ends.flatMap(({ points }) => points.flat());
    const diagonal = all.length === 0 ? [] : [Math.min(...all), Math.max(...all)].map((x) => [x, x] as const);
    return [
      ...courseFigures(cases, {
        title: "Class means spread apart with decay",
        caption: "Mean cosine of two class means of the last hidden layer, not centred,",
        y: { label: "mean of cos(μ_c, μ_c′)", log: false },
      }),
      {
        title: "How far the centred class means are from a simplex, which is not asserted",
        caption:
          "At the end of training, with decay and without, all cases of three classes and more: the spread of the centred cosines about −1/(C − 1), and the standard deviation over mean of the norms. 0 is a simplex; below the line the network with decay is nearer to it.",
        x: { label: "λ = 0", log: true },
        y: { label: "decay", log: true },
        series: [
          ...ends.map(({ name, points }) => ({ name, as: "dots" as const, points })),
          { name: "equal", as: "line" as const, points: diagonal },
        ],
      },
    ];
  },
});
