import { weightDistance, weightNorm } from "#measure";
import { fewSamplesConvolutional, fewSamplesDense, perturbed, property, strict, type TrialContext } from "#property";
import noiseIsChaotic from "../../theorems/noise/noise-is-chaotic.ts";
import { continuedCyclicRun } from "./continued-run.ts";

const by = 1e-8;

/** The distance of two copies of a cyclic run that go on from its end, one of them perturbed, at the sixteenths of their steps. */
async function distances(
  drawn: Parameters<typeof continuedCyclicRun>[0],
  order: "the same" | "another",
  train: TrialContext["train"],
) {
  const own = await continuedCyclicRun(drawn, train);
  const copy = perturbed(own, { by, seed: drawn.seed });
  const trained = await Promise.all([own, order === "the same" ? copy : { ...copy, seed: copy.seed ^ 1 }].map(train));
  const [here, there] = trained.map(({ states }) => states.map(({ parameters }) => parameters));
  return here.map((weights, t) => weightDistance(weights, there[t]) / weightNorm(here[0]));
}

function measured(path: readonly number[]) {
  return { distance: path[path.length - 1], distance_start: by };
}

export default property(noiseIsChaotic, {
  precision: "float64",
  given: fewSamplesDense(),
  populations: { dense: {}, convolutional: fewSamplesConvolutional() },
  trial: async (drawn, { train }) => {
    const path = await distances(drawn, "the same", train);
    return { measured: measured(path), shows: path.map((distance, t) => [(3 * t) / 16, distance] as const) };
  },
  within: strict({
    because:
      "a hundredfold is generous to the claim: copies that part are 1e5 times as far apart, as the control shows",
  }),
  atLeast: 20,
  controls: {
    "the perturbed copy goes on in another fixed order": {
      trial: async (drawn, { train }) => ({ measured: measured(await distances(drawn, "another", train)) }),
    },
  },
  figures: (cases) =>
    ["dense", "convolutional"].map((population) => ({
      title: `A perturbation of 1e-8 in the map of SGD in a fixed order, ${population}`,
      caption:
        "Distance of two copies that go on from weights 1e-8 apart, in the same order of the samples, relative to the weights; one line a drawn network, the first twelve. A jump is a ReLU that switches in one copy and not in the other. The noise itself is 1e-3 and more.",
      x: { label: "forgetting τ since", log: false },
      y: { label: "‖W′ − W‖/‖W_0‖", log: true },
      series: cases
        .filter((each) => each.population === population)
        .slice(0, 12)
        .map(({ shows }, i) => ({ name: `case ${i}`, as: "line" as const, points: shows })),
    })),
});
