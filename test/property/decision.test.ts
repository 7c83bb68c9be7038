import { describe, expect, test } from "vitest";
import { referenceEngine } from "../../src/engine/reference/reference.ts";
import type { Engine } from "../../src/engine/run.ts";
import { integer } from "../../src/property/arbitrary/numbers.ts";
import { Decision } from "../../src/property/decision.ts";
import type { Settings } from "../../src/property/settings.ts";
import { absolute, relative, strict } from "../../src/property/tolerance.ts";
import { theorem } from "../../src/theorem/theorem.ts";
import type { Experiment } from "../../src/training/experiment.ts";
import { scheduler } from "../../src/training/scheduler.ts";
import { Diverged } from "../../src/training/state.ts";
import { experiment, recipe } from "../training/example.ts";

const settings: Settings = {
  seed: 2023,
  profile: "quick",
  engine: "reference",
  backend: null,
  claims: 6,
  replay: null,
};
const within = strict({ because: "for the test" });
const plans = scheduler(referenceEngine());
const common = { assumes: [], source: { work: "a test", status: "measured" as const }, says: "x is below y." };

function statement(kind: "exact" | "typical", expected: "holds" | "refuted" = "holds") {
  return theorem({ ...common, kind, formula: "x < y", where: { x: "x", y: "y" }, expected });
}

/** A claim about x of 1 … 100, with a control that always fails (or, for a refuted claim, always holds). */
function decide(
  kind: "exact" | "typical",
  trial: (x: number, assume: (condition: boolean, hypothesis: string) => void) => { x: number; y: number },
  {
    expected = "holds",
    control = expected === "holds" ? { x: 2, y: 1 } : { x: 1, y: 2 },
    change = {},
  }: { expected?: "holds" | "refuted"; control?: { x: number; y: number }; change?: Partial<Settings> } = {},
) {
  return new Decision(
    statement(kind, expected),
    {
      given: { x: integer(1, 100) },
      trial: ({ x }, { assume }) => ({ measured: trial(x, assume) }),
      within,
      controls: { "the other way": { trial: () => ({ measured: control }) } },
    },
    { settings: { ...settings, ...change }, scheduler: plans },
  );
}

test("a finding has the claim's lemmas, which do not move its verdict", async () => {
  const lemma = {
    says: "x is below x + 1.",
    hypotheses: ["y > x"],
    conclusion: "x < y",
    mutation: "x < y - 1",
    witness: { x: 0, y: 1 },
    covers: "all real numbers",
  };
  const decision = new Decision(
    theorem({
      ...common,
      kind: "exact",
      formula: "x < y",
      where: { x: "x", y: "y" },
      expected: "holds",
      proofs: [lemma, { ...lemma, conclusion: "x < y - 2" }],
    }),
    {
      given: { x: integer(1, 100) },
      trial: ({ x }) => ({ measured: { x, y: 101 } }),
      within,
      controls: { "the other way": { trial: () => ({ measured: { x: 2, y: 1 } }) } },
    },
    { settings, scheduler: plans },
  );
  const { verdict, proofs, tiers } = await decision.finding("family/name");
  expect(verdict).toBe("holds");
  expect(proofs.map(({ outcome }) => outcome)).toEqual(["proved", "not proved"]);
  expect(proofs[0].where).toEqual({ x: "x", y: "y" });
  expect(tiers).toEqual(["identity"]);
  expect(await decision.proof(0)).toBe(proofs[0]);
});

