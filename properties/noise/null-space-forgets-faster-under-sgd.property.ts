import { seenAndUnseen, weightNorm } from "#measure";
import {
  experimentOf,
  property,
  type State,
  strict,
  type TrialContext,
  unseenConvolutional,
  unseenDense,
  withRecipe,
} from "#property";
import nullSpaceForgetsFaster from "../../theorems/noise/null-space-forgets-faster-under-sgd.ts";

function unseen({ experiment, parameters, data }: State): number {
  const [layer] = experiment.network.architecture.layers;
  return weightNorm({ matrices: [seenAndUnseen(layer, parameters.matrices[0], data.inputs).unseen] });
}

/** What is left at the end of SGD, and of full-batch descent over as many steps, or over as many epochs. */
async function survivors(
  drawn: Parameters<typeof experimentOf>[0],
  equal: "steps" | "epochs",
  train: TrialContext["train"],
) {
  const experiment = experimentOf(drawn, { forgetting: 1.5, schedule: "constant" });
  const { steps, batches } = experiment.recipe;
  const perEpoch = batches.order === "full" ? 1 : Math.ceil(experiment.data.inputs.rows / batches.size);
  const full = withRecipe(experiment, {
    batches: { order: "full" },
    steps: equal === "steps" ? steps : Math.ceil(steps / perEpoch),
  });
  const [survivor, survivor_full] = await Promise.all(
    [experiment, full].map(async (each) => {
      const { start, end } = await train(each);
      return unseen(end) / unseen(start);
    }),
  );
  return { survivor, survivor_full };
}

export default property(nullSpaceForgetsFaster, {
  given: unseenDense(),
  populations: { dense: {}, convolutional: unseenConvolutional() },
  trial: async (drawn, { train }) => {
    const measured = await survivors(drawn, "steps", train);
    return { measured, shows: [measured.survivor_full, measured.survivor] as const };
  },
  within: strict({ because: "one part in a hundred is far above rounding, and generous to the claim" }),
  atLeast: 20,
  controls: {
    "equal epochs instead of equal steps": {
      trial: async (drawn, { train }) => ({ measured: await survivors(drawn, "epochs", train) }),
    },
  },
  figures: (cases) => [
    {
      title: "SGD and full-batch descent forget the unseen weights alike",
      caption:
        "Share of the start's norm that is left of W_1's part orthogonal to the data, after equal steps, one point a drawn network; on the line both have forgotten as much. All go to about e^(−1.5) = .223.",
      x: { label: "full-batch descent: ‖U_T‖/‖U_0‖", log: false },
      y: { label: "SGD: ‖U_T‖/‖U_0‖", log: false },
      series: [
        ...["dense", "convolutional"].map((population) => ({
          name: population,
          as: "dots" as const,
          points: cases.filter((each) => each.population === population).map(({ shows }) => shows),
        })),
        { name: "alike", as: "line", points: [0.222, 0.2235].map((x) => [x, x] as const) },
      ],
    },
  ],
});
