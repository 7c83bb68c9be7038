import { meanSquareLoss } from "#measure";
import {
  experimentOn,
  outputs,
  property,
  smallConvolutional,
  smallDense,
  strict,
  type TrialContext,
  withRecipe,
  withTestSet,
} from "#property";
import noiseHelpsGeneralization from "../../theorems/noise/noise-helps-generalization.ts";

type Draw = Parameters<typeof experimentOn>[1] & { data: Parameters<typeof withTestSet>[0] };

/** The test loss of one training. */
async function testLoss(
  drawn: Draw,
  { perClass, batches }: { perClass?: number; batches?: { order: "full" } },
  train: TrialContext["train"],
): Promise<number> {
  const { training, test } = withTestSet({ ...drawn.data, perClass: perClass ?? drawn.data.perClass }, 100);
  const own = experimentOn(training, drawn, { forgetting: 6, schedule: "constant" });
  const experiment = withRecipe(own, batches === undefined ? {} : { batches });
  const { end } = await train(experiment);
  const { architecture } = experiment.network;
  return meanSquareLoss(outputs(architecture, end.parameters, test.inputs), test.targets);
}

/** The test losses of SGD and of full-batch descent, the latter on `perClass` training samples a class (as many, when left out). */
async function bothLosses(drawn: Draw, train: TrialContext["train"], perClass?: number) {
  const [loss, loss_full] = await Promise.all([
    testLoss(drawn, {}, train),
    testLoss(drawn, { perClass, batches: { order: "full" } }, train),
  ]);
  return { loss, loss_full };
}

property(noiseHelpsGeneralization, {
  given: smallDense(),
  populations: { dense: {}, convolutional: smallConvolutional() },
  trial: async (drawn, { train }) => {
    const measured = await bothLosses(drawn, train);
    return { measured, shows: [measured.loss_full, measured.loss] as const };
  },
  within: strict({
    because:
      "a tenth is little: decay alone gave it to all of 80 dense and 64 of 80 convolutional draws of seeds 1 to 4",
  }),
  controls: {
    "data instead of noise: SGD against full-batch descent on one sample a class": {
      trial: async (drawn, { train }) => ({ measured: await bothLosses(drawn, train, 1) }),
    },
  },
  figures: (cases) => {
    const losses = cases.map(({ shows: [full] }) => full);
    const ends = [Math.min(...losses), Math.max(...losses)];
    return [
      {
        title: "SGD's noise does not lower the test loss",
        caption:
          "Mean square loss on fresh samples after equal steps, one point a drawn network; SGD would have to be below the lower line.",
        x: { label: "full-batch descent", log: true },
        y: { label: "SGD", log: true },
        series: [
          ...["dense", "convolutional"].map((population) => ({
            name: population,
            as: "dots" as const,
            points: cases.filter((each) => each.population === population).map(({ shows }) => shows),
          })),
          { name: "equal", as: "line", points: ends.map((x) => [x, x] as const) },
          { name: "a tenth lower", as: "line", points: ends.map((x) => [x, 0.9 * x] as const) },
        ],
      },
    ];
  },
});
