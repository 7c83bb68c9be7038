import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { Figure } from "../../src/finding/figure.ts";
import { comparisonPlot } from "../../src/report/comparison.ts";
import { figureOf } from "../../src/report/figure.ts";
import { comparison } from "../finding/example.ts";

type Points = readonly (readonly [number, number])[];

/** The parser's document: the compiler knows none, as these are not the types of a browser. */
type Page = ReturnType<typeof parseHTML>["document"];

function figure(points: Points, as: "line" | "dots", log: boolean): Figure {
  const axis = { label: "axis", log };
  return {
    title: "title",
    caption: "caption",
    x: { ...axis, log: false },
    y: axis,
    series: [{ name: "series", as, points }],
  };
}

function draw(points: Points, as: "line" | "dots", log: boolean): { document: Page; caption: string; markup: string } {
  const { markup } = figureOf(figure(points, as, log));
  const { document } = parseHTML(`<html><body>${markup}</body></html>`);
  return { document, markup, caption: document.querySelector("figcaption")?.textContent?.replace(/\s+/g, " ") ?? "" };
}

const AWKWARD: Points = [
  [0, 1],
  [1, 0],
  [2, -1],
  [3, Number.NaN],
  [4, Number.POSITIVE_INFINITY],
  [5, 10],
  [Number.NaN, 3],
];

