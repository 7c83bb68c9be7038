import { describe, expect, test } from "vitest";
import { drawAt, shrinkCase } from "../../src/case/draw.ts";
import { type CaseName, nameInWords } from "../../src/case/name.ts";
import { givenOf, judgedOf, type Part, partsOf, populationsOf, trialOf } from "../../src/case/part.ts";
import { type CaseRecord, readRecord, writeRecord } from "../../src/case/record.ts";
import { checkRequest } from "../../src/engine/run.ts";
import type { Property } from "../../src/property/property.ts";
import type { Arbitraries, Drawn } from "../../src/property/specification.ts";
import { type Jobs, threads } from "../../src/run/crew.ts";
import { makeShard } from "../../src/run/shard.ts";
import { type Experiment, requestOf } from "../../src/training/experiment.ts";
import { judgementsOf } from "../../src/verdict/judge.ts";
import { bundled, checks, findingOf, KEPT, lineOf, settings, workers } from "./decided.ts";
import { hypothesesOf } from "./hypotheses.ts";

// Laws for every property on record. The records are those that the claims were decided by.

const { seed } = settings;

/** The names of the first cases of some parts. */
function firstCases(id: string, parts: readonly Part[], count: number): CaseName[] {
  return parts.flatMap((part) => Array.from({ length: count }, (_, index) => ({ claim: id, ...part, index, seed })));
}

function recordOf(id: string, part: Part, index: number): CaseRecord {
  return readRecord(lineOf({ claim: id, ...part, index, seed }));
}

test("a case has one record, whoever makes it, first or last", async () => {
  // All claims at once, so that they are decided side by side; what is wrong with one is told by its own tests.
  await Promise.allSettled(checks.map(findingOf));
  // The claim's own parts, from the last to the first, on another number of workers.
  const names = checks
    .flatMap(({ id, property }) => {
      const own = partsOf(property, settings.profile).filter(({ part }) => part === "");
      return firstCases(id, own, 1);
    })
    .reverse();
  const again = new Map<string, string>();
  const keep = (_: string, line: string) => void again.set(nameInWords(readRecord(line)), line);
  const hire = (jobs: Jobs) => threads(bundled, settings, workers + 1, jobs);
  const { errors } = await makeShard(names, { find: () => null, keep }, hire, () => {});
  expect([...errors]).toEqual([]);
  for (const name of names) expect(again.get(nameInWords(name)), nameInWords(name)).toBe(lineOf(name));
});

describe.each(checks)("$id", (check) => {
  const { id, property } = check;
  const controls = Object.keys(property.specification.controls);

  test("records survive a structured clone and their line", async () => {
    await findingOf(check);
    for (const name of firstCases(id, partsOf(property, settings.profile), KEPT)) {
      const line = lineOf(name);
      const record = readRecord(line);
      expect(structuredClone(record)).toStrictEqual(record);
      expect(writeRecord(record)).toBe(line);
    }
  });

  test.each(controls)("control %s is judged in every population and changes something there", async (control) => {
    await findingOf(check);
    for (const population of populationsOf(property, settings.profile)) {
      const changed = Array.from({ length: KEPT }, (_, index) => index).some((index) => {
        const claim = sidesOf(property, "", recordOf(id, { part: "", population }, index));
        const other = sidesOf(property, control, recordOf(id, { part: control, population }, index));
        return other.some((side) => !claim.includes(side));
      });
      expect(changed, population).toBe(true);
    }
  });

  test("what is drawn, and what it shrinks to, meets the hypotheses on network, data and recipe", async () => {
    const hypotheses = hypothesesOf(property.theorem.statement.assumes);
    for (const population of populationsOf(property, settings.profile)) {
      for (const drawn of await drawsAndShrinks(property, population)) {
        const asked = await askedFor(property, drawn);
        for (const experiment of asked) checkRequest(requestOf(experiment));
        // Beside the network that a claim is about it may train another, to compare.
        if (asked.length === 0) continue;
        for (const { text, holds } of hypotheses) expect(asked.some(holds), `${population}: ${text}`).toBe(true);
      }
    }
  });
});

test("hypotheses are read in most claims", () => {
  const read = checks.filter(({ property }) => hypothesesOf(property.theorem.statement.assumes).length > 0);
  expect(read.length).toBeGreaterThan(checks.length / 2);
});

/** What is compared in a case, and how: the relations with their two sides. How a case is set aside counts too. */
function sidesOf(property: Property, part: string, record: CaseRecord): string[] {
  if (record.status !== "measured") return [`${record.status}: ${record.reason}`];
  const judged = judgedOf(property, part).filter(({ conclusion }) => record.measured[conclusion.name]?.length > 0);
  return judgementsOf(judged, record, "float64").map(({ left, relation, right, holds }) =>
    JSON.stringify([left, relation, right, holds]),
  );
}

/** Some draws of a population, and what one of them shrinks to, step by step. */
async function drawsAndShrinks(property: Property, population: string): Promise<Drawn<Arbitraries>[]> {
  const given = givenOf(property, population);
  const draws = Array.from({ length: 12 }, (_, index) => drawAt(given, seed, String(index)));
  await shrinkCase(given, { seed, index: 0, attempts: 24 }, async (smaller) => {
    draws.push(smaller);
    return true;
  });
  return draws;
}

/** The first trainings that a claim asks for, of which none is made. */
async function askedFor(property: Property, drawn: Drawn<Arbitraries>): Promise<Experiment[]> {
  const asked: Experiment[] = [];
  class Enough extends Error {}
  try {
    await trialOf(property, "")(drawn, {
      train(experiment) {
        asked.push(experiment as unknown as Experiment);
        return Promise.reject(new Enough());
      },
      assume(condition) {
        if (!condition) throw new Enough();
      },
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return asked;
}
