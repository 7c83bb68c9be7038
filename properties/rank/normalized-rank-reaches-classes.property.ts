import { rankAt, singularValues } from "#measure";
import {
  absolute,
  experimentOf,
  property,
  type State,
  type TrialContext,
  wideConvolutional,
  wideDense,
} from "#property";
import normalizedRankReachesClasses from "../../theorems/rank/normalized-rank-reaches-classes.ts";

const forgetting = 14;

/** W_{L−1}. */
function lastHidden({ parameters }: State) {
  return parameters.matrices[parameters.matrices.length - 2];
}

function measured(end: State) {
  return { rank: rankAt(lastHidden(end), 0.001), C: end.data.classes };
}

/** σ_i/σ₁ by i/C. */
function spectrum(end: State) {
  const values = singularValues(lastHidden(end));
  return Array.from(values, (value, i) => [(i + 1) / end.data.classes, value / values[0]] as const);
}

type Draw = Parameters<typeof experimentOf>[0];

/** The same network without ReLU. A start of ReLU networks would double the outputs' square in every layer, so it is made smaller. */
function linear(drawn: Draw): Draw {
  return { ...drawn, network: { ...drawn.network, activation: "identity", outputGain: 1 / 4 } };
}

async function endOf(drawn: Draw, train: TrialContext["train"]): Promise<State> {
  return (await train(experimentOf(drawn, { forgetting }))).end;
}

export default property(normalizedRankReachesClasses, {
  given: wideDense(),
  populations: { dense: {}, convolutional: wideConvolutional() },
  trial: async (drawn, { train }) => {
    const [end, withoutRelu] = await Promise.all([endOf(drawn, train), endOf(linear(drawn), train)]);
    return { measured: measured(end), shows: { relu: spectrum(end), linear: spectrum(withoutRelu) } };
  },
  within: absolute(0.5, { because: "both sides are whole numbers" }),
  atLeast: 20,
  controls: {
    "linear: the same network without ReLU": {
      trial: async (drawn, { train }) => ({ measured: measured(await endOf(linear(drawn), train)) }),
    },
  },
  figures: (cases) =>
    ["dense", "convolutional"].map((population) => {
      const own = cases.filter((each) => each.population === population).slice(0, 4);
      const curves = (kind: "relu" | "linear", name: string) =>
        own.map(({ shows }, i) => ({ name: `${name}, case ${i}`, as: "line" as const, points: shows[kind] }));
      return {
        title: `The singular values do not end at the number of classes, ${population}`,
        caption:
          "Singular values of the last hidden layer at the end, counted in multiples of the number of classes C: with ReLU a few beyond C stay far above the plateau, which is what is left of the start, without it none does.",
        x: { label: "i / C", log: false },
        y: { label: "σ_i/σ₁", log: true },
        series: [...curves("relu", "ReLU"), ...curves("linear", "linear")],
      };
    }),
});
