import * as Plot from "@observablehq/plot";
import type { Figure } from "../finding/figure.ts";
import { type Html, html } from "./html.ts";
import { countOf } from "./number.ts";
import { drawPlot, drawSwatch } from "./plot.ts";
import { drawable, scaleOf } from "./scale.ts";

type Point = readonly [x: number, y: number];
type Series = Figure["series"][number];

// Neighbours differ by dash or symbol as well as by colour: no series is told by its colour alone.
const COLOURS = 6;
const DASHES = ["none", "7 4", "1 4", "9 4 1 4"];
const SYMBOLS = ["circle", "square", "triangle", "diamond"] as const;

/** A report is written several times in a run, and drawing is what takes long. */
const drawn = new WeakMap<Figure, Html>();

/** Curves and dots over two axes, with a legend. Points without a place on the axes are counted in the caption. */
export function figureOf(figure: Figure): Html {
  const known = drawn.get(figure) ?? drawnFigure(figure);
  drawn.set(figure, known);
  return known;
}

function drawnFigure(figure: Figure): Html {
  const has = ([x, y]: Point) => drawable(x, figure.x.log) && drawable(y, figure.y.log);
  const points = figure.series.flatMap((series) => series.points);
  const shown = points.filter(has);
  const lost = points.length - shown.length;
  const positive = figure.x.log || figure.y.log ? " or not positive on a logarithmic axis" : "";
  return html`<figure>
<h5>${figure.title}</h5>
${shown.length > 0 && draw(figure, shown, has)}
${figure.series.length > 0 && html`<p class="legend">${figure.series.map(legendEntry)}</p>`}
<figcaption>${figure.caption}
${lost > 0 && html`<em>${countOf(lost, "point")} of ${points.length} not drawn: not finite${positive}.</em>`}
${points.length === 0 && html`<em>There are no points to draw.</em>`}</figcaption>
</figure>`;
}

function draw(figure: Figure, shown: readonly Point[], has: (point: Point) => boolean): Html {
  const x = scaleOf(
    shown.map((point) => point[0]),
    figure.x.label,
    figure.x.log,
  );
  const y = scaleOf(
    shown.map((point) => point[1]),
    figure.y.label,
    figure.y.log,
  );
  // A point without a place stays in as NaN: it must break its line, not be bridged.
  const marks = figure.series.map((series, i, all) =>
    markOf(
      series,
      i,
      rank(all, i),
      series.points.map((point) => (has(point) ? point : [Number.NaN, Number.NaN])),
    ),
  );
  return drawPlot(`${figure.title}: ${figure.y.label} over ${figure.x.label}`, x, y, marks);
}

/** How many series before this one are drawn as it is: the first line is solid, and the first dots are circles. */
function rank(all: readonly Series[], i: number): number {
  return all.slice(0, i).filter((other) => other.as === all[i].as).length;
}

function legendEntry(series: Series, i: number, all: readonly Series[]): Html {
  const sample: readonly Point[] =
    series.as === "line"
      ? [
          [-1, 0],
          [1, 0],
        ]
      : [[0, 0]];
  return html`<span>${drawSwatch(markOf(series, i, rank(all, i), sample))} ${series.name}</span> `;
}

function markOf(series: Series, i: number, kin: number, points: readonly Point[]): Plot.Markish {
  const stroke = `var(--series-${(i % COLOURS) + 1})`;
  const channels = { x: "0", y: "1", stroke };
  return series.as === "line"
    ? Plot.line(points, {
        ...channels,
        strokeWidth: 1.8,
        strokeLinecap: "round",
        strokeDasharray: DASHES[kin % DASHES.length],
      })
    : Plot.dot(points, { ...channels, symbol: SYMBOLS[kin % SYMBOLS.length], r: 3 });
}
