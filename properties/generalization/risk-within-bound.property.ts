import { anyDigits, medianCell, property, strict } from "#property";
import riskWithinBound from "../../theorems/generalization/risk-within-bound.ts";
import { drawnError, type Outcome, outcomeOf, type Variant } from "./outcome.ts";
import { classesOf, trainedOnDigits } from "./trained-on-digits.ts";

/** What is trained on every draw, by what the tables call it. */
const variants = Object.fromEntries(
  (["dense", "convolutional"] as const).flatMap((kind) => [
    [`${kind}, no decay`, { kind, decay: 0 }],
    [`${kind}, λ`, { kind }],
    [`${kind}, 10λ`, { kind, decay: 10 }],
    [`${kind}, λ, random labels`, { kind, labels: "random" }],
  ]),
) as Readonly<Record<string, Variant>>;

const columns: Readonly<Record<string, (outcome: Outcome) => number>> = {
  "test error": ({ testError }) => testError,
  "ramp risk": ({ bound }) => bound.rampRisk,
  complexity: ({ bound }) => bound.complexity,
  confidence: ({ bound }) => bound.confidence,
  bound: ({ bound }) => bound.value,
};

function populationsOf(cases: readonly { readonly population: string }[]): string[] {
  return [...new Set(cases.map(({ population }) => population))];
}

export default property(riskWithinBound, {
  ...trainedOnDigits,
  larger: { "ten digits": { data: anyDigits({ classes: [10, 10], perClass: [100, 200, 500] }) } },
  trial: async (drawn, { train }) => {
    const names = Object.keys(variants);
    const outcomes = await Promise.all(names.map((name) => outcomeOf(drawn, variants[name], train)));
    return {
      measured: outcomes.map(({ testError, bound }) => ({ error: testError, bound: bound.value })),
      shows: Object.fromEntries(names.map((name, k) => [name, outcomes[k]])),
    };
  },
  within: strict({ because: "the claim is an inequality" }),
  controls: {
    "without the complexity: ramp risk and confidence alone, on 250 samples a class with random labels, no decay": {
      changes: (drawn) => ({ ...drawn, data: { ...drawn.data, perClass: 250 } }),
      trial: async (drawn, { train }) => {
        const variant: Variant = { kind: "dense", decay: 0, labels: "random" };
        const { testError, withoutComplexity } = await outcomeOf(drawn, variant, train);
        return { measured: { error: testError, bound: withoutComplexity } };
      },
    },
  },
  figures: (cases) =>
    populationsOf(cases).map((population) => {
      const own = cases.filter((each) => each.population === population);
      const points = (name: string, of: (outcome: Outcome) => number) =>
        own.map(({ shows }) => [shows[name].samples, of(shows[name])] as const).sort(([a], [b]) => a - b);
      const samples = own.map(({ shows }) => shows["dense, λ"].samples);
      const chance = own.map(({ drawn }) => 1 - 1 / classesOf(drawn));
      return {
        title: `Bound and test error by the number of samples, ${population}`,
        caption:
          "True labels, drawn weight decay λ, one point a drawn network. A bound says something below the line of chance, and nothing above 1. No error is drawn as half an image.",
        x: { label: "training samples N", log: true },
        y: { label: "bound, or share of test images", log: true },
        series: [
          ...(["dense", "convolutional"] as const).flatMap((kind) => [
            { name: `bound, ${kind}`, as: "dots" as const, points: points(`${kind}, λ`, columns.bound) },
            {
              name: `test error, ${kind}`,
              as: "dots" as const,
              points: points(`${kind}, λ`, ({ testError }) => drawnError(testError)),
            },
          ]),
          {
            name: "chance, two classes or the fewest",
            as: "line" as const,
            points: [Math.min(...samples), Math.max(...samples)].map((N) => [N, Math.min(...chance)] as const),
          },
        ],
      };
    }),
  tables: (cases) =>
    populationsOf(cases).map((population) => {
      const own = cases.filter((each) => each.population === population);
      return {
        title: `What the bound is made of, ${population}`,
        caption:
          "Medians of the drawn networks, N as drawn, with their 95 % intervals: the test error, and the three terms whose sum is the bound.",
        shaded: "row by row" as const,
        columns: Object.keys(columns),
        rows: Object.keys(variants).map((name) => ({
          name,
          cells: Object.values(columns).map((of) => medianCell(own.map(({ shows }) => of(shows[name])))),
        })),
      };
    }),
});
