import { movementPerStep } from "#measure";
import { atConstantRate, fewSamplesConvolutional, fewSamplesDense, property, strict, withRecipe } from "#property";
import sgdNeverSettles from "../../theorems/noise/sgd-never-settles-under-decay.ts";

export default property(sgdNeverSettles, {
  given: fewSamplesDense(),
  populations: { dense: {}, convolutional: fewSamplesConvolutional() },
  trial: async (drawn, { train }) => {
    const { experiment, weights } = atConstantRate(drawn);
    const [movement, movement_full, movement_free] = await Promise.all(
      [experiment, withRecipe(experiment, { batches: { order: "full" } }), withRecipe(experiment, { decay: 0 })].map(
        async (each) => movementPerStep(weights(await train(each))),
      ),
    );
    return {
      measured: { movement, movement_full, movement_free },
      shows: { movement, movement_full, movement_free },
    };
  },
  within: strict({
    because:
      "the factors are part of the claim: on seeds 1 to 4 all of 80 dense and 80 convolutional draws met both, by 2.2 times or more",
  }),
  controls: {
    "null pair: another random order, with decay like the first": {
      trial: async (drawn, { train }) => {
        const { experiment, weights } = atConstantRate(drawn);
        const [own, other] = await Promise.all(
          [experiment, { ...experiment, seed: experiment.seed ^ 1 }].map(async (each) =>
            movementPerStep(weights(await train(each))),
          ),
        );
        return { measured: { movement: other, movement_full: own, movement_free: own } };
      },
    },
  },
  figures: (cases) => {
    const points = (of: "movement_full" | "movement_free") =>
      cases.map(({ shows }) => [shows.movement, shows[of]] as const);
    const least = Math.min(...cases.map(({ shows }) => shows.movement));
    const most = Math.max(...cases.map(({ shows }) => shows.movement));
    return [
      {
        title: "SGD with decay goes on moving, the others come to rest",
        caption:
          "Relative movement of the weights a step over the last eight epochs, one point a drawn network and twin: to the right SGD with decay, upward its twin. Twins lie below the line, where both would move alike; without decay the movement fades with the loss, down to rounding.",
        x: { label: "SGD with decay: ‖W_{t+1} − W_t‖/‖W_t‖", log: true },
        y: { label: "the twin's", log: true },
        series: [
          { name: "all samples at once, with decay", as: "dots", points: points("movement_full") },
          { name: "SGD, λ = 0", as: "dots", points: points("movement_free") },
          {
            name: "moves alike",
            as: "line",
            points: [
              [least, least],
              [most, most],
            ],
          },
        ],
      },
    ];
  },
});
