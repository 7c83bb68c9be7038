import { kendall, kendallInterval, medianCell, property, strict } from "#property";
import boundOrdersNetworks from "../../theorems/generalization/bound-orders-networks.ts";
import { drawnError, type Outcome, outcomeOf, type Variant } from "./outcome.ts";
import { trainedOnDigits } from "./trained-on-digits.ts";

const variants = Object.fromEntries(
  (["dense", "convolutional"] as const).flatMap((kind) => [
    [`${kind}, no decay`, { kind, decay: 0 }],
    [`${kind}, λ`, { kind }],
    [`${kind}, 10λ`, { kind, decay: 10 }],
  ]),
) as Readonly<Record<string, Variant>>;

function points(outcomes: readonly Outcome[]) {
  return outcomes.map(({ bound, testError }) => [bound.value, testError] as const);
}

/** τ_b, and 0 where the test errors are all equal and show no order. */
function tauOf(outcomes: readonly Outcome[]): number {
  const tau = kendall(points(outcomes));
  return Number.isNaN(tau) ? 0 : tau;
}

/** Which networks are compared, by the row of the table. */
const groups: Readonly<Record<string, (name: string) => boolean>> = {
  "all networks": () => true,
  "dense networks": (name) => name.startsWith("dense"),
  "convolutional networks": (name) => name.startsWith("convolutional"),
  "without decay": (name) => name.endsWith("no decay"),
  "decay λ": (name) => name.endsWith(", λ"),
  "decay 10λ": (name) => name.endsWith("10λ"),
};

export default property(boundOrdersNetworks, {
  ...trainedOnDigits,
  trial: async (drawn, { train }) => {
    const names = Object.keys(variants);
    const outcomes = await Promise.all(names.map((name) => outcomeOf(drawn, variants[name], train)));
    return { measured: { tau: tauOf(outcomes) }, shows: names.map((name, k) => ({ name, outcome: outcomes[k] })) };
  },
  within: strict({ because: "0 is no order at all" }),
  atLeast: 20,
  controls: {
    "samples in place of decay: the dense network with λ on 10, 50 and 250 samples a class": {
      trial: async (drawn, { train }) => {
        const outcomes = await Promise.all(
          [10, 50, 250].map((perClass) =>
            outcomeOf({ ...drawn, data: { ...drawn.data, perClass } }, { kind: "dense" }, train),
          ),
        );
        return { measured: { tau: tauOf(outcomes) } };
      },
    },
  },
  figures: (cases) =>
    Object.keys(trainedOnDigits.populations).flatMap((population) => {
      const own = cases.filter((each) => each.population === population).map(({ shows }) => shows);
      const of = (shown: (typeof own)[number], belongs: (name: string) => boolean) =>
        points(shown.filter(({ name }) => belongs(name)).map(({ outcome }) => outcome)).map(
          ([bound, error]) => [bound, drawnError(error)] as const,
        );
      const axes = { x: { label: "bound on the risk", log: true }, y: { label: "test error", log: true } };
      return [
        {
          title: `Bound and test error, ${population}`,
          caption:
            "One point a network, six on each drawn data set. Were they ordered alike, points would rise to the right. No error is drawn as half an image.",
          ...axes,
          series: Object.keys(variants).map((name) => ({
            name,
            as: "dots" as const,
            points: own.flatMap((shown) => of(shown, (other) => other === name)),
          })),
        },
        {
          title: `What decay does to bound and test error, ${population}`,
          caption:
            "One line a network of the first three data sets, from no decay on the right over λ to 10λ on the left: the bound falls, the test error seldom does.",
          ...axes,
          series: (["dense", "convolutional"] as const).flatMap((kind) =>
            own.slice(0, 3).map((shown, i) => ({
              name: `${kind}, case ${i}`,
              as: "line" as const,
              points: of(shown, groups[`${kind} networks`]),
            })),
          ),
        },
      ];
    }),
  tables: (cases) =>
    Object.keys(trainedOnDigits.populations).map((population) => ({
      title: `Kendall's rank correlation of bound and test error, ${population}`,
      caption:
        "On the same digits: the median over data sets, with its 95 % interval. Over all: τ_b of all networks of the row, whatever their data, with a 95 % interval by the jackknife that leaves out a data set at a time.",
      shaded: "as a whole" as const,
      columns: ["on the same digits", "over all"],
      rows: Object.entries(groups).map(([name, belongs]) => {
        const sets = cases
          .filter((each) => each.population === population)
          .map(({ shows }) => shows.filter((shown) => belongs(shown.name)).map(({ outcome }) => outcome));
        const { tau, low, high } = kendallInterval(sets.map(points));
        // Of two networks on the same digits τ is 1 or −1, of which a median tells nothing.
        const onTheSame = sets.some((set) => set.length > 2) ? medianCell(sets.map(tauOf)) : null;
        return { name, cells: [onTheSame, { median: tau, low, high }] };
      }),
    })),
});
