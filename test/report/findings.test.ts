import { describe, expect, test } from "vitest";
import { parseFindings, serializeFindings } from "../../src/report/findings.ts";
import { writeJson } from "../../src/report/json.ts";
import { comparison, conclusion, finding, run } from "./example.ts";

/** A file of which no shape is known: it is about to be damaged. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Damaged = any;

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

describe("findings.json", () => {
  test("reads back what was written", () => {
    const summary = { ...run, complete: false, missing: ["a/gone"] };
    const findings = [finding({ id: "a/b" }), finding({ id: "a/c", counterexample: null, effect: null, sister: null })];
    expect(parseFindings(serializeFindings(findings, summary))).toEqual({ run: summary, findings });
    expect(parseFindings(serializeFindings([], run))).toEqual({ run, findings: [] });
  });

  test("numbers that JSON lacks, and minus zero", () => {
    const strange = finding({
      effect: { of: "NaN", median: nan, low: -infinity, high: infinity, worst: -0 },
      conclusions: [
        conclusion({ comparisons: [comparison({ cases: [{ case: 0, left: nan, right: -infinity, holds: false }] })] }),
      ],
      counterexample: {
        population: "NaN",
        path: "Infinity",
        drawn: { rates: [nan, 1, infinity] },
        values: { x: nan, __proto__x: 1 },
        says: "-Infinity",
      },
      tables: [
        { ...finding().tables[0], rows: [{ name: "r", cells: [{ median: nan, low: -infinity, high: infinity }] }] },
      ],
      figures: [{ ...finding().figures[0], series: [{ name: "s", as: "dots", points: [[nan, -infinity]] }] }],
    });
    const text = serializeFindings([strange], run);
    expect(JSON.parse(text).findings[0].effect).toEqual({
      of: "NaN",
      median: "NaN",
      low: "-Infinity",
      high: "Infinity",
      worst: -0,
    });
    expect(text).not.toContain("null");
    // toStrictEqual tells NaN from "NaN" and −0 from 0: texts that read like numbers stay texts.
    expect(parseFindings(text).findings[0]).toStrictEqual(strange);
  });

  test("is sorted by id and independent of the order of fields", () => {
    const reversed = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).reverse()) as T;
    const [a, b] = [finding({ id: "a/Z" }), finding({ id: "a/a" })];
    const text = serializeFindings([b, reversed({ ...a, effect: a.effect && reversed(a.effect) })], reversed(run));
    expect(text).toBe(serializeFindings([a, b], run));
    expect(parseFindings(text).findings.map(({ id }) => id)).toEqual(["a/Z", "a/a"]);
    expect(Object.keys(JSON.parse(text))).toEqual([
      "touchstone",
      "seed",
      "profile",
      "engine",
      "complete",
      "missing",
      "findings",
    ]);
    expect(Object.keys(JSON.parse(text).findings[0])).toEqual(Object.keys(a));
  });

  test("is indented by two, a comparison to a line, and ends a line", () => {
    const lines = serializeFindings([finding()], run).split("\n");
    expect(lines[1]).toBe('  "touchstone": "0.1.0",');
    expect(lines).toContain('                { "case": 0, "left": 1, "right": 2, "holds": true },');
    expect(lines.at(-1)).toBe("");
    expect(lines.at(-2)).toBe("}");
  });

  test.each<[string, string, RegExp]>([
    ["empty", " ", /it is empty.*cut off/],
    [
      "cut off",
      serializeFindings([finding()], run).slice(0, -20),
      /SyntaxError: findings.json is not whole: .*cut off/,
    ],
    ["a list", "[]", /TypeError: findings.json: expected an object, but got \[\]/],
    ["null", "null", /findings.json: expected an object, but got null/],
    ["of something else", "{}", /findings.json.touchstone: expected a text, but got nothing/],
  ])("a file that is %s is refused", (_, text, message) => {
    expect(() => parseFindings(text)).toThrow();
    try {
      parseFindings(text);
    } catch (error) {
      expect(String(error)).toMatch(message);
    }
  });

  test.each<[string, (file: Damaged) => unknown, string]>([
    [
      "a null number",
      (f) => (f.findings[0].effect.median = null),
      "findings.json.findings[0].effect.median: expected a number, but got null",
    ],
    [
      "an unknown verdict",
      (f) => (f.findings[0].verdict = "true"),
      'findings[0].verdict: expected one of holds, refuted, undecided, vacuous, but got "true"',
    ],
    ["a lacking field", (f) => delete f.findings[0].replay, "findings[0].replay: expected a text, but got nothing"],
    ["a lacking list", (f) => (f.findings = {}), "findings.json.findings: expected a list, but got {}"],
    [
      "a point of three",
      (f) => f.findings[0].figures[0].series[0].points.push([1, 2, 3]),
      "series[0].points[3]: expected a point [x, y], but got [1, 2, 3]",
    ],
    ["a text for a flag", (f) => (f.complete = "yes"), 'complete: expected true or false, but got "yes"'],
    ["a number for a text", (f) => (f.findings[0].where.lambda = 1), "where.lambda: expected a text, but got 1"],
    ["a word for a number", (f) => (f.seed = "nan"), 'seed: expected a number, but got "nan"'],
  ])("%s is refused, and the place named", (_, damage, message) => {
    const file = JSON.parse(serializeFindings([finding()], run));
    damage(file);
    expect(() => parseFindings(JSON.stringify(file))).toThrow(message);
  });

  test("a finding that lacks a field is not written", () => {
    const { says: _, ...lacking } = finding();
    expect(() => serializeFindings([lacking as never], run)).toThrow(
      "findings[0].says: expected a text, but got nothing",
    );
  });
});

describe("writeJson", () => {
  test("drawn values of any type have a text, and it is JSON", () => {
    const loop: Record<string, unknown> = { name: "loop" };
    loop.self = loop;
    const drawn = {
      typed: new Float64Array([0.5, nan]),
      big: 12n,
      undef: undefined,
      hole: [undefined],
      loop,
      text: '"</script>\n',
    };
    expect(JSON.parse(writeJson(drawn))).toEqual({
      typed: [0.5, "NaN"],
      big: "[bigint 12]",
      hole: [null],
      loop: { name: "loop", self: "[circular]" },
      text: '"</script>\n',
    });
  });

  test("lists of numbers stay on a line however long, others break", () => {
    const numbers = Array.from({ length: 100 }, (_, i) => i / 7);
    expect(writeJson({ numbers }).split("\n").length).toBe(3);
    expect(writeJson(["a".repeat(70), "b".repeat(70)]).split("\n").length).toBe(4);
  });
});
