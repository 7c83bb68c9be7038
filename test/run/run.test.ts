import { afterAll, describe, expect, test } from "vitest";
import { nameInWords } from "../../src/case/name.ts";
import { readRecord } from "../../src/case/record.ts";
import { random } from "../../src/data/random.ts";
import { referenceEngine } from "../../src/engine/reference/reference.ts";
import type { Engine } from "../../src/engine/run.ts";
import { integer } from "../../src/property/arbitrary/numbers.ts";
import { type Property, property } from "../../src/property/property.ts";
import { relative } from "../../src/property/tolerance.ts";
import type { Crew, Jobs } from "../../src/run/crew.ts";
import { MissingRecord, type Records, RecordsLost, Run } from "../../src/run/run.ts";
import type { Settings } from "../../src/run/settings.ts";
import { perform } from "../../src/run/task.ts";
import { workshop } from "../../src/run/workshop.ts";
import { endZ3 } from "../../src/theorem/proof/z3.ts";
import { theorem } from "../../src/theorem/theorem.ts";
import { Diverged } from "../../src/training/state.ts";
import { trainer } from "../../src/training/trainer.ts";
import { below, common, statement, within } from "../property/example.ts";
import { steps } from "../training/example.ts";
import { decide, inThread, settings, type Work } from "./in-thread.ts";

afterAll(endZ3);

/** By the engine that repeats bits, so that no case is repeated to see how far another is. */
const simd = { engine: "simd", backend: null } as const;

describe("verdicts", () => {
  test("an exact claim that never fails holds, after all its cases", async () => {
    const finding = await decide(
      "family/name",
      below("exact", (x) => ({ x, y: 101 })),
    );
    expect(finding).toMatchObject({ verdict: "holds", cases: 40, failures: 0, counterexample: null });
    expect(finding.confidence).toBe("0 of 40: fails in under 7.2 % of draws at 95 %");
  });

  test("one failure refutes an exact claim, and the smallest is shown", async () => {
    const claim = below("exact", (x) => ({ x, y: 60 }), { expected: "refuted" });
    const { verdict, counterexample, replay } = await decide("family/name", claim);
    expect(verdict).toBe("refuted");
    expect(counterexample).toMatchObject({ drawn: { x: 60 }, values: { x: 60, y: 60 }, population: "" });
    expect(replay).toBe(`npx touchstone replay family/name --seed 2023 --path ${counterexample?.path}`);
  });

  test("a typical claim that always holds takes the cases that its test needs, more among more claims", async () => {
    const always = below("typical", () => ({ x: 1, y: 2 }));
    const cases = async (claims: number) => (await decide("a/b", always, { change: { claims } })).cases;
    // ⌈log((1 − .05)/(.05/claims)) / log(.95/.7)⌉
    expect(await cases(1)).toBe(10);
    expect(await cases(6)).toBe(16);
    expect(await cases(63)).toBe(24);
  });

  test("a typical claim that often fails is refuted, one in between is undecided", async () => {
    const often = below("typical", (x) => ({ x, y: 50 }), { expected: "refuted" });
    expect((await decide("a/b", often)).verdict).toBe("refuted");
    const sometimes = below("typical", (x) => ({ x, y: 90 }));
    expect(await decide("a/b", sometimes)).toMatchObject({ verdict: "undecided", cases: 40 });
  });

  test("cases outside the hypotheses are counted, and over half of them make the check vacuous", async () => {
    const above = (least: number) =>
      below("exact", (x, { assume }) => {
        assume(x > least, `x above ${least}`);
        return { x, y: 101 };
      });
    const some = await decide("a/b", above(20));
    expect(some.verdict).toBe("holds");
    expect(some.discards).toEqual([{ reason: "x above 20", count: 40 - some.conclusions[0].cases }]);
    expect((await decide("a/b", above(90))).verdict).toBe("vacuous");
  });

  test("a control that does not fail makes the check vacuous", async () => {
    const powerless = below("exact", () => ({ x: 1, y: 2 }), { control: { x: 1, y: 2 } });
    const { verdict, reason, controls } = await decide("a/b", powerless);
    expect(verdict).toBe("vacuous");
    expect(reason).toContain("“the other way” is holds, not refuted");
    expect(controls).toMatchObject([{ must: "refuted", verdict: "holds" }]);
  });

  test("a refuted claim whose positive control fails too is vacuous: its check fails everything", async () => {
    const merciless = below("exact", () => ({ x: 2, y: 1 }), { expected: "refuted", control: { x: 2, y: 1 } });
    expect((await decide("a/b", merciless)).verdict).toBe("vacuous");
  });

  test("a control that must be refuted is not refuted by diverging", async () => {
    const wild = () => {
      throw new Diverged(3, 1, "wild");
    };
    const claim = property(statement("typical"), {
      given: { x: integer(1, 100) },
      trial: () => ({ measured: { x: 1, y: 2 } }),
      within,
      controls: { "a rate too large": { trial: wild } },
    });
    const finding = await decide("a/b", claim);
    expect(finding.controls[0]).toMatchObject({ verdict: "undecided", failures: 0, diverged: 40, cases: 40 });
    expect(finding.verdict).toBe("vacuous");
  });

  test("divergence is a failure of a typical claim and never holding for an exact one", async () => {
    const diverge = () => {
      throw new Diverged(7, 0.1, "wild");
    };
    const typical = await decide("a/b", below("typical", diverge, { expected: "refuted" }));
    expect(typical).toMatchObject({ verdict: "refuted", failures: typical.cases, diverged: typical.cases });
    const exact = await decide("a/b", below("exact", diverge));
    expect(exact).toMatchObject({ verdict: "vacuous", diverged: 40 });
  });
});

