import { property, type State, strict } from "#property";
import symmetricQuasiInterpolation from "../../theorems/collapse/symmetric-quasi-interpolation.ts";
import { experimentsOf, lackAndOff, ownAndOthers, quasiInterpolating } from "./output-sums.ts";

/** Each output of another class, over its even share of what the own class lacks. */
function shares(state: State): number[] {
  const { C, epsilon } = lackAndOff(state);
  return [...ownAndOthers(state).others].map((f) => (f * (C - 1)) / epsilon);
}

/** The share of values that are at most x. */
function distribution(values: readonly number[]) {
  const xs = Array.from({ length: 121 }, (_, i) => -3 + i / 15);
  return xs.map((x) => [x, values.filter((value) => value <= x).length / values.length] as const);
}

export default property(symmetricQuasiInterpolation, {
  ...quasiInterpolating,
  trial: async (drawn, { train }) => {
    const { without, biased } = experimentsOf(drawn);
    const [{ end }, withBias] = await Promise.all([train(without), train(biased)]);
    return {
      measured: lackAndOff(end),
      shows: { without: shares(end), biased: shares(withBias.end) },
    };
  },
  within: strict({ because: "a tenth is generous to the claim" }),
  atLeast: 20,
  controls: {
    "with a last bias that is not decayed": {
      trial: async (drawn, { train }) => ({ measured: lackAndOff((await train(experimentsOf(drawn).biased)).end) }),
    },
  },
  figures: (cases) =>
    Object.keys(quasiInterpolating.populations).map((population) => {
      const own = cases.filter((each) => each.population === population);
      const line = (name: string, which: "without" | "biased") => ({
        name,
        as: "line" as const,
        points: distribution(own.flatMap(({ shows }) => shows[which])),
      });
      return {
        title: `How the other classes share what the own class lacks, ${population}`,
        caption:
          "Distribution of the outputs of other classes, as multiples of ε/(C − 1) with ε = 1 − the mean own output: the share of them that is at most x, over all samples of all cases. Symmetric quasi-interpolation is a step at 1.",
        x: { label: "(C − 1) f / ε", log: false },
        y: { label: "share of outputs at most x", log: false },
        series: [line("no bias", "without"), line("free last bias", "biased")],
      };
    }),
});