describe("verdicts", () => {
  test("an exact claim that never fails holds, after all its cases", async () => {
    const finding = await decide("exact", (x) => ({ x, y: 101 })).finding("family/name");
    expect(finding).toMatchObject({ verdict: "holds", cases: 40, failures: 0, counterexample: null });
    expect(finding.confidence).toBe("0 of 40: fails in under 7.2 % of draws at 95 %");
  });

  test("one failure refutes an exact claim; the smallest is shown and can be replayed", async () => {
    const decision = decide("exact", (x) => ({ x, y: 60 }), { expected: "refuted" });
    const { verdict, counterexample, replay } = await decision.finding("family/name");
    expect(verdict).toBe("refuted");
    expect(counterexample).toMatchObject({ drawn: { x: 60 }, values: { x: 60, y: 60 }, population: "" });
    const path = counterexample?.path ?? "";
    expect(replay).toBe(`npx touchstone replay family/name --seed 2023 --path ${path}`);
    const { drawn, judgements } = await decision.replay({ path, population: "" });
    expect(drawn).toEqual({ x: 60 });
    expect(judgements[0]).toMatchObject({ holds: false, left: 60, right: 60 });
  });

  test("a typical claim that always holds takes the cases that its test needs, more of them among more claims", async () => {
    const cases = async (claims: number) =>
      (await decide("typical", () => ({ x: 1, y: 2 }), { change: { claims } }).finding("a/b")).cases;
    // ⌈log((1 − .05)/(.05/claims)) / log(.95/.7)⌉
    expect(await cases(1)).toBe(10);
    expect(await cases(6)).toBe(16);
    expect(await cases(63)).toBe(24);
  });

  test("a typical claim that often fails is refuted, one in between is undecided", async () => {
    const often = await decide("typical", (x) => ({ x, y: 50 }), { expected: "refuted" }).finding("a/b");
    expect(often.verdict).toBe("refuted");
    let asked = 0;
    const between = await decide("typical", () => ({ x: asked++ % 7 === 6 ? 3 : 1, y: 2 })).finding("a/b");
    expect(between).toMatchObject({ verdict: "undecided", cases: 40 });
  });

  test("cases outside the hypotheses are counted, and over half of them make the check vacuous", async () => {
    const some = await decide("exact", (x, assume) => {
      assume(x > 20, "x above 20");
      return { x, y: 101 };
    }).finding("a/b");
    expect(some.verdict).toBe("holds");
    expect(some.discards).toEqual([{ reason: "x above 20", count: 40 - some.conclusions[0].cases }]);
    const most = await decide("exact", (x, assume) => {
      assume(x > 90, "x above 90");
      return { x, y: 101 };
    }).finding("a/b");
    expect(most.verdict).toBe("vacuous");
  });

  test("a control that does not fail makes the check vacuous", async () => {
    const decision = decide("exact", () => ({ x: 1, y: 2 }), { control: { x: 1, y: 2 } });
    const { verdict, reason, controls } = await decision.finding("a/b");
    expect(verdict).toBe("vacuous");
    expect(reason).toContain("“the other way” is holds, not refuted");
    expect(controls).toMatchObject([{ must: "refuted", verdict: "holds" }]);
  });

  test("a refuted claim whose positive control fails too is vacuous: its check fails everything", async () => {
    const decision = decide("exact", () => ({ x: 2, y: 1 }), { expected: "refuted", control: { x: 2, y: 1 } });
    expect((await decision.finding("a/b")).verdict).toBe("vacuous");
  });

  test("a control that must be refuted is not refuted by diverging", async () => {
    const claim = new Decision(
      statement("typical"),
      {
        given: { x: integer(1, 100) },
        trial: () => ({ measured: { x: 1, y: 2 } }),
        within,
        controls: {
          "a rate too large": {
            trial: () => {
              throw new Diverged(3, 1, "wild");
            },
          },
        },
      },
      { settings, scheduler: plans },
    );
    const finding = await claim.finding("a/b");
    expect(finding.controls[0]).toMatchObject({ verdict: "undecided", failures: 0, diverged: 40, cases: 40 });
    expect(finding.verdict).toBe("vacuous");
  });

  test("divergence is a failure of a typical claim and never holding for an exact one", async () => {
    const diverge = () => {
      throw new Diverged(7, 0.1, "wild");
    };
    const typical = await decide("typical", diverge, { expected: "refuted" }).finding("a/b");
    expect(typical).toMatchObject({ verdict: "refuted", failures: typical.cases, diverged: typical.cases });
    const exact = await decide("exact", diverge).finding("a/b");
    expect(exact).toMatchObject({ verdict: "vacuous", diverged: 40 });
  });

  test("an error in a trial is thrown, not judged", async () => {
    const broken = () => {
      throw new TypeError("a bug");
    };
    await expect(decide("exact", broken).finding("a/b")).rejects.toThrow("a bug");
  });
});

test("a claim looks at the cases that it asks for at least, its controls at no more than they need", async () => {
  const decision = new Decision(
    statement("typical", "refuted"),
    {
      given: { x: integer(1, 100) },
      trial: ({ x }) => ({ measured: { x, y: 0 } }),
      within,
      atLeast: 30,
      controls: { "the other way": { trial: () => ({ measured: { x: 1, y: 2 } }) } },
    },
    { settings, scheduler: plans },
  );
  const { cases, failures, controls } = await decision.finding("a/b");
  expect([cases, failures, controls[0].cases]).toEqual([30, 30, 16]);
});

test("the same seed gives the same finding, another seed another", async () => {
  const finding = (seed: number) => decide("exact", (x) => ({ x, y: 101 }), { change: { seed } }).finding("a/b");
  expect(await finding(5)).toEqual(await finding(5));
  expect((await finding(5)).conclusions).not.toEqual((await finding(6)).conclusions);
});