describe("how many cases", () => {
  test("a claim looks at those that it asks for at least, its controls at no more than they need", async () => {
    const claim = below("typical", (x) => ({ x, y: 0 }), { expected: "refuted", atLeast: 30 });
    const { cases, failures, controls } = await decide("a/b", claim);
    expect([cases, failures, controls[0].cases]).toEqual([30, 30, 16]);
  });

  test("the run's count replaces the profile's and the claim's, and all of them are looked at", async () => {
    const claim = below("typical", () => ({ x: 1, y: 2 }), { cases: { quick: 100 }, atLeast: 3 });
    const finding = await decide("a/b", claim, { change: { cases: 20 } });
    expect(finding).toMatchObject({ verdict: "holds", cases: 20, profile: "quick, 20 cases" });
    expect(await decide("a/b", claim, { change: { cases: 5 } })).toMatchObject({ verdict: "undecided", cases: 5 });
  });

  test("larger populations are drawn on the full profile alone", async () => {
    const claim = property(statement("exact"), {
      given: { x: integer(1, 10) },
      larger: { large: { x: integer(50, 60) } },
      trial: ({ x }) => ({ measured: { x, y: 100 } }),
      within,
      cases: { quick: 2, full: 3 },
      controls: { above: { formula: "x > y" } },
    });
    const told = async (profile: Settings["profile"]) =>
      (await decide("a/b", claim, { change: { profile } })).conclusions.map(({ population, cases }) => [
        population,
        cases,
      ]);
    expect(await told("quick")).toEqual([["", 2]]);
    expect(await told("full")).toEqual([
      ["", 3],
      ["large", 3],
    ]);
  });
});

test("populations are judged one by one, and one refuted refutes", async () => {
  const claim = property(statement("exact", "refuted"), {
    given: { x: integer(1, 10) },
    populations: { small: {}, "large numbers": { x: integer(50, 60) } },
    trial: ({ x }) => ({ measured: { x, y: 20 } }),
    within,
    controls: { "always below": { trial: () => ({ measured: { x: 1, y: 2 } }) } },
  });
  const { verdict, conclusions, counterexample, replay, controls } = await decide("a/b", claim);
  expect(verdict).toBe("refuted");
  expect(conclusions.map(({ population, verdict }) => [population, verdict])).toEqual([
    ["small", "holds"],
    ["large numbers", "refuted"],
  ]);
  expect(controls.map(({ population }) => population)).toEqual(["small", "large numbers"]);
  expect(counterexample).toMatchObject({ population: "large numbers", drawn: { x: 50 } });
  expect(replay).toMatch(/ --population "large numbers"$/);
});

