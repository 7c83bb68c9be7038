import type { CaseResult } from "../case/record.ts";
import type { Discard } from "../finding/cases.ts";
import type { Conclusion, Effect } from "../finding/conclusion.ts";
import type { Judged } from "../property/specification.ts";
import { clopperPearson, upperBoundWithoutHits } from "../statistics/binomial.ts";
import { median, medianInterval } from "../statistics/median.ts";
import { fewestToDecide, type SequentialTest, sequentialVerdict } from "../statistics/sequential-test.ts";
import type { TheoremConclusion, Verdict } from "../theorem/theorem.ts";
import { type Judgement, judge } from "./judge.ts";
import { allOf } from "./verdict.ts";

/** One formula, how it is judged, and the cases so far. */
interface Ledger extends Judged {
  /** The judgements of each measured case, whose values are kept where one fails: a counterexample needs them. */
  readonly judged: { readonly index: number; readonly judgements: readonly Judgement[] }[];
  /** Measured cases in which a comparison failed. */
  failed: number;
  /** Cases that diverged, where they count as failures. */
  diverged: number;
  /** What the sequential test of a typical formula ended with. Cases that are looked at afterwards do not change it. */
  ended: ReturnType<typeof sequentialVerdict>;
}

/** How the cases of a part are weighed. */
export interface Weighing {
  /** The kind of cases. */
  readonly population: string;
  readonly test: SequentialTest;
  /** How many cases may be drawn, discarded ones included. */
  readonly budget: number;
  /** What a diverged training says, see divergenceOf. */
  readonly divergence: "fails" | "says nothing";
  /** How many are looked at though the verdict stands. */
  readonly least?: number;
}

/** What the cases of a claim, or of one of its controls, amount to. */
export class Evidence {
  readonly #ledgers: Ledger[];
  readonly #weighing: Weighing;
  #cases = 0;
  #diverged = 0;
  #failures = 0;
  readonly #discards = new Map<string, number>();

  constructor(conclusions: readonly Judged[], weighing: Weighing) {
    this.#ledgers = conclusions.map((each) => ({ ...each, judged: [], failed: 0, diverged: 0, ended: "undecided" }));
    this.#weighing = weighing;
  }

  get population(): string {
    return this.#weighing.population;
  }

