import { misclassificationRate, normProduct } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyDigits,
  anySgd,
  datasetOf,
  experimentOn,
  property,
  randomLabels,
  type State,
  seed,
  strict,
  type TrialContext,
} from "#property";
import randomLabelsNeedLargerScale from "../../theorems/generalization/random-labels-need-larger-scale.ts";

type Draw = Parameters<typeof experimentOn>[1] & { data: Parameters<typeof datasetOf>[0] };

/** The true labels, and another training of the same start: on random labels, or on the true ones in other batches. */
async function twoTrainings(drawn: Draw, second: "random labels" | "other batches", { train, assume }: TrialContext) {
  const experiment = experimentOn(datasetOf(drawn.data), drawn, { forgetting: 2 });
  const changed =
    second === "random labels"
      ? { ...experiment, data: randomLabels(experiment.data, drawn.seed) }
      : { ...experiment, seed: experiment.seed ^ 1 };
  const [own, other] = await Promise.all([train(experiment), train(changed)]);
  for (const { outputs, data } of [own.end, other.end])
    assume(misclassificationRate(outputs, data.labels) === 0, "both label sets are fitted");
  return {
    own,
    other,
    measured: { rho: normProduct(own.end.parameters), rho_random: normProduct(other.end.parameters) },
  };
}

/** ∏ ‖W_k‖ over the share of training. */
function course(states: readonly State[]) {
  return states.map(({ parameters }, t) => [t / (states.length - 1), normProduct(parameters)] as const);
}

export default property(randomLabelsNeedLargerScale, {
  given: {
    data: anyDigits({ classes: [2, 5], perClass: [10, 12, 16] }),
    network: anyDense({ depth: [2, 4], width: [24, 48] }),
    recipe: anySgd({ learningRate: [0.1, 0.2], decay: [1e-3, 2e-3], batchSize: [4, 8] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: {
      network: anyConvolutional({
        convolutions: [1, 2],
        channels: [6, 12],
        kernel: [3, 4],
        stride: [2, 3],
        padding: ["valid"],
        pooling: [false],
        hidden: { depth: [1, 1], width: [24, 48] },
      }),
    },
  },
  trial: async (drawn, context) => {
    const { own, other, measured } = await twoTrainings(drawn, "random labels", context);
    return { measured, shows: { own: course(own.states), other: course(other.states), ...measured } };
  },
  within: strict({
    because:
      "the factor is part of the claim: on seeds 1 and 2 all of 48 dense and 48 convolutional draws met it, and two batch orders of the true labels gave no ratio above 1.05, in 8 draws",
  }),
  controls: {
    "null pair: the true labels twice, in two orders of the batches": {
      trial: async (drawn, context) => {
        const { measured } = await twoTrainings(drawn, "other batches", context);
        return { measured };
      },
    },
  },
  figures: (cases) => {
    const ends = cases.map(({ shows }) => shows.rho);
    const line = [Math.min(...ends), Math.max(...ends)];
    const courses = cases.filter(({ population }) => population === "dense").slice(0, 3);
    return [
      {
        title: "Random labels need a larger scale",
        caption:
          "Product of the layers' norms at the end of training, one point a drawn network; the claim is that all lie above the upper line.",
        x: { label: "true labels", log: true },
        y: { label: "random labels", log: true },
        series: [
          ...["dense", "convolutional"].map((population) => ({
            name: population,
            as: "dots" as const,
            points: cases
              .filter((each) => each.population === population)
              .map(({ shows }) => [shows.rho, shows.rho_random] as const),
          })),
          { name: "equal", as: "line", points: line.map((x) => [x, x] as const) },
          { name: "1.2 times", as: "line", points: line.map((x) => [x, 1.2 * x] as const) },
        ],
      },
      {
        title: "The scale during training, dense networks",
        caption: "Product of the layers' norms, on true and on random labels from one start; the first three cases.",
        x: { label: "share of training", log: false },
        y: { label: "∏ ‖W_k‖", log: true },
        series: (["own", "other"] as const).flatMap((kind) =>
          courses.map(({ shows }, i) => ({
            name: `${kind === "own" ? "true" : "random"} labels, case ${i}`,
            as: "line" as const,
            points: shows[kind],
          })),
        ),
      },
    ];
  },
});