describe("figures", () => {
  test("on a log axis, points that are not positive or not finite are counted", () => {
    const { document, caption } = draw(AWKWARD, "dots", true);
    expect(document.querySelectorAll(".plot [aria-label=dot] > *").length).toBe(2);
    expect(caption).toContain("5 points of 7 not drawn: not finite or not positive on a logarithmic axis.");
  });

  test("on a linear axis, only those that are not finite", () => {
    const { document, caption } = draw(AWKWARD, "dots", false);
    expect(document.querySelectorAll(".plot [aria-label=dot] > *").length).toBe(4);
    expect(caption).toContain("3 points of 7 not drawn: not finite.");
  });

  test("a line breaks where a point is missing", () => {
    const { document } = draw(
      [
        [0, 1],
        [1, 2],
        [2, Number.NaN],
        [3, 4],
        [4, 5],
      ],
      "line",
      false,
    );
    expect(document.querySelector(".plot [aria-label=line] path")?.getAttribute("d")?.match(/M/g)?.length).toBe(2);
  });

  test("a point too large to draw breaks its line as well", () => {
    const { document, caption } = draw(
      [
        [0, 1],
        [1, 1e305],
        [2, 2],
        [3, 3],
      ],
      "line",
      false,
    );
    expect(document.querySelector(".plot [aria-label=line] path")?.getAttribute("d")?.match(/M/g)?.length).toBe(2);
    expect(caption).toContain("1 point of 4 not drawn");
  });

  test("nothing to draw is said", () => {
    expect(draw([], "line", true).caption).toContain("no points to draw");
    const { document, caption } = draw([[1, Number.NaN]], "line", true);
    expect(document.querySelector(".plot")).toBeNull();
    expect(caption).toContain("1 point of 1 not drawn");
  });

  test("log axes have ticks at powers of ten, written short", () => {
    const { document } = draw(
      [
        [0, 2e-7],
        [1, 3],
      ],
      "dots",
      true,
    );
    const labels = [...document.querySelectorAll("[aria-label='y-axis tick label'] text")].map(
      (label) => label.textContent,
    );
    expect(labels).toEqual(["1e-7", "1e-6", "1e-5", "1e-4", "0.001", "0.01", "0.1", "1"]);
  });

  test.each<[string, Points, boolean]>([
    ["one point", [[3, 3]], false],
    ["one point, log", [[3, 3]], true],
    ["zero alone", [[0, 0]], false],
    [
      "equal values up to rounding",
      [
        [1, 1],
        [2, 1 + 2e-16],
      ],
      false,
    ],
    [
      "the ends of the numbers",
      [
        [-1.7e308, 5e-324],
        [1.7e308, 1.7e308],
        [0, 1],
      ],
      false,
    ],
    [
      "the ends of the numbers, log",
      [
        [0, 5e-324],
        [1, 1e305],
        [2, 1e300],
      ],
      true,
    ],
    [
      "a narrow log axis",
      [
        [0, 1.21],
        [1, 1.22],
      ],
      true,
    ],
    [
      "far from zero",
      [
        [1e6, 1e9 + 0.5],
        [1e6 + 1, 1e9],
      ],
      false,
    ],
  ])("every coordinate is a number: %s", (_, points, log) => {
    for (const as of ["dots", "line"] as const) {
      const { markup, document } = draw(points, as, log);
      expect(markup).not.toMatch(/="[^"]*(NaN|Infinity|undefined)/);
      const labels = [...document.querySelectorAll("[aria-label='y-axis tick label'] text")].map(
        (label) => label.textContent,
      );
      expect(labels.length).toBeGreaterThan(0);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  test("every series has a name in the legend and a look of its own", () => {
    const series = Array.from({ length: 12 }, (_, i) => ({
      name: `s${i}`,
      as: "line" as const,
      points: [
        [0, i],
        [1, i],
      ] as Points,
    }));
    const { markup } = figureOf({ ...figure([], "line", false), series });
    const { document } = parseHTML(`<html><body>${markup}</body></html>`);
    expect([...document.querySelectorAll(".legend > span")].map((entry) => entry.textContent?.trim())).toEqual(
      series.map(({ name }) => name),
    );
    const looks = [...document.querySelectorAll(".plot [aria-label=line]")].map(
      (line) => `${line.getAttribute("stroke")} ${line.getAttribute("stroke-dasharray")}`,
    );
    expect(new Set(looks).size).toBe(12);
  });
});

describe("left against right", () => {
  const plot = (pairs: Points) => {
    const cases = pairs.map(([left, right], i) => ({ case: i, left, right, holds: i > 0 }));
    const markup = comparisonPlot(comparison({ cases }))?.markup ?? "";
    const { document } = parseHTML(`<html><body>${markup}</body></html>`);
    return { document, text: document.body.textContent?.replace(/\s+/g, " ") ?? "" };
  };

  test("failing cases are marked by another shape and colour, on top", () => {
    const { document, text } = plot([
      [3, 2],
      [1, 2],
      [1, 3],
    ]);
    const [holds, fails] = document.querySelectorAll(".plot [aria-label=dot]");
    expect(holds.children.length).toBe(2);
    expect(fails.children.length).toBe(1);
    expect(fails.getAttribute("stroke")).not.toBe(holds.getAttribute("stroke"));
    expect(text).toMatch(/holds \(2\).*fails \(1\)/);
  });

  test("axes are logarithmic from two decades on, if all is positive", () => {
    expect(
      plot([
        [1, 1],
        [101, 1],
      ]).text,
    ).toContain("on logarithmic axes");
    expect(
      plot([
        [1, 1],
        [99, 1],
      ]).text,
    ).not.toContain("logarithmic");
    expect(
      plot([
        [0, 1],
        [1000, 1],
      ]).text,
    ).not.toContain("logarithmic");
    expect(
      plot([
        [1, 1],
        [1000, 1],
        [Number.NaN, 2],
      ]).text,
    ).toContain("on logarithmic axes");
  });

  test("cases with a side that is not finite are counted", () => {
    const { document, text } = plot([
      [1, 1],
      [Number.NaN, 1],
      [1, Number.POSITIVE_INFINITY],
    ]);
    expect(document.querySelectorAll(".plot [aria-label=dot] > *").length).toBe(1);
    expect(text).toContain("2 cases not drawn: a side is not finite.");
  });

  test("the diagonal runs where both sides are equal", () => {
    const path =
      plot([
        [1, 2],
        [3, 4],
      ])
        .document.querySelector(".plot [aria-label=line] path")
        ?.getAttribute("d") ?? "";
    const [x0, y0, x1, y1] = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
    expect(x1 - x0).toBeGreaterThan(200);
    expect(y0 - y1).toBeGreaterThan(200);
  });

  test("no cases, no plot", () => {
    expect(comparisonPlot(comparison({ cases: [] }))).toBeNull();
  });
});
