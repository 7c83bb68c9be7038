import { property, strict } from "#property";
import decayReducesTestError from "../../theorems/generalization/decay-reduces-test-error.ts";
import { errorFigures, few, noisy, withAndWithoutDecay } from "./errors-with-decay.ts";
import { trainedOnDigits } from "./trained-on-digits.ts";

export default property(decayReducesTestError, {
  ...trainedOnDigits,
  trial: async (drawn, { train }) => {
    const measured = await withAndWithoutDecay(drawn, {}, train);
    return { measured, shows: measured };
  },
  within: strict({ because: "the claim is an inequality; a tie is no reduction" }),
  atLeast: 20,
  controls: {
    "60 samples a class, a third of them with random labels": {
      changes: (drawn) => ({ ...drawn, data: few(drawn.data) }),
      trial: async (drawn, { train }) => ({ measured: await withAndWithoutDecay(drawn, noisy, train) }),
    },
  },
  figures: (cases) =>
    errorFigures(cases, {
      title: "Decay does not lower the test error of rightly labelled digits",
      caption: "After equal steps from one start.",
    }),
});