test("a control's cases are the claim's, changed", async () => {
  const pairs: { first: number; second: number }[] = [];
  const note = (drawn: { first: number; second: number }) => {
    pairs.push(drawn);
    return { measured: { x: drawn.second, y: 1000 } };
  };
  const decision = new Decision(
    statement("exact"),
    {
      given: { first: integer(1, 100), second: integer(1, 100) },
      trial: note,
      within,
      controls: { large: { changes: (drawn) => ({ ...drawn, second: drawn.second + 2000 }) } },
    },
    { settings, scheduler: plans },
  );
  await decision.finding("a/b");
  const own = pairs.slice(0, 40);
  const changed = pairs.slice(40);
  expect(changed.length).toBeGreaterThan(0);
  for (const [i, { first, second }] of changed.entries()) {
    expect(first).toBe(own[i].first);
    expect(second).toBe(own[i].second + 2000);
  }
});

test("a finding names every training that its cases and controls were measured on, once", async () => {
  const decision = new Decision(
    statement("typical"),
    {
      given: { n: integer(1, 3) },
      trial: async ({ n }, { train }) => {
        await train(smallExperiment(n));
        return { measured: { x: 1, y: 2 } };
      },
      within,
      controls: {
        "three steps more": {
          trial: async ({ n }, { train }) => {
            await train(smallExperiment(n + 3));
            return { measured: { x: 2, y: 1 } };
          },
        },
      },
    },
    { settings, scheduler: plans },
  );
  const names = await Promise.all([1, 2, 3, 4, 5, 6].map(async (n) => (await plans.train(smallExperiment(n))).run));
  const { runs } = await decision.finding("a/b");
  expect(runs).toEqual(expect.arrayContaining(names.slice(0, 3)));
  expect(runs).toEqual([...new Set(runs)].sort());
  expect(names).toEqual(expect.arrayContaining([...runs]));
  expect(runs.length).toBeGreaterThan(3);
});

test("a finding's effect is that of the comparison that fails most", async () => {
  const claim = theorem({
    ...common,
    kind: "exact",
    formula: "x > 0 and y > 3 and x < 10",
    where: { x: "x", y: "y" },
    expected: "refuted",
  });
  const decision = new Decision(
    claim,
    {
      given: { x: integer(1, 9) },
      trial: ({ x }) => ({ measured: { x, y: 1 } }),
      within,
      controls: { "y large": { trial: () => ({ measured: { x: 1, y: 4 } }) } },
    },
    { settings, scheduler: plans },
  );
  const { effect, conclusions } = await decision.finding("a/b");
  expect(conclusions[0].comparisons.map(({ failures }) => failures)).toEqual([0, 40, 0]);
  expect(effect).toMatchObject({ of: "left / right", median: 1 / 3 });
});

test("populations are judged one by one, and one refuted refutes", async () => {
  const decision = new Decision(
    statement("exact", "refuted"),
    {
      given: { x: integer(1, 10) },
      populations: { small: {}, "large numbers": { x: integer(50, 60) } },
      trial: ({ x }) => ({ measured: { x, y: 20 } }),
      within,
      controls: { "always below": { trial: () => ({ measured: { x: 1, y: 2 } }) } },
    },
    { settings, scheduler: plans },
  );
  const { verdict, conclusions, counterexample, replay } = await decision.finding("a/b");
  expect(verdict).toBe("refuted");
  expect(conclusions.map(({ population, verdict }) => [population, verdict])).toEqual([
    ["small", "holds"],
    ["large numbers", "refuted"],
  ]);
  expect(counterexample).toMatchObject({ population: "large numbers", drawn: { x: 50 } });
  expect(replay).toMatch(/ --population "large numbers"$/);
  expect((await decision.replay({ path: "0", population: "" })).drawn).toEqual(
    (await decision.replay({ path: "0", population: "small" })).drawn,
  );
  await expect(decision.replay({ path: "0", population: "tiny" })).rejects.toThrow('population "tiny"');
});

