import type { Figure, TrialContext } from "#property";
import { drawnError, outcomeOf, type Variant } from "./outcome.ts";
import { type DigitsDraw, trainedOnDigits } from "./trained-on-digits.ts";

/** The same draws with 60 samples a class: few enough for a network without decay to learn random labels by heart. */
export const fewDigits = {
  given: { ...trainedOnDigits.given, data: trainedOnDigits.given.data.map(few) },
  populations: {
    "two digits": {},
    "three to five digits": { data: trainedOnDigits.populations["three to five digits"].data.map(few) },
  },
};

/** Data of 60 samples a class. */
export function few(data: DigitsDraw["data"]): DigitsDraw["data"] {
  return { ...data, perClass: 60 };
}

/** With a third of the labels random: three times the drawn decay, as few samples are fitted in spite of it, to τ = 3. */
export const noisy = { labels: "a third random", decay: 3, forgetting: 1 } as const;

type Choice = Omit<Variant, "kind">;

/** Test errors of both networks, trained in two ways. */
async function errors(drawn: DigitsDraw, [one, other]: readonly [Choice, Choice], train: TrialContext["train"]) {
  const error = async (kind: "dense" | "convolutional", choice: Choice) =>
    (await outcomeOf(drawn, { ...choice, kind }, train)).testError;
  const [error_dense, error_dense_free, error_conv, error_conv_free] = await Promise.all([
    error("dense", one),
    error("dense", other),
    error("convolutional", one),
    error("convolutional", other),
  ]);
  return { error_dense, error_dense_free, error_conv, error_conv_free };
}

/** Test errors with decay and without: the twin has the same start, batches and steps. */
export function withAndWithoutDecay(drawn: DigitsDraw, choice: Choice, train: TrialContext["train"]) {
  return errors(drawn, [choice, { ...choice, decay: 0 }], train);
}

/** The null pair: without decay, in another order of the batches, in place of decay. */
export function twiceWithoutDecay(drawn: DigitsDraw, choice: Choice, train: TrialContext["train"]) {
  const free = { ...choice, decay: 0 };
  return errors(drawn, [{ ...free, order: "another" }, free], train);
}

type Errors = Awaited<ReturnType<typeof errors>>;

/** The test error with decay against that without, one figure a population. */
export function errorFigures(
  cases: readonly { readonly population: string; readonly shows: Errors }[],
  { title, caption }: { title: string; caption: string },
): Figure[] {
  return Object.keys(trainedOnDigits.populations).map((population) => {
    const own = cases.filter((each) => each.population === population).map(({ shows }) => shows);
    const free = own.flatMap(({ error_dense_free, error_conv_free }) => [error_dense_free, error_conv_free]);
    const ends = [Math.min(...free), Math.max(...free)].map(drawnError);
    const at = (x: number, y: number) => [drawnError(x), drawnError(y)] as const;
    return {
      title: `${title}, ${population}`,
      caption: `${caption} Share of 1,600 test images, one point a drawn network; decay helps below the line. No error is drawn as half an image.`,
      x: { label: "test error without decay", log: true },
      y: { label: "test error with decay", log: true },
      series: [
        { name: "dense", as: "dots", points: own.map((e) => at(e.error_dense_free, e.error_dense)) },
        { name: "convolutional", as: "dots", points: own.map((e) => at(e.error_conv_free, e.error_conv)) },
        { name: "equal", as: "line", points: ends.map((error) => [error, error] as const) },
      ],
    };
  });
}