  /**
   * Takes in the next case, the one with the index `cases`. @throws FormulaError when a trial did not measure what its
   * formula needs.
   */
  add(result: CaseResult): void {
    const index = this.#cases++;
    if (result.status === "discarded") this.#discards.set(result.reason, (this.#discards.get(result.reason) ?? 0) + 1);
    if (result.status === "diverged") this.#diverged++;
    let fails = false;
    for (const ledger of this.#ledgers) {
      if (result.status === "diverged" && this.#divergenceFails(ledger)) {
        ledger.diverged++;
        fails = true;
      }
      if (result.status === "measured") {
        const instances = result.measured[ledger.conclusion.name] ?? [];
        const judgements = judge(ledger.conclusion, ledger.tolerance, instances);
        const failed = judgements.some(({ holds }) => !holds);
        if (failed) {
          ledger.failed++;
          fails = true;
        }
        ledger.judged.push({ index, judgements: failed ? judgements : judgements.map(withoutValues) });
      }
      if (ledger.ended === "undecided")
        ledger.ended = sequentialVerdict(successes(ledger), failures(ledger), this.#weighing.test);
    }
    if (fails) this.#failures++;
  }

  /** How many more cases are surely needed; 0 when the verdict stands or the budget is spent. */
  get needed(): number {
    const { budget, test, least = 0 } = this.#weighing;
    const left = budget - this.#cases;
    if (this.#ledgers.every((ledger) => ledger.conclusion.kind === "exact")) return left;
    const open = this.#ledgers.filter(
      (ledger) => ledger.conclusion.kind === "typical" && this.#verdict(ledger) === "undecided",
    );
    const fewest = open.map((ledger) => fewestToDecide(successes(ledger), failures(ledger), test));
    return Math.min(left, Math.max(0, least - this.#cases, ...fewest));
  }

  get cases(): number {
    return this.#cases;
  }

  get diverged(): number {
    return this.#diverged;
  }

  get discards(): Discard[] {
    return [...this.#discards]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => (a.reason < b.reason ? -1 : 1));
  }

  /** Cases in which some formula failed, divergences among them where a typical formula is judged. */
  get failures(): number {
    return this.#failures;
  }

  /** The verdict of all formulas together, controls aside. */
  get verdict(): Verdict {
    if (this.#outsideHypotheses * 2 > this.#cases) return "vacuous";
    return allOf(this.#ledgers.map((ledger) => this.#verdict(ledger)));
  }

  /** Each formula with its own verdict and numbers. */
  get conclusions(): Conclusion[] {
    return this.#ledgers.map((ledger) => {
      const { conclusion, tolerance, judged } = ledger;
      const cases = successes(ledger) + failures(ledger);
      return {
        name: conclusion.name,
        population: this.population,
        kind: conclusion.kind,
        formula: conclusion.formula.text,
        tex: conclusion.formula.tex,
        tolerance: tolerance.label,
        because: tolerance.because,
        verdict: this.#verdict(ledger),
        cases,
        failures: failures(ledger),
        confidence: confidence(failures(ledger), cases),
        failureRate: clopperPearson(failures(ledger), cases),
        comparisons: conclusion.formula.comparisons.map(({ text }, i) => {
          const judgements = judged.map((each) => each.judgements[i]);
          return {
            formula: text,
            failures: judgements.filter(({ holds }) => !holds).length,
            effect: effect(judgements),
            cases: judgements.map(({ left, right, holds }, at) => ({ case: judged[at].index, left, right, holds })),
          };
        }),
      };
    });
  }

  /** The first comparison that failed of a formula that is refuted, in order of the cases; null where none is. */
  get counterexample(): { index: number; conclusion: TheoremConclusion; judgement: Judgement } | null {
    let first: { index: number; conclusion: TheoremConclusion; judgement: Judgement } | null = null;
    for (const ledger of this.#ledgers) {
      const { conclusion, judged } = ledger;
      if (this.#verdict(ledger) !== "refuted") continue;
      for (const { index, judgements } of judged) {
        if (first !== null && first.index <= index) break;
        const judgement = judgements.find(({ holds }) => !holds);
        if (judgement !== undefined) first = { index, conclusion, judgement };
      }
    }
    return first;
  }

  #divergenceFails({ conclusion }: Ledger): boolean {
    return conclusion.kind === "typical" && this.#weighing.divergence === "fails";
  }

  /**
   * Cases that say nothing about an exact claim: discarded ones, and diverged ones where no typical formula is judged.
   */
  get #outsideHypotheses(): number {
    const discarded = [...this.#discards.values()].reduce((sum, count) => sum + count, 0);
    return discarded + (this.#ledgers.every((l) => l.conclusion.kind === "exact") ? this.#diverged : 0);
  }

  #verdict(ledger: Ledger): Verdict {
    if (ledger.conclusion.kind === "typical") return ledger.ended;
    if (failures(ledger) > 0) return "refuted";
    return successes(ledger) > 0 ? "holds" : "vacuous";
  }
}

function withoutValues(judgement: Judgement): Judgement {
  return { ...judgement, values: {} };
}

function failures({ failed, diverged }: Ledger): number {
  return failed + diverged;
}

function successes({ judged, failed }: Ledger): number {
  return judged.length - failed;
}

function confidence(failed: number, cases: number): string {
  const percent = (share: number) => `${Number((100 * share).toPrecision(2))} %`;
  if (cases === 0) return "no case was measured";
  if (failed === 0) return `0 of ${cases}: fails in under ${percent(upperBoundWithoutHits(cases))} of draws at 95 %`;
  const { low, high } = clopperPearson(failed, cases);
  return `${failed} of ${cases}: fails in ${percent(low)} to ${percent(high)} of draws at 95 %`;
}

/** Equations: the error. Inequalities between positive sides: left / right; else left − right. */
function effect(judgements: readonly Judgement[]): Effect | null {
  if (judgements.length === 0) return null;
  const equation = judgements[0].relation === "==";
  const positive = judgements.every(({ left, right }) => left >= 0 && right > 0);
  const values = judgements.map(({ error, left, right }) =>
    equation ? error : positive ? left / right : left - right,
  );
  const greater = judgements[0].relation.startsWith(">");
  const worst = values.reduce((worst, value) => (greater ? Math.min(worst, value) : Math.max(worst, value)));
  return {
    of: equation ? "error" : positive ? "left / right" : "left − right",
    median: median(values),
    ...medianInterval(values),
    worst,
  };
}