test("larger cases are drawn on the full profile alone, and replayed on any", async () => {
  const decisionOn = (profile: Settings["profile"]) =>
    new Decision(
      statement("exact"),
      {
        given: { x: integer(1, 10) },
        larger: { large: { x: integer(50, 60) } },
        trial: ({ x }) => ({ measured: { x, y: 100 } }),
        within,
        cases: { quick: 2, full: 3 },
        controls: { above: { formula: "x > y" } },
      },
      { settings: { ...settings, profile }, scheduler: plans },
    );
  const told = async (profile: Settings["profile"]) =>
    (await decisionOn(profile).finding("a/b")).conclusions.map(({ population, cases }) => [population, cases]);
  expect(await told("quick")).toEqual([["", 2]]);
  expect(await told("full")).toEqual([
    ["", 3],
    ["large", 3],
  ]);
  const { drawn } = await decisionOn("quick").replay({ path: "0", population: "large" });
  expect((drawn as { x: number }).x).toBeGreaterThanOrEqual(50);
  await expect(decisionOn("quick").replay({ path: "0", population: "huge" })).rejects.toThrow(
    'is not one of "", "large"',
  );
});

describe("a claim that cannot be judged is refused", () => {
  const given = { x: integer(1, 2) };
  test("without a control", () => {
    const bare = { given, trial: () => ({ measured: { x: 1, y: 2 } }), within, controls: {} };
    expect(() => new Decision(statement("exact"), bare, { settings, scheduler: plans })).toThrow("without a control");
  });

  test("a limit claim's control that does not say which formula it is on", () => {
    const limit = theorem({
      ...common,
      kind: "limit",
      formula: { exactly: "x == y", typically: "x < y" },
      where: { x: "x", y: "y" },
      expected: "holds",
    });
    const specification = {
      given,
      trial: () => ({ measured: { exactly: { x: 1, y: 1 }, typically: { x: 1, y: 2 } } }),
      within: { exactly: absolute(1, { because: "" }), typically: within },
      controls: { silent: {} },
    };
    expect(() => new Decision(limit, specification, { settings, scheduler: plans })).toThrow('on: "exactly" or');
  });
});

describe("another engine", () => {
  /** A claim about Σ η on an engine that is off by `error` after three steps and by 1e-7 before, and the reference for replays. */
  function decideOn(error: number, within: Parameters<typeof relative>[1] = { because: "for the test" }) {
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
    const equation = theorem({
      ...common,
      kind: "exact",
      formula: "rate == expected",
      where: { rate: "Σ η", expected: "its value" },
      expected: "holds",
    });
    return new Decision(
      equation,
      {
        given: { n: integer(1, 3) },
        trial: async ({ n }, { train }) => {
          const { end } = await train(smallExperiment(n));
          return { measured: { rate: end.integratedRate, expected: n / 10 } };
        },
        within: relative(1e-10, within),
        cases: { quick: 8 },
        controls: { "another sum": { formula: "rate == 2 * expected" } },
      },
      {
        settings: { ...settings, engine: "tfjs", backend: "webgpu" },
        scheduler: scheduler(off),
        replays: () => plans,
      },
    );
  }

  test("is judged by the tolerance of its precision, and the finding says how far the replay is", async () => {
    const strictly = await decideOn(1e-7).finding("a/b");
    expect(strictly).toMatchObject({ verdict: "refuted", engine: "tfjs (webgpu)" });
    const finding = await decideOn(1e-7, {
      because: "for the test",
      float32: { limit: 1e-6, because: "rounding" },
    }).finding("a/b");
    expect(finding.conclusions[0]).toMatchObject({ verdict: "holds", tolerance: "relative 0.000001" });
    expect(finding.agreement).toMatchObject({ engine: "tfjs (webgpu)", path: "0", population: "", symbol: "rate" });
    expect(finding.agreement?.difference).toBeCloseTo(1e-7, 12);
  });

  test("a smaller counterexample must fail by the same tolerance", async () => {
    const float32 = { limit: 1e-6, because: "rounding" };
    const { verdict, counterexample } = await decideOn(1e-5, { because: "for the test", float32 }).finding("a/b");
    expect(verdict).toBe("refuted");
    expect(counterexample?.drawn).toEqual({ n: 3 });
  });

  test("a replay is made by the engine that repeats bits, with the other beside it", async () => {
    const { judgements, agreement } = await decideOn(0.1).replay({ path: "6", population: "" });
    expect(judgements[0]).toMatchObject({ holds: true });
    expect(agreement?.difference).toBeCloseTo(0.1 / 1.1, 12);
    expect(agreement?.here).toBeCloseTo((agreement?.there ?? 0) * 1.1, 12);
  });

  test("the engine that repeats bits is compared with nothing", async () => {
    expect((await decide("exact", (x) => ({ x, y: 101 })).finding("a/b")).agreement).toBeNull();
  });
});

/** n steps of rate .1. */
function smallExperiment(n: number): Experiment {
  return { ...experiment, recipe: { ...recipe, learningRate: 0.1, schedule: "constant", steps: n } };
}
