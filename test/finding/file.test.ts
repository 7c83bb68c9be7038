import { describe, expect, test } from "vitest";
import { parseFindings, serializeFindings } from "../../src/finding/file.ts";
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
    ["a list", "[]", /TypeError: findings.json.touchstone: missing/],
    ["a text", '"NaN"', /TypeError: findings.json: expected an object, but got "NaN"/],
    ["null", "null", /findings.json: expected an object, but got null/],
    ["of something else", "{}", /findings.json.touchstone: missing/],
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
      'findings[0].verdict: expected ("holds" | "refuted" | "undecided" | "vacuous"), but got "true"',
    ],
    ["a lacking field", (f) => delete f.findings[0].replay, "findings.json.findings[0].replay: missing"],
    ["a lacking list", (f) => (f.findings = {}), "findings.json.findings: expected a list, but got {}"],
    [
      "a point of three",
      (f) => f.findings[0].figures[0].series[0].points.push([1, 2, 3]),
      "series[0].points[3][2]: expected no more, but got 3",
    ],
    [
      "a point of one",
      (f) => f.findings[0].figures[0].series[0].points.push([1]),
      "series[0].points[3][1]: expected a number, but got nothing",
    ],
    ["a list for symbols", (f) => (f.findings[0].where = []), "where: expected an object, but got []"],
    [
      "a text for a measured number",
      (f) => (f.findings[0].counterexample.values.measuredSymbol = "3"),
      'counterexample.values.measuredSymbol: expected a number, but got "3"',
    ],
    ["a lacking drawn case", (f) => delete f.findings[0].counterexample.drawn, "counterexample.drawn: missing"],
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
    expect(() => serializeFindings([lacking as never], run)).toThrow("run.findings[0].says: missing");
  });

  test("nor is one whose field is there and undefined", () => {
    const counterexample = { ...finding().counterexample, drawn: undefined } as never;
    expect(() => serializeFindings([finding({ says: undefined })], run)).toThrow(
      "findings[0].says: expected a text, but got nothing",
    );
    expect(() => serializeFindings([finding({ counterexample })], run)).toThrow(
      "counterexample.drawn: expected any value, but got nothing",
    );
  });

  test("a long value is cut in the message", () => {
    const long = { cases: "a".repeat(200) } as never;
    expect(() => serializeFindings([finding(long)], run)).toThrow(/expected a number, but got "a{79}…$/);
  });

  test("what the schema does not know is dropped", () => {
    const more = { ...finding(), effect: { ...finding().effect, more: 1 }, more: 1 } as never;
    expect(serializeFindings([more], run)).toBe(serializeFindings([finding()], run));
  });

  test("symbols may have any name", () => {
    const names = JSON.parse('{ "constructor": "c", "prototype": "p", "__proto__": "q", "toString": "t", "0": "o" }');
    const values = JSON.parse('{ "constructor": 1, "prototype": 2, "__proto__": 3 }');
    const drawn = JSON.parse('{ "__proto__": { "constructor": 1 } }');
    const said = finding({ where: names, counterexample: { population: "", path: "0", drawn, values, says: "" } });
    const text = serializeFindings([said], run);
    expect(JSON.parse(text).findings[0].where).toEqual(names);
    const [read] = parseFindings(text).findings;
    expect(Object.entries(read.where)).toEqual(Object.entries(names));
    expect(Object.entries(read.counterexample?.values ?? {})).toEqual(Object.entries(values));
    expect(JSON.stringify(read.counterexample?.drawn)).toBe(JSON.stringify(drawn));
  });
});
