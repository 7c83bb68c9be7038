import { classMeans, uncentredCosines } from "#measure";
import { absolute, type Dataset, property, type State } from "#property";
import classMeansFormSimplex from "../../theorems/collapse/class-means-form-simplex.ts";
import { anyFreeFeatures, decaysOf, freeExperiment, type Model, modelOf, rowProducts } from "./free-features.ts";

function meansOf({ features, data }: State<Dataset>) {
  return classMeans(features, data.labels, data.classes);
}

function measured(end: State<Dataset>, model: Model) {
  const { classes: C, perClass: n, epsilon } = model;
  const { ofWeights, ofFeatures } = decaysOf(model);
  const means = meansOf(end);
  const squares = rowProducts(means.uncentred).own;
  const W = end.parameters.matrices[1];
  const factor = Math.sqrt((n * ofFeatures) / ofWeights);
  const distances = Array.from(end.data.labels, (label, sample) =>
    Math.hypot(
      ...Array.from(
        { length: model.width },
        (_, i) => end.features.data[sample * model.width + i] - means.uncentred.data[label * model.width + i],
      ),
    ),
  );
  return {
    C,
    // A class of ReLU features without any active neuron has a mean of zero, which counts as the worst cosine.
    cosine: Math.min(1, uncentredCosines(means).max),
    short: Math.min(...squares),
    long: Math.max(...squares),
    length: (((C - 1) / C) * (1 - epsilon)) / factor,
    scatter: Math.max(...distances),
    dual: Math.hypot(...W.data.map((w, i) => w - factor * means.uncentred.data[i])),
  };
}

const biased = { biasDecay: 0 } as const;

export default property(classMeansFormSimplex, {
  given: anyFreeFeatures,
  precision: "float64",
  trial: async (drawn, { train }) => {
    const model = modelOf(drawn, biased);
    const [{ end, states }, without] = await Promise.all([model, modelOf(drawn)].map((m) => train(freeExperiment(m))));
    const curve = (of: readonly State<Dataset>[]) =>
      of.map((state, t) => [t / (of.length - 1), uncentredCosines(meansOf(state)).max] as const);
    return { measured: measured(end, model), shows: { with: curve(states), without: curve(without.states) } };
  },
  within: absolute(1e-9, {
    because:
      "each training goes on until its slowest direction has shrunk by e^(−28), 7e-13: on seeds 1 to 3 the worst error of 69 draws is 1e-13",
  }),
  controls: {
    "without a bias: an orthogonal frame": {
      formula: "cosine == -1 / (C - 1)",
      trial: async (drawn, { train }) => {
        const model = modelOf(drawn);
        return { measured: measured((await train(freeExperiment(model))).end, model) };
      },
    },
    "ReLU features, 8C of them, with a free bias": {
      formula: "cosine == -1 / (C - 1)",
      trial: async (drawn, { train }) => {
        const model = modelOf(drawn, { ...biased, activation: "relu", width: 8 * drawn.classes });
        return { measured: measured((await train(freeExperiment(model))).end, model) };
      },
    },
  },
  figures: (cases) => {
    const few = [2, 3, 4, 5].flatMap((C) => cases.filter(({ drawn }) => drawn.classes === C).slice(0, 1));
    return [
      {
        title: "Class means turn to a simplex with a free bias, and to right angles without one",
        caption:
          "The largest cosine of two class means of free features during training, not centred; the first case of each number of classes. Lines: with a free bias. Dots: without one. At rest −1/(C − 1), which is −1, −.5, −.33 and −.25, and 0.",
        x: { label: "share of training", log: false },
        y: { label: "largest cosine of two class means", log: false },
        series: few.flatMap(({ drawn, shows }) => [
          { name: `C = ${drawn.classes}, free bias`, as: "line" as const, points: shows.with },
          { name: `C = ${drawn.classes}, no bias`, as: "dots" as const, points: shows.without },
        ]),
      },
    ];
  },
});
