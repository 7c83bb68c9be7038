import * as Plot from "@observablehq/plot";
import type { Compared, ComparisonFinding } from "../finding/conclusion.ts";
import { type Html, html } from "./html.ts";
import { countOf } from "./number.ts";
import { drawPlot, drawSwatch } from "./plot.ts";
import { drawable, scaleOf, suitsLog } from "./scale.ts";

const HOLDS = { symbol: "circle", stroke: "var(--holds)", fill: "var(--holds)", fillOpacity: 0.25, r: 3.5 } as const;
const FAILS = { symbol: "times", stroke: "var(--alarm)", strokeWidth: 2, r: 4.5 } as const;
const DIAGONAL = { stroke: "currentColor", strokeDasharray: "4 4", strokeOpacity: 0.6 } as const;

/** A report is written several times in a run, and drawing is what takes long. */
const drawn = new WeakMap<ComparisonFinding, Html>();

/** The left side of a comparison against its right side, a mark for every case; on the diagonal both are equal. */
export function comparisonPlot(comparison: ComparisonFinding): Html | null {
  if (comparison.cases.length === 0) {
    return null;
  }
  const known = drawn.get(comparison) ?? drawnComparison(comparison);
  drawn.set(comparison, known);
  return known;
}

function drawnComparison({ formula, cases }: ComparisonFinding): Html {
  const log = suitsLog(cases.flatMap(({ left, right }) => [left, right]));
  const shown = cases.filter(({ left, right }) => drawable(left, log) && drawable(right, log));
  const lost = cases.length - shown.length;
  const holding = shown.filter(({ holds }) => holds);
  const failing = shown.filter(({ holds }) => !holds);
  return html`<figure>
${shown.length > 0 && draw(holding, failing, log)}
<p class="legend">
<span>${swatch(HOLDS)} holds (${holding.length})</span> <span>${swatch(FAILS)} fails (${failing.length})</span>
<span>${drawSwatch(Plot.ruleY([0], DIAGONAL))} left = right</span>
</p>
<figcaption><code>${formula}</code>: the left side, measured, against the right side, predicted, in
${countOf(cases.length, "case")}${log ? ", on logarithmic axes" : ""}.
${lost > 0 && html`<em>${countOf(lost, "case")} not drawn: a side is not finite.</em>`}</figcaption>
</figure>`;
}

function draw(holding: readonly Compared[], failing: readonly Compared[], log: boolean): Html {
  const shown = [...holding, ...failing];
  const sides = shown.flatMap(({ left, right }) => [left, right]);
  // One range for both axes makes the diagonal run from corner to corner.
  const x = scaleOf(sides, "right side, predicted", log);
  const y = { ...x, label: "left side, measured" };
  const ends = [x.low, x.high].map((end) => [end, end] as const);
  const dots = (cases: readonly Compared[], look: Plot.DotOptions) =>
    Plot.dot(cases, { x: "right", y: "left", title: (shown: Compared) => `case ${shown.case}`, ...look });
  return drawPlot(
    `Left against right side: ${countOf(holding.length, "case")} holding, ${countOf(failing.length, "case")} failing`,
    x,
    y,
    [Plot.line(ends, { x: "0", y: "1", ...DIAGONAL }), dots(holding, HOLDS), dots(failing, FAILS)],
    370,
  );
}

function swatch(look: Plot.DotOptions): Html {
  return drawSwatch(Plot.dot([[0, 0]], { x: "0", y: "1", ...look }));
}
