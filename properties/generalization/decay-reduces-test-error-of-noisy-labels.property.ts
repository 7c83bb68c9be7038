import { property, strict } from "#property";
import decayReducesTestErrorOfNoisyLabels from "../../theorems/generalization/decay-reduces-test-error-of-noisy-labels.ts";
import { errorFigures, fewDigits, noisy, twiceWithoutDecay, withAndWithoutDecay } from "./errors-with-decay.ts";

export default property(decayReducesTestErrorOfNoisyLabels, {
  ...fewDigits,
  trial: async (drawn, { train }) => {
    const measured = await withAndWithoutDecay(drawn, noisy, train);
    return { measured, shows: measured };
  },
  within: strict({ because: "the claim is an inequality" }),
  controls: {
    "null pair: no decay, another batch order, against the twin": {
      trial: async (drawn, { train }) => ({ measured: await twiceWithoutDecay(drawn, noisy, train) }),
    },
  },
  figures: (cases) =>
    errorFigures(cases, {
      title: "Decay lowers the test error where labels are noisy",
      caption: "A third of the training labels are random; after equal steps from one start.",
    }),
});
