import type { Agreement, Counterexample, Discard } from "../finding/cases.ts";
import type { Conclusion, Effect } from "../finding/conclusion.ts";
import type { ControlFinding } from "../finding/control.ts";
import type { Finding } from "../finding/finding.ts";
import type { Proof } from "../finding/proof.ts";
import { controlsMust, type Property } from "../property/property.ts";
import type { Judgement } from "./judge.ts";
import { tiersOf } from "./tiers.ts";
import { allOf, verdictWith } from "./verdict.ts";
import type { WeighedPart } from "./weighed.ts";

/** The run that a claim was decided in. */
interface Run {
  readonly seed: number;
  readonly profile: string;
  /** The engine's label. */
  readonly engine: string;
}

/** The failure that a refuted claim is shown by. */
export interface Failure {
  readonly population: string;
  readonly index: number;
  readonly kind: "exact" | "typical";
  readonly judgement: Judgement;
}

/** The first failing case of the first refuted population; null where the cases do not refute the claim. */
export function failureOf(parts: readonly WeighedPart[]): Failure | null {
  const own = ofClaim(parts);
  if (measuredVerdict(own) !== "refuted") return null;
  const refuted = own.find(({ evidence }) => evidence.verdict === "refuted");
  const first = refuted?.evidence.counterexample ?? null;
  if (refuted === undefined || first === null) return null;
  const { index, conclusion, judgement } = first;
  return { population: refuted.population, index, kind: conclusion.kind, judgement };
}

/** The case that the finding's replay line repeats: the counterexample, or the first case. */
export function repeatedCase(
  parts: readonly WeighedPart[],
  counterexample: Counterexample | null,
): { readonly population: string; readonly path: string } {
  return counterexample ?? { population: ofClaim(parts)[0].population, path: "0" };
}

/**
 * What the weighed parts of a claim, all of its controls among them, add up to.
 * @param counterexample made from failureOf; null where that is.
 * @param agreement how far the engine's numbers of the repeated case are from its replay's; null for the default
 * engine.
 */
export function findingOf(
  id: string,
  property: Property,
  parts: readonly WeighedPart[],
  {
    proofs,
    counterexample,
    agreement,
    run: { seed, profile, engine },
  }: { proofs: readonly Proof[]; counterexample: Counterexample | null; agreement: Agreement | null; run: Run },
): Finding {
  const { theorem, specification } = property;
  const { statement } = theorem;
  const own = ofClaim(parts);
  const evidence = own.map((part) => part.evidence);
  const controls = parts.filter(({ part }) => part !== "").map((part) => controlFinding(property, part));
  const measured = measuredVerdict(own);
  const [verdict, reason] = verdictWith(measured, controls);
  const conclusions = evidence.flatMap((each) => each.conclusions);
  const decisive = conclusions.findLast((conclusion) => conclusion.verdict === measured) ?? conclusions[0];
  const shown = own.flatMap((part) => part.shown);
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
    tiers: tiersOf({ conclusions, proofs, realData: own.some((part) => part.realData) }),
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
    runs: [...new Set(parts.flatMap(({ runs }) => [...runs]))].sort(),
    replay: replayLine(id, seed, repeatedCase(parts, counterexample)),
    agreement,
    figures: specification.figures?.(shown) ?? [],
    tables: specification.tables?.(shown) ?? [],
    seed,
    profile,
    engine,
  };
}

function ofClaim(parts: readonly WeighedPart[]): WeighedPart[] {
  return parts.filter(({ part }) => part === "");
}

/** The verdict of the claim's own cases, controls aside. */
function measuredVerdict(own: readonly WeighedPart[]) {
  return allOf(own.map(({ evidence }) => evidence.verdict));
}

function controlFinding(property: Property, { part, population, evidence }: WeighedPart): ControlFinding {
  const { verdict, cases, failures, diverged, discards, conclusions } = evidence;
  const must = controlsMust(property);
  return { name: part, population, must, verdict, cases, failures, diverged, discards, conclusions };
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