test("a control's cases are the claim's, changed", async () => {
  const pairs: { first: number; second: number }[] = [];
  const claim = property(statement("exact"), {
    given: { first: integer(1, 100), second: integer(1, 100) },
    trial: (drawn) => {
      pairs.push(drawn);
      return { measured: { x: drawn.second, y: 1000 } };
    },
    within,
    controls: { large: { changes: (drawn) => ({ ...drawn, second: drawn.second + 2000 }) } },
  });
  await decide("a/b", claim, { change: simd });
  const own = pairs.filter(({ second }) => second < 2000);
  const changed = pairs.filter(({ second }) => second > 2000);
  expect([own.length, changed.length]).toEqual([40, 2]);
  for (const [i, { first, second }] of changed.entries()) {
    expect(first).toBe(own[i].first);
    expect(second).toBe(own[i].second + 2000);
  }
});

/** A claim whose trainings of 1 to 3 steps, of its control 4 to 6, may fail it. */
function trained(): Property {
  const arrives = (more: number) => ({
    trial: async ({ n }: { n: number }, { train }: { train: ReturnType<typeof trainer>["train"] }) => {
      const sum = (await train(steps(n + more))).end.integratedRate;
      return { measured: { x: sum, y: 0.35 }, shows: { sum } };
    },
  });
  return property(statement("typical"), {
    given: { n: integer(1, 3) },
    ...arrives(0),
    within,
    controls: { "three steps more": arrives(3) },
    figures: (cases) => [
      {
        title: "sums",
        caption: "of the rates, case by case",
        x: { label: "case", log: false },
        y: { label: "sum", log: false },
        series: [{ name: "sums", as: "dots", points: cases.map(({ shows }, i) => [i, shows.sum]) }],
      },
    ],
  });
}

test("a finding names every training that its cases and controls were measured on, once", async () => {
  const { train } = trainer(referenceEngine());
  const names = await Promise.all([1, 2, 3, 4, 5, 6].map(async (n) => (await train(steps(n))).run));
  const { runs } = await decide("a/b", trained());
  expect(runs).toEqual(expect.arrayContaining(names.slice(0, 3)));
  expect(runs).toEqual([...new Set(runs)].sort());
  expect(names).toEqual(expect.arrayContaining([...runs]));
  expect(runs.length).toBeGreaterThan(3);
});

test("a finding has the claim's lemmas, which do not move its verdict", async () => {
  const lemma = {
    says: "x is below x + 1.",
    hypotheses: ["y > x"],
    conclusion: "x < y",
    mutation: "x < y - 1",
    witness: { x: 0, y: 1 },
    covers: "all real numbers",
  };
  const claim = theorem({
    ...common,
    kind: "exact",
    formula: "x < y",
    expected: "holds",
    proofs: [lemma, { ...lemma, conclusion: "x < y - 2" }],
  });
  const { verdict, proofs, tiers } = await decide(
    "family/name",
    property(claim, {
      given: { x: integer(1, 100) },
      trial: ({ x }) => ({ measured: { x, y: 101 } }),
      within,
      controls: { "the other way": { trial: () => ({ measured: { x: 2, y: 1 } }) } },
    }),
  );
  expect(verdict).toBe("holds");
  expect(proofs.map(({ outcome }) => outcome)).toEqual(["proved", "not proved"]);
  expect(proofs[0].where).toEqual({ x: "x", y: "y" });
  expect(tiers).toEqual(["identity"]);
});

