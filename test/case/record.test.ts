import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseRecord, readRecord, writeRecord } from "../../src/case/record.ts";

const name = { claim: "family/name", part: "null pair", population: "digits", index: 3, seed: 2023 };

const back = (record: CaseRecord) => readRecord(writeRecord(record));

/** Of a record that drew and shows a value, what is read back of the two. */
function throughLine(value: unknown): unknown {
  const record: CaseRecord = { ...name, drawn: value, runs: [], status: "measured", measured: {}, shows: [value] };
  const { drawn, shows } = back(record) as Extract<CaseRecord, { status: "measured" }>;
  expect(shows).toEqual([drawn]);
  return drawn;
}

describe("a record", () => {
  test("is one line, and read as it was written", () => {
    const measured: CaseRecord = {
      ...name,
      drawn: { data: { kind: "digits", note: "two\nlines" }, bias: null },
      runs: ["0123456789abcdef"],
      status: "measured",
      measured: { exactly: [{ a: 0.1 + 0.2, b: 5e-324 }, { a: -1.7976931348623157e308 }], typically: [{ b: 3 }] },
      shows: { curve: [[1, 2], []], flat: true },
    };
    expect(writeRecord(measured)).not.toContain("\n");
    expect(back(measured)).toEqual(measured);
    for (const status of ["discarded", "diverged"] as const) {
      const missed: CaseRecord = { ...name, drawn: 7, runs: [], status, reason: "“all margins equal”" };
      expect(back(missed)).toEqual(missed);
    }
  });

  test("keeps the numbers that JSON lacks", () => {
    const numbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0];
    expect(throughLine(numbers)).toEqual(numbers);
    expect(throughLine({ deep: { deeper: [{ x: Number.NaN }, -0] } })).toEqual({
      deep: { deeper: [{ x: Number.NaN }, -0] },
    });
  });

  test("keeps one of these numbers under any symbol, also one called number", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 5])
      expect(throughLine({ number: value })).toEqual({ number: value });
  });

  test("keeps what looks like such a number and is none", () => {
    for (const value of [
      '{"number":"NaN"}',
      "NaN",
      { number: "seven" },
      { number: "NaN", unit: "m" },
      { number: ["NaN"] },
    ])
      expect(throughLine([value, Number.NaN])).toEqual([value, Number.NaN]);
  });

  test("survives whatever plain data it holds", () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.double(),
        fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0),
        fc.string({ unit: "binary" }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("value")),
        fc.dictionary(fc.oneof(fc.string(), fc.constant("number")), tie("value"), { noNullPrototype: true }),
      ),
    }));
    // The one text that is read as the number it names.
    const readAsNumber = (data: unknown): boolean =>
      typeof data === "object" &&
      data !== null &&
      (/^\{"number":"(NaN|-?Infinity|-0)"\}$/.test(JSON.stringify(data)) || Object.values(data).some(readAsNumber));
    fc.assert(
      fc.property(
        value.filter((data) => !readAsNumber(data)),
        (data) => {
          expect(throughLine(data)).toEqual(data);
        },
      ),
    );
  });

  test("that is not whole is no record", () => {
    const line = writeRecord({ ...name, drawn: 1, runs: [], status: "diverged", reason: "at step 3" });
    for (let length = 0; length < line.length; length++)
      expect(() => readRecord(line.slice(0, length))).toThrow(SyntaxError);
  });
});
