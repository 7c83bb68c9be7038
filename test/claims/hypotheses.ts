import { inputWidth } from "../../src/network/architecture.ts";
import { outputsOf } from "../../src/network/layer.ts";
import type { Experiment } from "../../src/training/experiment.ts";

/** A kind of hypothesis: how it is worded, and what a training that meets it is like. */
interface Hypothesis {
  readonly words: RegExp;
  /** @param found the numbers in the words. */
  holds(experiment: Experiment, found: readonly string[]): boolean;
}

const layers = ({ network }: Experiment) => network.architecture.layers;

/** A claim that names two kinds of networks has two kinds of hypotheses; such wordings are not read. */
const alternatives = /; or | or free features|two to four layers/;

/**
 * The hypotheses on network, data and recipe that a draw alone decides. Others are about the course of a training, or
 * are checked by the trial.
 */
const hypotheses: readonly Hypothesis[] = [
  { words: /\bbias-free\b|without biases(?! in)/, holds: (e) => layers(e).every(({ bias }) => !bias) },
  {
    words: /\bReLU (network|layers)|\(ReLU\)/,
    holds: (e) => layers(e).every(({ activation }, k, { length }) => k === length - 1 || activation === "relu"),
  },
  {
    words: /inputs in at least (\d+) dimensions/,
    holds: (e, [least]) => inputWidth(e.network.architecture) >= Number(least),
  },
  {
    words: /dense hidden layers of at least (\d+) neurons/,
    holds: (e, [least]) =>
      layers(e)
        .slice(0, -1)
        .every((layer) => layer.kind !== "dense" || outputsOf(layer) >= Number(least)),
  },
  {
    words: /at most four classes/,
    holds: (e) => layers(e)[0].kind !== "convolution" || e.data.classes <= 4,
  },
  { words: /network of at least three layers/, holds: (e) => layers(e).length >= 3 },
  { words: /with cooldown/, holds: (e) => e.recipe.schedule === "cooldown" },
  { words: /constant learning rate|at a constant rate/, holds: (e) => e.recipe.schedule === "constant" },
  {
    words: /SGD with weight decay in batches of (\d+) to (\d+) samples/,
    holds: ({ recipe: { batches } }, [least, most]) =>
      batches.order === "full" || (batches.size >= Number(least) && batches.size <= Number(most)),
  },
  {
    words: /SGD in batches of (\d+)(?: or (\d+))?(?:,| with)/,
    holds: ({ recipe: { batches } }, sizes) => batches.order === "full" || sizes.includes(String(batches.size)),
  },
  { words: /without momentum/, holds: (e) => e.recipe.momentum === 0 },
];

/** The hypotheses of a claim that can be read, each with whether a training meets it. */
export function hypothesesOf(assumes: readonly string[]): { text: string; holds(experiment: Experiment): boolean }[] {
  return assumes
    .filter((text) => !alternatives.test(text))
    .flatMap((text) =>
      hypotheses.flatMap(({ words, holds }) => {
        const match = words.exec(text);
        return match === null ? [] : [{ text, holds: (experiment) => holds(experiment, match.slice(1)) }];
      }),
    );
}
