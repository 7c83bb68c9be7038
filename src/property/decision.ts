import { engineLabel } from "../engine/select.ts";
import type { Theorem, TheoremStatement } from "../theorem/theorem.ts";
import type { Scheduler } from "../training/scheduler.ts";
import { type Agreement, farthest } from "./agreement.ts";
import { drawAt, drawCases, shrinkCase } from "./draw.ts";
import { Evidence } from "./evidence.ts";
import type { ControlFinding, Counterexample, Discard, Finding } from "./finding.ts";
import { inOrder } from "./in-order.ts";
import { type Judgement, judge } from "./judge.ts";
import type { Replayed } from "./replayed.ts";
import { defaultCases, type Settings } from "./settings.ts";
import {
  type Arbitraries,
  type Control,
  type Drawn,
  type Judged,
  judgedBy,
  judgedByControl,
  type ShownCase,
  type Specification,
} from "./specification.ts";
import { typicalTest } from "./statistics/sequential-test.ts";
import { toleranceIn } from "./tolerance.ts";
import { type CaseResult, runCase } from "./trial.ts";
import { allOf, verdictWith } from "./verdict.ts";

/** How far a part of a claim has come: `part` is empty for the claim itself, else a control's name. */
export type Progress = (part: string, cases: number, needed: number) => void;

/** How often a failing case is tried smaller: exact claims are cheap to check, typical ones are trained. */
const shrinkAttempts = { exact: 200, typical: 20 };

/** A stream of judged cases: of the claim, or of one of its controls, in one population. */
interface Part<S> {
  readonly evidence: Evidence;
  readonly results: readonly CaseResult<S>[];
}

/** Decides one claim: its cases, its controls, and the finding that they add up to. Each part runs once, when first asked for. */
export class Decision<T extends TheoremStatement, G extends Arbitraries, Shown> {
  readonly #theorem: Theorem<T>;
  readonly #specification: Specification<T, G, Shown>;
  readonly #settings: Settings;
  readonly #scheduler: Scheduler;
  readonly #replays: (() => Scheduler) | null;
  readonly #progress: Progress;
  readonly #judged: readonly Judged[];
  readonly #parts = new Map<string, Promise<Part<unknown>>>();

