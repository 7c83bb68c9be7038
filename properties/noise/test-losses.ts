import { meanSquareLoss } from "#measure";
import { experimentOn, outputs, type TrialContext, withRecipe, withTestSet } from "#property";

type Draw = Parameters<typeof experimentOn>[1] & { data: Parameters<typeof withTestSet>[0] };

/** The test loss of one training. */
async function testLoss(
  drawn: Draw,
  { perClass, batches }: { perClass: number; batches?: { order: "full" } },
  train: TrialContext["train"],
): Promise<number> {
  const { training, test } = withTestSet({ ...drawn.data, perClass }, 100);
  const own = experimentOn(training, drawn, { forgetting: 6, schedule: "constant" });
  const experiment = withRecipe(own, batches === undefined ? {} : { batches });
  const { end } = await train(experiment);
  const { architecture } = experiment.network;
  return meanSquareLoss(outputs(architecture, end.parameters, test.inputs), test.targets);
}

/**
 * Test losses on 100 fresh samples a class, after τ = 6 at a constant rate: of SGD, and after as many steps of full-batch descent, the
 * latter on `perClass` training samples a class (as many, when left out).
 */
export async function testLosses(drawn: Draw, train: TrialContext["train"], perClass = drawn.data.perClass) {
  const [loss, loss_full] = await Promise.all([
    testLoss(drawn, { perClass: drawn.data.perClass }, train),
    testLoss(drawn, { perClass, batches: { order: "full" } }, train),
  ]);
  return { loss, loss_full };
}
