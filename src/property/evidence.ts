import type { TheoremConclusion, Verdict } from "../theorem/theorem.ts";
import type { Conclusion, Discard, Effect } from "./finding.ts";
import { type Judgement, judge } from "./judge.ts";
import { clopperPearson, upperBoundWithoutHits } from "./statistics/binomial.ts";
import { median, medianInterval } from "./statistics/median.ts";
import { fewestToDecide, type SequentialTest, sequentialVerdict } from "./statistics/sequential-test.ts";
import type { Tolerance } from "./tolerance.ts";
import type { CaseResult } from "./trial.ts";
import { allOf } from "./verdict.ts";

/** One formula, how it is judged, and the cases so far. */
interface Ledger {
  readonly conclusion: TheoremConclusion;
  readonly tolerance: Tolerance;
  readonly judged: { readonly index: number; readonly judgements: readonly Judgement[] }[];
  /** Cases that diverged, where they count as failures. */
  diverged: number;
  /** What the sequential test of a typical formula ended with. Cases that are looked at afterwards do not change it. */
  ended: ReturnType<typeof sequentialVerdict>;
}

/**
 * What a diverged training says about a typical formula. It is a failure of a claim, which asks that training arrives; but a
 * control that must be refuted cannot be refuted by it, since it did not show what it must: more cases are drawn, and a control
 * that diverges in all of them ends undecided. About an exact formula it says nothing.
 */
export type Divergence = "fails" | "says nothing";

/** What the cases of a claim, or of one of its controls, amount to. */
export class Evidence {
  readonly #ledgers: Ledger[];
  readonly population: string;
  readonly #test: SequentialTest;
  readonly #budget: number;
  readonly #divergence: Divergence;
  readonly #least: number;
  #cases = 0;
  #diverged = 0;
  readonly #discards = new Map<string, number>();

  /**
   * @param population the kind of cases.
   * @param budget how many cases may be drawn, discarded ones included.
   * @param least how many are looked at though the verdict stands.
   */
  constructor(
    conclusions: readonly { conclusion: TheoremConclusion; tolerance: Tolerance }[],
    {
      population,
      test,
      budget,
      divergence,
      least = 0,
    }: { population: string; test: SequentialTest; budget: number; divergence: Divergence; least?: number },
  ) {
    this.population = population;
    this.#ledgers = conclusions.map((each) => ({ ...each, judged: [], diverged: 0, ended: "undecided" }));
    this.#test = test;
    this.#budget = budget;
    this.#divergence = divergence;
    this.#least = least;
  }

  /** Takes in the next case. @throws FormulaError when a trial did not measure what its formula needs. */
  add(result: CaseResult<unknown>): void {
    this.#cases++;
    if (result.status === "discarded") this.#discards.set(result.reason, (this.#discards.get(result.reason) ?? 0) + 1);
    if (result.status === "diverged") this.#diverged++;
    for (const ledger of this.#ledgers) {
      if (result.status === "diverged" && this.#divergenceFails(ledger)) ledger.diverged++;
      if (result.status === "measured") {
        const instances = result.measured[ledger.conclusion.name] ?? [];
        const judgements = judge(ledger.conclusion, ledger.tolerance, instances);
        ledger.judged.push({ index: result.index, judgements });
      }
      if (ledger.ended === "undecided")
        ledger.ended = sequentialVerdict(successes(ledger), failures(ledger), this.#test);
    }
  }

  /** How many more cases are surely needed; 0 when the verdict stands or the budget is spent. */
  get needed(): number {
    const left = this.#budget - this.#cases;
    if (this.#ledgers.every((ledger) => ledger.conclusion.kind === "exact")) return left;
    const open = this.#ledgers.filter(
      (ledger) => ledger.conclusion.kind === "typical" && this.#verdict(ledger) === "undecided",
    );
    const fewest = open.map((ledger) => fewestToDecide(successes(ledger), failures(ledger), this.#test));
    return Math.min(left, Math.max(0, this.#least - this.#cases, ...fewest));
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
    const failed = new Set(this.#ledgers.flatMap(({ judged }) => judged.filter(fails).map(({ index }) => index)));
    return failed.size + (this.#ledgers.some((ledger) => this.#divergenceFails(ledger)) ? this.#diverged : 0);
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

  /** Every comparison that failed, in order of the cases. */
  get counterexamples(): { index: number; conclusion: TheoremConclusion; judgement: Judgement }[] {
    return this.#ledgers
      .flatMap(({ conclusion, judged }) =>
        judged.flatMap(({ index, judgements }) =>
          judgements.filter(({ holds }) => !holds).map((judgement) => ({ index, conclusion, judgement })),
        ),
      )
      .sort((a, b) => a.index - b.index);
  }

  #divergenceFails({ conclusion }: Ledger): boolean {
    return conclusion.kind === "typical" && this.#divergence === "fails";
  }

  /** Cases that say nothing about an exact claim: discarded ones, and diverged ones where no typical formula is judged. */
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

function fails({ judgements }: Ledger["judged"][number]): boolean {
  return judgements.some(({ holds }) => !holds);
}

function failures({ judged, diverged }: Ledger): number {
  return judged.filter(fails).length + diverged;
}

function successes({ judged }: Ledger): number {
  return judged.length - judged.filter(fails).length;
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
  return {
    of: equation ? "error" : positive ? "left / right" : "left − right",
    median: median(values),
    ...medianInterval(values),
    worst: greater ? Math.min(...values) : Math.max(...values),
  };
}
