import { engineLabel } from "../engine/choice.ts";
import type { Proof } from "../theorem/proof/proof.ts";
import { prove } from "../theorem/proof/prove.ts";
import type { Theorem, TheoremStatement } from "../theorem/theorem.ts";
import type { Scheduler } from "../training/scheduler.ts";
import { Cases } from "./cases.ts";
import { Evidence } from "./evidence.ts";
import type { Conclusion, ControlFinding, Counterexample, Discard, Effect, Finding } from "./finding.ts";
import { inOrder } from "./in-order.ts";
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
import { tiersOf } from "./tiers.ts";
import { toleranceIn } from "./tolerance.ts";
import type { CaseResult } from "./trial.ts";
import { allOf, verdictWith } from "./verdict.ts";

/** How far a part of a claim has come: `part` is empty for the claim itself, else a control's name. */
export type Progress = (part: string, cases: number, needed: number) => void;

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
  readonly #progress: Progress;
  readonly #cases: Cases<T, G, Shown>;
  readonly #judged: readonly Judged[];
  readonly #parts = new Map<string, Promise<Part<unknown>>>();
  readonly #proofs = new Map<number, Promise<Proof>>();

  /**
   * @param scheduler trains the cases; `replays` repeats them, see Cases.
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
    this.#progress = progress;
    this.#cases = new Cases(theorem, specification, { settings, scheduler, replays });
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
    for (const population of this.#cases.populations) {
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
        diverged: evidence.diverged,
        discards: evidence.discards,
        conclusions: evidence.conclusions,
      });
    }
    return findings;
  }

  /** Decides one of the claim's obligations. */
  proof(index: number): Promise<Proof> {
    const { proofs = [], where } = this.#theorem.statement;
    const proof = this.#proofs.get(index) ?? prove(proofs[index], where).then((timed) => timed.proof);
    this.#proofs.set(index, proof);
    return proof;
  }

  /** Decides the claim, all its controls and all its obligations. */
  async finding(id: string): Promise<Finding> {
    const { statement } = this.#theorem;
    const { seed, profile } = this.#settings;
    const parts: Part<Shown>[] = [];
    for (const population of this.#cases.populations)
      parts.push(await this.#part("", population, this.#judged, this.#specification.trial));
    const evidence = parts.map((part) => part.evidence);
    const controls: ControlFinding[] = [];
    for (const name of this.controlNames) controls.push(...(await this.control(name)));

    const proofs: Proof[] = [];
    for (const index of (statement.proofs ?? []).keys()) proofs.push(await this.proof(index));

    const measured = allOf(evidence.map((each) => each.verdict));
    const [verdict, reason] = verdictWith(measured, controls);
    const counterexample = measured === "refuted" ? await this.#counterexample(evidence) : null;
    const repeated = counterexample ?? { population: this.#cases.populations[0], path: "0" };
    const conclusions = evidence.flatMap((each) => each.conclusions);
    const cases = parts.flatMap((part) => shown<G, Shown>(part));
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
      tiers: tiersOf({
        conclusions,
        proofs,
        drawn: parts.flatMap(({ results }) => results.map((result) => result.drawn)),
      }),
      remarks: statement.remarks ?? [],
      sister: statement.sister ?? null,
      cases: sum(evidence.map((each) => each.cases)),
      failures: sum(evidence.map((each) => each.failures)),
      diverged: sum(evidence.map((each) => each.diverged)),
      discards: merged(evidence.flatMap((each) => each.discards)),
      confidence: decisive.confidence,
      effect: effectOf(decisive),
      conclusions,
      controls,
      counterexample,
      proofs,
      runs: await this.#runs(),
      replay: replayLine(id, seed, repeated),
      agreement: await this.#cases.agreement(repeated),
      figures: this.#specification.figures?.(cases) ?? [],
      tables: this.#specification.tables?.(cases) ?? [],
      seed,
      profile,
      engine: engineLabel(this.#settings),
    };
  }

  /** Repeats the case at a path of the settings' seed, see Cases. */
  replay(place: { path: string; population: string }): Promise<Replayed> {
    return this.#cases.replay(place);
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
    const { profile, claims } = this.#settings;
    const budget = this.#specification.cases?.[profile] ?? defaultCases[profile];
    const cases = this.#cases.drawn(population, budget);
    const inPrecision = judged.map(({ conclusion, tolerance }) => ({
      conclusion,
      tolerance: toleranceIn(this.#scheduler.precision, tolerance),
    }));
    const divergence = name !== "" && this.controlsMust === "refuted" ? "says nothing" : "fails";
    const least = name === "" ? this.#specification.atLeast : 0;
    const evidence = new Evidence(inPrecision, { population, test: typicalTest(claims), budget, divergence, least });
    const label = [name, population].filter((word) => word !== "").join(" · ");
    const results = await inOrder(
      (index) => this.#cases.run(trial, changes(cases[index]), index),
      (done) => {
        if (done.length > evidence.cases) evidence.add(done[done.length - 1]);
        this.#progress(label, evidence.cases, evidence.needed);
        return evidence.needed;
      },
      this.#scheduler.capacity,
    );
    return { evidence, results };
  }

  /** The first failing case of the first refuted population, made as small as it goes. */
  async #counterexample(evidence: readonly Evidence[]): Promise<Counterexample | null> {
    const refuted = evidence.find((each) => each.verdict === "refuted");
    const first = refuted?.counterexamples[0];
    if (refuted === undefined || first === undefined) return null;
    return this.#cases.smallest(refuted.population, { ...first, kind: first.conclusion.kind });
  }

  /** The trainings that all parts so far were measured on. */
  async #runs(): Promise<string[]> {
    const parts = await Promise.all(this.#parts.values());
    return [...new Set(parts.flatMap(({ results }) => results.flatMap(({ runs }) => runs)))].sort();
  }
}

function replayLine(id: string, seed: number, { population, path }: { population: string; path: string }): string {
  // A name of several words is one argument.
  const named = /^[\w-]*$/.test(population) ? population : `"${population}"`;
  return `npx touchstone replay ${id} --seed ${seed} --path ${path}${named === "" ? "" : ` --population ${named}`}`;
}

/** Of the comparison that fails most, the first among equals. */
function effectOf({ comparisons }: Conclusion): Effect | null {
  const most = Math.max(...comparisons.map(({ failures }) => failures));
  return comparisons.find(({ failures }) => failures === most)?.effect ?? null;
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
