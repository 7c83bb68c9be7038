import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { type Html, html, trusted } from "./html.ts";
import type { Scale } from "./scale.ts";

/** A drawing surface without a browser. It is only ever read from. */
const { document } = parseHTML("<html></html>");

/** Labels longer than this would leave the drawing; the whole label is in the drawing's name. */
const LABEL_LENGTH = 52;

/** How many characters of tick labels fit side by side below the drawing. */
const CHARACTERS = 48;

/** Draws marks over two axes as inline SVG. `name` is what a screen reader says instead. */
export function drawPlot(name: string, x: Scale, y: Scale, marks: readonly Plot.Markish[], height = 300): Html {
  const longest = Math.max(...y.tickLabels.map((label) => label.length), 3);
  const svg = Plot.plot({
    document,
    className: "plot",
    width: 400,
    height,
    marginLeft: 16 + 7 * longest,
    marginRight: 18,
    marginTop: 30,
    marginBottom: 44,
    style: { fontSize: "12px" },
    x: axis(spaced(x)),
    y: axis(y),
    marks: [Plot.frame({ strokeOpacity: 0.25 }), ...marks],
  });
  return html`<div class="drawing" role="img" aria-label="${name}">${markup(svg)}</div>`;
}

/** A mark by itself, for a legend: a line across, or a symbol. */
export function drawSwatch(mark: Plot.Markish): Html {
  const domain: [number, number] = [-1, 1];
  const svg = Plot.plot({
    document,
    className: "swatch",
    width: 28,
    height: 14,
    margin: 2,
    x: { axis: null, domain },
    y: { axis: null, domain },
    marks: [mark],
  });
  return html`<span aria-hidden="true">${markup(svg)}</span>`;
}

/** Leaves ticks out, evenly, until their labels stand side by side without touching. */
function spaced(scale: Scale): Scale {
  const longest = Math.max(...scale.tickLabels.map((label) => label.length), 0);
  const every = Math.max(1, Math.ceil((scale.ticks.length * (longest + 2)) / CHARACTERS));
  const kept = <T>(list: readonly T[]) => list.filter((_, i) => i % every === 0);
  return { ...scale, ticks: kept(scale.ticks), tickLabels: kept(scale.tickLabels) };
}

function axis(scale: Scale): Plot.ScaleOptions {
  const labels = new Map(scale.ticks.map((tick, i) => [tick, scale.tickLabels[i]]));
  return {
    type: scale.log ? "log" : "linear",
    domain: [scale.low, scale.high],
    ticks: [...scale.ticks],
    tickFormat: (tick: number) => labels.get(tick) ?? "",
    grid: true,
    label: scale.label.length > LABEL_LENGTH ? `${scale.label.slice(0, LABEL_LENGTH - 1)}…` : scale.label,
    labelArrow: "none",
  };
}

function markup(svg: ReturnType<typeof Plot.plot>): Html {
  // Plot puts a copy of its rules into every drawing; style.ts has them once.
  svg.querySelector("style")?.remove();
  svg.setAttribute("aria-hidden", "true");
  return trusted(svg.outerHTML);
}
