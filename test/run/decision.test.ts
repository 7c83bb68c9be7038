import { describe, expect, test } from "vitest";
import type { CaseName } from "../../src/case/name.ts";
import type { CaseRecord } from "../../src/case/record.ts";
import { random } from "../../src/data/random.ts";
import { Decision } from "../../src/run/decision.ts";
import { below } from "../property/example.ts";
import { settings } from "./in-thread.ts";

const untried = () => expect.unreachable();
const any = () => true;

const decision = (kind: "exact" | "typical", more: Parameters<typeof below>[2] = {}, cases: number | null = null) =>
  new Decision("family/name", below(kind, untried, more), { ...settings, cases });

/** The record of a case in which x is below y, or not. */
function record(name: CaseName, holds: boolean): CaseRecord {
  const measured = { claim: [{ x: holds ? 1 : 3, y: 2 }] };
  return { ...name, drawn: {}, runs: [], status: "measured", measured };
}

/** All that is handed out until nothing is left. */
function handedOut(decision: Decision, fits: (index: number) => boolean = any): CaseName[] {
  const names: CaseName[] = [];
  for (let name = decision.next(fits); name !== null; name = decision.next(fits)) names.push(name);
  return names;
}

const told = (names: readonly CaseName[]) => names.map(({ part, index }) => `${part || "claim"} ${index}`);

describe("the cases of a claim", () => {
  test("are handed out once, those of one index together, and no more than are surely needed", () => {
    const open = decision("exact", {}, 4);
    expect(open.progress).toEqual({ cases: 0, needed: 6 });
    const names = handedOut(open);
    // The control is a typical claim: two failures may decide it.
    expect(told(names)).toEqual(["claim 0", "the other way 0", "claim 1", "the other way 1", "claim 2", "claim 3"]);
    expect(names[1]).toEqual({ claim: "family/name", part: "the other way", population: "", index: 0, seed: 2023 });
    expect(open.next(any)).toBeNull();
  });

  test("are of the indices that are asked for", () => {
    const open = decision("exact", {}, 5);
    expect(told(handedOut(open, (index) => index % 2 === 1))).toEqual(["claim 1", "the other way 1", "claim 3"]);
    expect(told(handedOut(open))).toEqual(["claim 0", "the other way 0", "claim 2", "claim 4"]);
  });

  test("are of every population", () => {
    const open = decision("exact", { populations: { small: {}, large: {} } }, 1);
    expect(handedOut(open).map(({ part, population }) => `${part}/${population}`)).toEqual([
      "/small",
      "/large",
      "the other way/small",
      "the other way/large",
    ]);
  });
});

describe("records", () => {
  test("are weighed in the order of their index, whichever comes first", () => {
    const open = decision("exact", {}, 3);
    const own = handedOut(open).filter(({ part }) => part === "");
    open.take(record(own[2], true));
    open.take(record(own[1], false));
    expect(open.parts[0].evidence.cases).toBe(0);
    open.take(record(own[0], true));
    expect(open.parts[0].evidence).toMatchObject({ cases: 3, failures: 1 });
    expect(open.parts[0].evidence.counterexample?.index).toBe(1);
  });

  test("show that more cases are needed, until every part has enough", () => {
    const open = decision("typical");
    expect(told(handedOut(open))).toEqual(["claim 0", "the other way 0", "claim 1", "the other way 1"]);
    const name = { claim: "family/name", population: "", seed: 2023 };
    for (const index of [0, 1]) open.take(record({ ...name, part: "the other way", index }, false));
    expect(open.complete).toBe(false);
    open.take(record({ ...name, part: "", index: 0 }, true));
    expect(told(handedOut(open))).toEqual(["claim 2"]);
    for (let index = 1; !open.complete; index++) {
      open.take(record({ ...name, part: "", index }, true));
      handedOut(open);
    }
    // 16 cases without a failure decide one of six claims.
    expect(open.progress).toEqual({ cases: 18, needed: 0 });
    expect(open.parts.map(({ evidence }) => evidence.verdict)).toEqual(["holds", "refuted"]);
  });

  test("must be of a part that there is", () => {
    const stranger = { claim: "family/name", part: "null", population: "", index: 0, seed: 2023 };
    expect(() => decision("exact").take(record(stranger, true))).toThrow('family/name has no part "null" on ""');
  });

  test("in whatever order they come, ask for the same cases and find the same", () => {
    const { integer } = random(5, "decision");
    // One of 8 cases of the claim fails, and three of 4 of the control.
    const holds = ({ part, index }: CaseName) => (part === "" ? index % 8 !== 5 : index % 4 === 1);
    const outcome = (order: (count: number) => number) => {
      const open = decision("typical");
      const asked: CaseName[] = [];
      const held: CaseName[] = [];
      while (!open.complete) {
        const more = handedOut(open);
        asked.push(...more);
        held.push(...more);
        const [name] = held.splice(order(held.length), 1);
        open.take(record(name, holds(name)));
      }
      expect(held).toEqual([]);
      return {
        asked: told(asked).sort(),
        parts: open.parts.map(({ evidence: { verdict, cases, conclusions } }) => ({ verdict, cases, conclusions })),
      };
    };
    const first = outcome(() => 0);
    expect(first.asked.length).toBeGreaterThan(20);
    expect(outcome((count) => count - 1)).toEqual(first);
    for (let repeat = 0; repeat < 20; repeat++) expect(outcome((count) => integer(0, count - 1))).toEqual(first);
  });
});