describe("a finding is the same", () => {
  test("for the same seed, and another for another", async () => {
    const finding = (seed: number) =>
      decide(
        "a/b",
        below("exact", (x) => ({ x, y: 101 })),
        { change: { seed } },
      );
    expect(await finding(5)).toEqual(await finding(5));
    expect((await finding(5)).conclusions).not.toEqual((await finding(6)).conclusions);
  });

  test("however many cases are held at once, and whichever is done first", async () => {
    const first = await decide("a/b", trained());
    expect(first).toMatchObject({ verdict: "holds", controls: [{ verdict: "refuted" }] });
    for (const held of [1, 3, 8]) {
      const { integer } = random(held, "late");
      const late = async () => {
        for (let turns = integer(0, 5); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
      };
      expect(await decide("a/b", trained(), { held })).toEqual(first);
      expect(await decide("a/b", trained(), { held, late })).toEqual(first);
    }
  });
});

/** A run of several claims in this thread. */
function several(
  properties: Readonly<Record<string, Property>>,
  { work, ...options }: ConstructorParameters<typeof Run>[2] & { work?: Work } = {},
) {
  const byId = new Map(Object.entries(properties));
  const run = new Run(settings, (jobs) => inThread(byId, settings, jobs, work), options);
  return new Map([...byId].map(([id, property]) => [id, run.decide(id, property)]));
}

describe("an error", () => {
  const broken = below("exact", () => {
    throw new TypeError("a bug");
  });

  test("of a trial is thrown with the name of its case, not judged", async () => {
    await expect(decide("a/b", broken)).rejects.toThrow(/^a\/b · \d+ · 2023: a bug$/);
  });

  test("of one claim leaves the others as they are, and ends its own cases", async () => {
    let tried = 0;
    const counted = below("exact", () => {
      tried++;
      throw new TypeError("a bug");
    });
    const fine = below("exact", (x) => ({ x, y: 101 }));
    const decided = several({ "a/broken": counted, "b/fine": fine }, { work: { held: 3 } });
    await expect(decided.get("a/broken")).rejects.toThrow("a bug");
    expect((await decided.get("b/fine"))?.finding).toEqual(await decide("b/fine", fine));
    expect(tried).toBeLessThanOrEqual(3);
  });

  test("of a trial that does not measure what its formula needs names the symbol", async () => {
    const silent = below("exact", () => ({ x: 1 }) as never);
    await expect(decide("a/b", silent)).rejects.toThrow("y");
  });

  test("of a case that does not fail again is told", async () => {
    let asked = 0;
    const flaky = below("exact", () => ({ x: asked++ < 40 ? 3 : 1, y: 2 }), { expected: "refuted" });
    await expect(decide("a/b", flaky)).rejects.toThrow("its trial is not deterministic");
  });
});

/** Records in memory, by the name of their case. */
function memory(lines: readonly string[] = []): Records & { readonly lines: string[] } {
  const kept = [...lines];
  const records = new Map(kept.map((line) => [nameInWords(readRecord(line)), readRecord(line)]));
  return {
    lines: kept,
    find: (name) => records.get(nameInWords(name)) ?? null,
    keep(_, line) {
      kept.push(line);
      records.set(nameInWords(readRecord(line)), readRecord(line));
    },
  };
}

describe("records", () => {
  let tried = 0;
  const counted = below("typical", (x) => {
    tried++;
    return { x, y: 99 };
  });

  test("of all cases are kept, and a run that has them makes none", async () => {
    const records = memory();
    const first = await decide("a/b", counted, { records, change: simd });
    expect(records.lines).toHaveLength(first.cases + first.controls[0].cases);
    const before = records.lines.length;
    tried = 0;
    expect(await decide("a/b", counted, { records, change: simd })).toEqual(first);
    expect(tried).toBe(0);
    expect(records.lines).toHaveLength(before);
  });

  test("of some cases spare these, wherever they stand", async () => {
    const all = memory();
    const first = await decide("a/b", counted, { records: all });
    expect(all.lines.length).toBeGreaterThan(10);
    for (const part of [all.lines.slice(0, 7), all.lines.slice(9), all.lines.filter((_, i) => i % 3 === 0)]) {
      const records = memory(part);
      expect(await decide("a/b", counted, { records, held: 3 })).toEqual(first);
      expect(records.lines.map((line) => nameInWords(readRecord(line))).sort()).toEqual(
        all.lines.map((line) => nameInWords(readRecord(line))).sort(),
      );
    }
  });

  test("that are needed and lack, in a run that makes none, are missed by name; other claims are decided", async () => {
    const records = memory();
    const a = below("exact", (x) => ({ x, y: 101 }));
    const b = below("exact", (x) => ({ x, y: 60 }), { expected: "refuted" });
    await Promise.all(several({ "f/a": a, "f/b": b }, { records }).values());
    const lost = memory(records.lines.filter((line) => !(line.includes('"f/a"') && line.includes('"index":7'))));
    const decided = several({ "f/a": a, "f/b": b }, { records: lost, makes: false });
    const error = await decided.get("f/a")?.catch((error: Error) => error);
    expect(error).toBeInstanceOf(MissingRecord);
    expect(error).toMatchObject({ message: "f/a · 7 · 2023 has no record" });
    const { finding } = (await decided.get("f/b")) ?? {};
    expect(finding).toEqual(await decide("f/b", b));
  });
});

test("where no record can be kept any more, the run ends: what is made is lost", async () => {
  let tried = 0;
  const counted = () =>
    below("exact", (x) => {
      tried++;
      return { x, y: 101 };
    });
  const full = () => {
    throw new Error("no space left on device");
  };
  const decided = several({ "f/a": counted(), "f/b": counted() }, { records: { find: () => null, keep: full } });
  for (const each of decided.values()) {
    const error = await each.catch((error: Error) => error);
    expect(error).toBeInstanceOf(RecordsLost);
    expect(error).toMatchObject({ message: "no record can be written any more (no space left on device)" });
  }
  expect(tried).toBe(1);
});

describe("another engine", () => {
  /** A claim about Σ η, n / 10 after n steps. */
  function sums(tolerance: Partial<Parameters<typeof relative>[1]> = {}) {
    const equation = theorem({
      ...common,
      kind: "exact",
      formula: "rate == expected",
      where: { rate: "Σ η", expected: "its value" },
      expected: "holds",
    });
    return property(equation, {
      given: { n: integer(1, 3) },
      precision: "float32",
      trial: async ({ n }, { train }) => {
        const { end } = await train(steps(n));
        return { measured: { rate: end.integratedRate, expected: n / 10 } };
      },
      within: relative(1e-10, { because: "for the test", ...tolerance }),
      cases: { quick: 8 },
      controls: { "another sum": { formula: "rate == 2 * expected" } },
    });
  }

  /** Decides it by tfjs, which is off by `error` after three steps and by 1e-7 before; replays are by the reference. */
  function decideOff(error: number, claim: Property) {
    const reference = referenceEngine();
    const off: Engine = {
      ...reference,
      precision: "float32",
      train: (requests) =>
        reference.train(requests).map(async (trained) => {
          const { snapshots, divergedAt } = await trained;
          return {
            divergedAt,
            snapshots: snapshots.map((snapshot) => ({
              ...snapshot,
              integratedRate: snapshot.integratedRate * (1 + (snapshot.step < 3 ? 1e-7 : error)),
            })),
          };
        }),
    };
    return decide("a/b", claim, {
      change: { engine: "tfjs", backend: "webgpu" },
      engine: ({ engine }) => (engine === "tfjs" ? off : reference),
    });
  }

  const float32 = { limit: 1e-6, because: "rounding" };

  test("is judged by the tolerance of its precision, and the finding says how far the replay is", async () => {
    const strictly = await decideOff(1e-7, sums());
    expect(strictly).toMatchObject({ verdict: "refuted", engine: "tfjs (webgpu), float32" });
    const finding = await decideOff(1e-7, sums({ float32 }));
    expect(finding.conclusions[0]).toMatchObject({ verdict: "holds", tolerance: "relative 0.000001" });
    expect(finding.agreement).toMatchObject({
      engine: "tfjs (webgpu), float32",
      path: "0",
      population: "",
      symbol: "rate",
    });
    expect(finding.agreement?.difference).toBeCloseTo(1e-7, 12);
  });

  test("finds a smaller counterexample that fails by the same tolerance", async () => {
    const { verdict, counterexample } = await decideOff(1e-5, sums({ float32 }));
    expect(verdict).toBe("refuted");
    expect(counterexample?.drawn).toEqual({ n: 3 });
  });

  test("that repeats bits is compared with nothing", async () => {
    const exact = below("exact", (x) => ({ x, y: 101 }));
    expect(await decide("a/b", exact, { change: simd })).toMatchObject({ agreement: null, engine: "simd, float64" });
    expect(await decide("a/b", sums({ float32 }), { change: simd })).toMatchObject({
      agreement: null,
      engine: "simd, float32",
    });
  });

  test("in another precision than the claim's is compared with the one that replays", async () => {
    const change = { ...simd, precision: "float32" } as const;
    const { engine, agreement } = await decide(
      "a/b",
      below("exact", (x) => ({ x, y: 101 })),
      { change },
    );
    expect(engine).toBe("simd, float32");
    expect(agreement).toMatchObject({ engine: "simd, float32", path: "0", difference: 0 });
  });
});

/** A crew that takes a job only when the test has it do so. */
function led(properties: Readonly<Record<string, Property>>, listener: ConstructorParameters<typeof Run>[2] = {}) {
  let jobs: Jobs | undefined;
  const crew: Crew = { wake() {}, tally: { made: 3, shared: 4 }, dispose: async () => {} };
  const hire = (given: Jobs) => {
    jobs = given;
    return crew;
  };
  const run = new Run(settings, hire, listener);
  const decided = Object.entries(properties).map(([id, property]) => run.decide(id, property));
  return { run, decided, take: (member: number, members: number) => jobs?.next(member, members) ?? null };
}

describe("a crew", () => {
  const two = () => below("exact", (x) => ({ x, y: 101 }), { cases: { quick: 2 } });

  test("is given claims in the order of their ids, and each member first its own indices of two claims", () => {
    const { take } = led({ "f/c": two(), "f/a": two(), "f/b": two() });
    const taken = (member: number, members: number) => {
      const job = take(member, members);
      if (job?.task.kind !== "case") return job;
      const { claim, part, index } = job.task.name;
      return `${claim}${part && " control"} ${index}`;
    };
    expect(Array.from({ length: 5 }, () => taken(1, 2))).toEqual([
      "f/a 1",
      "f/a control 1",
      "f/b 1",
      "f/b control 1",
      "f/a 0",
    ]);
    expect(Array.from({ length: 4 }, () => taken(0, 2))).toEqual(["f/a control 0", "f/b 0", "f/b control 0", "f/c 0"]);
  });

  test("has its time counted, and the listener is told after every case", async () => {
    const told: string[] = [];
    const progress = (...words: unknown[]) => void told.push(words.join(" "));
    const claim = two();
    const { decided, take, run } = led({ "f/a": claim }, { listener: { progress } });
    const shop = workshop({ settings, shelf: null, start: referenceEngine, property: async () => claim });
    let jobs = 0;
    const finished = (async () => (await decided[0]).seconds)();
    for (let rest = 0; rest < 3; ) {
      const job = take(0, 1);
      if (job === null) {
        rest++;
        await new Promise((resolve) => setImmediate(resolve));
        continue;
      }
      rest = 0;
      jobs++;
      job.done(await perform(job.task, shop), 0.5);
    }
    expect(await finished).toBe(jobs / 2);
    expect(told).toEqual(["f/a 1 3", "f/a 2 2", "f/a 3 1", "f/a 4 0"]);
    expect(run.tally).toEqual({ made: 3, shared: 4 });
  });
});