  /**
   * @param scheduler trains the cases.
   * @param replays trains on the engine that repeats a run bit for bit, where `scheduler` does not: replays are made on it, and
   * the finding says how far the two are apart.
   * @throws Error when the claim has no control, or a limit claim's control says not `on` which formula it is.
   */
  constructor(
    theorem: Theorem<T>,
    specification: Specification<T, G, Shown>,
    {
      settings,
      scheduler,
      replays = null,
      progress = () => {},
    }: { settings: Settings; scheduler: Scheduler; replays?: (() => Scheduler) | null; progress?: Progress },
  ) {
    this.#theorem = theorem;
    this.#specification = specification;
    this.#settings = settings;
    this.#scheduler = scheduler;
    this.#replays = replays;
    this.#progress = progress;
    this.#judged = judgedBy(theorem, specification.within);
    if (this.controlNames.length === 0)
      throw new Error("a claim without a control says nothing: add a case in which it must fail");
    for (const [name, control] of Object.entries(specification.controls)) judgedByControl(name, control, this.#judged);
  }

  get controlNames(): string[] {
    return Object.keys(this.#specification.controls);
  }

  /** What every control must show: a claim expected to be refuted needs a setting in which the same check passes. */
  get controlsMust(): "holds" | "refuted" {
    return this.#theorem.statement.expected === "refuted" ? "holds" : "refuted";
  }

  /** Decides one control, in every population. */
  async control(name: string): Promise<ControlFinding[]> {
    const control = this.#specification.controls[name];
    const judged = [judgedByControl(name, control, this.#judged)];
    const findings: ControlFinding[] = [];
    for (const population of this.#populations) {
      const { evidence } = await this.#part(
        name,
        population,
        judged,
        control.trial ?? this.#specification.trial,
        control.changes,
      );
      findings.push({
        name,
        population,
        must: this.controlsMust,
        verdict: evidence.verdict,
        cases: evidence.cases,
        failures: evidence.failures,
        discards: evidence.discards,
        conclusions: evidence.conclusions,
      });
    }
    return findings;
  }

  /** Decides the claim and all its controls. */
  async finding(id: string): Promise<Finding> {
    const { statement } = this.#theorem;
    const { seed, profile } = this.#settings;
    const parts: Part<Shown>[] = [];
    for (const population of this.#populations)
      parts.push(await this.#part("", population, this.#judged, this.#specification.trial));
    const evidence = parts.map((part) => part.evidence);
    const controls: ControlFinding[] = [];
    for (const name of this.controlNames) controls.push(...(await this.control(name)));

    const measured = allOf(evidence.map((each) => each.verdict));
    const [verdict, reason] = verdictWith(measured, controls);
    const counterexample = measured === "refuted" ? await this.#counterexample(evidence) : null;
    const repeated = counterexample ?? { population: this.#populations[0], path: "0" };
    const conclusions = evidence.flatMap((each) => each.conclusions);
    const decisive = conclusions.findLast((conclusion) => conclusion.verdict === measured) ?? conclusions[0];
    return {
      id,
      family: id.split("/")[0],
      kind: statement.kind,
      expected: statement.expected,
      verdict,
      reason,
      says: statement.says,
      assumes: statement.assumes,
      where: statement.where,
      source: `${statement.source.work} (${statement.source.status})`,
      remarks: statement.remarks ?? [],
      sister: statement.sister ?? null,
      cases: sum(evidence.map((each) => each.cases)),
      failures: sum(evidence.map((each) => each.failures)),
      diverged: sum(evidence.map((each) => each.diverged)),
      discards: merged(evidence.flatMap((each) => each.discards)),
      confidence: decisive.confidence,
      effect: decisive.effect,
      conclusions,
      controls,
      counterexample,
      replay: replayLine(id, seed, repeated),
      agreement: await this.#agreement(repeated),
      figures: this.#specification.figures?.(parts.flatMap((part) => shown<G, Shown>(part))) ?? [],
      seed,
      profile,
      engine: engineLabel(this.#settings),
    };
  }

  /**
   * Repeats the case at a path of the settings' seed, exactly. Without a population it is a case of the first one.
   * @throws RangeError when there is no such path or population.
   */
  async replay({ path, population: asked }: { path: string; population: string }): Promise<Replayed> {
    const population = asked === "" ? this.#populations[0] : asked;
    if (!this.#populations.includes(population)) {
      throw new RangeError(
        `population "${population}" is not one of ${this.#populations.map((name) => `"${name}"`).join(", ")}: see --population`,
      );
    }
    const drawn = drawAt(this.#given(population), this.#settings.seed, path);
    const exact = this.#replays?.() ?? this.#scheduler;
    const result = await this.#run(this.#specification.trial, drawn, 0, exact);
    return {
      drawn,
      status: result.status,
      reason: "reason" in result ? result.reason : "",
      judgements: judgements(result, this.#judged, exact),
      agreement: await this.#agreement({ path, population }),
    };
  }

  /** How far a case's numbers are from those of its replay; null where the scheduler is the one that replays. */
  async #agreement({ population, path }: { population: string; path: string }): Promise<Agreement | null> {
    if (this.#replays === null) return null;
    const drawn = drawAt(this.#given(population), this.#settings.seed, path);
    const here = await this.#run(this.#specification.trial, drawn, 0);
    const there = await this.#run(this.#specification.trial, drawn, 0, this.#replays());
    const apart = farthest(here, there);
    return apart && { engine: engineLabel(this.#settings), population, path, ...apart };
  }

  /** The cases of the claim (`name` empty) or of a control in one population. */
  #part<S>(
    name: string,
    population: string,
    judged: readonly Judged[],
    trial: Specification<T, G, S>["trial"],
    changes: Control<T, G>["changes"] = (drawn) => drawn,
  ): Promise<Part<S>> {
    const key = JSON.stringify([name, population]);
    const known = this.#parts.get(key) as Promise<Part<S>> | undefined;
    if (known !== undefined) return known;
    const part = this.#decide(name, population, judged, trial, changes);
    this.#parts.set(key, part);
    return part;
  }

  async #decide<S>(
    name: string,
    population: string,
    judged: readonly Judged[],
    trial: Specification<T, G, S>["trial"],
    changes: (drawn: Drawn<G>) => Drawn<G>,
  ): Promise<Part<S>> {
    const { seed, profile, claims } = this.#settings;
    const budget = this.#specification.cases?.[profile] ?? defaultCases[profile];
    const cases = drawCases(this.#given(population), seed, budget);
    const inPrecision = judged.map(({ conclusion, tolerance }) => ({
      conclusion,
      tolerance: toleranceIn(this.#scheduler.precision, tolerance),
    }));
    const divergence = name !== "" && this.controlsMust === "refuted" ? "says nothing" : "fails";
    const evidence = new Evidence(inPrecision, { population, test: typicalTest(claims), budget, divergence });
    const label = [name, population].filter((word) => word !== "").join(" · ");
    const results = await inOrder(
      (index) => this.#run(trial, changes(cases[index]), index),
      (done) => {
        if (done.length > evidence.cases) evidence.add(done[done.length - 1]);
        this.#progress(label, evidence.cases, evidence.needed);
        return evidence.needed;
      },
      this.#scheduler.capacity,
    );
    return { evidence, results };
  }

  #run<S>(
    trial: Specification<T, G, S>["trial"],
    drawn: Drawn<G>,
    index: number,
    scheduler = this.#scheduler,
  ): Promise<CaseResult<S>> {
    const { kind } = this.#theorem.statement;
    return runCase(trial, drawn, index, { train: (experiment) => scheduler.train(experiment), kind });
  }

  /** The first failing case of the first refuted population, made as small as it goes. */
  async #counterexample(evidence: readonly Evidence[]): Promise<Counterexample | null> {
    const refuted = evidence.find((each) => each.verdict === "refuted");
    const first = refuted?.counterexamples[0];
    if (refuted === undefined || first === undefined) return null;
    const { population } = refuted;
    const formula = first.conclusion.formula.text;
    const failure = async (drawn: Drawn<G>) => {
      const result = await this.#run(this.#specification.trial, drawn, first.index);
      return judgements(result, this.#judged, this.#scheduler).find(
        (judgement) => !judgement.holds && judgement.formula === formula,
      );
    };
    const { path, drawn } = await shrinkCase(
      this.#given(population),
      { seed: this.#settings.seed, index: first.index, attempts: shrinkAttempts[first.conclusion.kind] },
      async (smaller) => (await failure(smaller)) !== undefined,
    );
    const { values, left, right } = (await failure(drawn)) ?? first.judgement;
    return { population, path, drawn, values, says: `${formula} fails: left is ${left}, right is ${right}` };
  }

  #given(population: string): G {
    return { ...this.#specification.given, ...this.#specification.populations?.[population] };
  }

  get #populations(): string[] {
    return Object.keys(this.#specification.populations ?? { "": {} });
  }
}

function replayLine(id: string, seed: number, { population, path }: { population: string; path: string }): string {
  // A name of several words is one argument.
  const named = /^[\w-]*$/.test(population) ? population : `"${population}"`;
  return `npx touchstone replay ${id} --seed ${seed} --path ${path}${named === "" ? "" : ` --population ${named}`}`;
}

function judgements(
  result: CaseResult<unknown>,
  judged: readonly Judged[],
  { precision }: Scheduler,
): (Judgement & { formula: string })[] {
  if (result.status !== "measured") return [];
  return judged.map(({ conclusion, tolerance }) => ({
    formula: conclusion.formula.text,
    ...judge(conclusion, toleranceIn(precision, tolerance), result.measured[conclusion.name] ?? []),
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function merged(discards: readonly Discard[]): Discard[] {
  const counts = new Map<string, number>();
  for (const { reason, count } of discards) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}

function shown<G extends Arbitraries, Shown>({ evidence, results }: Part<Shown>): ShownCase<G, Shown>[] {
  return results.flatMap((result) =>
    result.status === "measured" && result.shows !== undefined
      ? [{ population: evidence.population, drawn: result.drawn as Drawn<G>, shows: result.shows }]
      : [],
  );
}
