import { property, type State, strict } from "#property";
import batchSizeIsForgetting from "../../theorems/rank/batch-size-is-forgetting.ts";
import { smallAndFull, stable, twoABatch } from "./two-a-batch.ts";

export default property(batchSizeIsForgetting, {
  ...twoABatch,
  trial: async (drawn, { train }) => {
    const { small, atEqualForgetting: full, atEqualEpochs: shorter } = await smallAndFull(drawn, train);
    const course = (states: readonly State[]) =>
      states.map((state) => [2 * drawn.recipe.decay * state.integratedRate, stable(state)] as const);
    return {
      measured: { stable: stable(small.end), stable_full: stable(full.end) },
      shows: {
        ends: { small: stable(small.end), full: stable(full.end), shorter: stable(shorter.end) },
        small: course(small.states),
        full: course(full.states),
      },
    };
  },
  within: strict({
    because:
      "the .1 is part of the claim: on seeds 1 to 3 all of 60 dense and 60 convolutional draws met it, the worst at .052 and .033; at equal epochs it is about 1",
  }),
  controls: {
    "at equal epochs: the full batch over N/2 times fewer steps": {
      trial: async (drawn, { train }) => {
        const { small, atEqualEpochs: full } = await smallAndFull(drawn, train);
        return { measured: { stable: stable(small.end), stable_full: stable(full.end) } };
      },
    },
  },
  figures: (cases) => {
    const ends = (at: "full" | "shorter") => cases.map(({ shows: { ends } }) => [ends[at], ends.small] as const);
    const most = Math.max(...ends("shorter").map(([x]) => x));
    const curves = (run: "small" | "full", name: string) =>
      cases
        .slice(0, 4)
        .map(({ shows }, i) => ({ name: `${name}, case ${i}`, as: "line" as const, points: shows[run] }));
    return [
      {
        title: "The same runs at equal epochs and at equal forgetting",
        caption:
          "Stable rank of the hidden-to-hidden layers at the end, of 2 samples a batch against the full batch, one point a drawn network: over as many epochs small batches end far lower, at equal forgetting on the line, where both are equal.",
        x: { label: "stable rank, full batch", log: false },
        y: { label: "stable rank, 2 a batch", log: false },
        series: [
          { name: "equal epochs", as: "dots" as const, points: ends("shorter") },
          { name: "equal forgetting", as: "dots" as const, points: ends("full") },
          {
            name: "as low",
            as: "line" as const,
            points: [
              [0, 0],
              [most, most],
            ],
          },
        ],
      },
      {
        title: "The rank follows what was forgotten",
        caption:
          "Stable rank during training, by forgetting τ, of 2 samples a batch and of the full batch: two curves a case, nearly one. The first four cases.",
        x: { label: "τ", log: false },
        y: { label: "stable rank", log: false },
        series: [...curves("small", "2 a batch"), ...curves("full", "full batch")],
      },
    ];
  },
});
