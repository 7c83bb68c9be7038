import { type ClassMeans, classMeans } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyDigits,
  anyMixture,
  anySgd,
  experimentOf,
  type State,
  seed,
  type TrialContext,
  withRecipe,
} from "#property";

/** What claims draw from that ask how far a fit with decay has collapsed: they share all trainings. */
export const fittedWithDecay = {
  given: {
    data: anyMixture({ classes: [2, 5], perClass: [8, 12, 16], dimension: [16, 32] }),
    network: anyDense({ depth: [3, 5], width: [32, 48], outputGain: 4 }),
    recipe: anySgd({ learningRate: [0.025, 0.035], decay: [2e-3, 3e-3], batchSize: [2, 8] }),
    seed: seed(),
  },
  populations: {
    mixtures: {},
    digits: { data: anyDigits({ classes: [2, 5], perClass: [8, 12, 16] }) },
    "digits, convolutional": {
      data: anyDigits({ classes: [2, 4], perClass: [8, 12, 16] }),
      network: anyConvolutional({
        convolutions: [2, 2],
        channels: [8, 16],
        kernel: [3, 3],
        stride: [2, 2],
        padding: ["valid"],
        pooling: [false],
        hidden: { depth: [1, 1], width: [32, 48] },
        outputGain: 4,
      }),
    },
  },
  larger: { "ten digits": { data: anyDigits({ classes: [10, 10], perClass: [8, 12, 16] }) } },
};

type Draw = Parameters<typeof experimentOf>[0];

/** The experiment of a draw, to τ = 6. */
export function fitted(drawn: Draw) {
  return experimentOf(drawn, { forgetting: 6 });
}

/** A training with decay, and its twin without: the same start, steps and batches. */
export async function withAndWithoutDecay(drawn: Draw, train: TrialContext["train"]) {
  const experiment = fitted(drawn);
  const [decayed, twin] = await Promise.all([train(experiment), train(withRecipe(experiment, { decay: 0 }))]);
  return { decayed, twin };
}

/** The null pair: the twin, and another training without decay, with another batch order. */
export async function twiceWithoutDecay(drawn: Draw, train: TrialContext["train"]) {
  const experiment = withRecipe(fitted(drawn), { decay: 0 });
  const [twin, other] = await Promise.all([train(experiment), train({ ...experiment, seed: experiment.seed ^ 1 })]);
  return { twin, other };
}

/** The class means of the last hidden layer. */
export function meansOf({ features, data }: State): ClassMeans {
  return classMeans(features, data.labels, data.classes);
}

/** W_L. */
export function lastLayer({ parameters: { matrices } }: State) {
  return matrices[matrices.length - 1];
}

type Pair = Awaited<ReturnType<typeof withAndWithoutDecay>>;

/** Something measured during a training, by the share of it. */
export function course(states: readonly State[], measure: (state: State) => number) {
  return states.map((state, t) => [t / (states.length - 1), measure(state)] as const);
}

/** The courses of a training with decay and of its twin. */
export function courses({ decayed, twin }: Pair, measure: (state: State) => number) {
  return { decayed: course(decayed.states, measure), twin: course(twin.states, measure) };
}

interface CourseCase {
  readonly population: string;
  readonly shows: ReturnType<typeof courses>;
}

/** Figures, one a population, of the courses of the first four cases. */
export function courseFigures(
  cases: readonly CourseCase[],
  { title, caption, y }: { title: string; caption: string; y: { label: string; log: boolean } },
) {
  return Object.keys(fittedWithDecay.populations).map((population) => {
    const own = cases.filter((each) => each.population === population).slice(0, 4);
    const curves = (kind: "decayed" | "twin", name: string) =>
      own.map(({ shows }, i) => ({ name: `${name}, case ${i}`, as: "line" as const, points: shows[kind] }));
    return {
      title: `${title}, on ${population}`,
      caption: `${caption} during training, with weight decay and without; the first four cases.`,
      x: { label: "share of training", log: false },
      y,
      series: [...curves("decayed", "decay"), ...curves("twin", "λ = 0")],
    };
  });
}
