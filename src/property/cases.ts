import { engineLabel } from "../engine/choice.ts";
import type { Theorem, TheoremStatement } from "../theorem/theorem.ts";
import type { Scheduler } from "../training/scheduler.ts";
import { type Agreement, farthest } from "./agreement.ts";
import { drawAt, drawCases, shrinkCase } from "./draw.ts";
import type { Counterexample } from "./finding.ts";
import { type Judgement, judge } from "./judge.ts";
import type { Replayed } from "./replayed.ts";
import type { Settings } from "./settings.ts";
import { type Arbitraries, type Drawn, type Judged, judgedBy, type Specification } from "./specification.ts";
import { toleranceIn } from "./tolerance.ts";
import { type CaseResult, runCase } from "./trial.ts";

/** How often a failing case is tried smaller: exact claims are cheap to check, typical ones are trained. */
const shrinkAttempts = { exact: 200, typical: 20 };

/** Where a case stands: its population, and fast-check's path. */
interface Place {
  readonly population: string;
  readonly path: string;
}

/** A trial of a claim or of one of its controls. */
type Trial<T extends TheoremStatement, G extends Arbitraries, Shown> = Specification<T, G, Shown>["trial"];

/** The cases of one claim, each drawn, run, repeated or made smaller on its own. */
export class Cases<T extends TheoremStatement, G extends Arbitraries, Shown> {
  readonly #theorem: Theorem<T>;
  readonly #specification: Specification<T, G, Shown>;
  readonly #settings: Settings;
  readonly #scheduler: Scheduler;
  readonly #replays: (() => Scheduler) | null;
  readonly #judged: readonly Judged[];

  /**
   * @param scheduler trains the cases.
   * @param replays trains on the engine that repeats a run bit for bit, where `scheduler` does not: replays are made on it, and
   * the finding says how far the two are apart.
   */
  constructor(
    theorem: Theorem<T>,
    specification: Specification<T, G, Shown>,
    { settings, scheduler, replays }: { settings: Settings; scheduler: Scheduler; replays: (() => Scheduler) | null },
  ) {
    this.#theorem = theorem;
    this.#specification = specification;
    this.#settings = settings;
    this.#scheduler = scheduler;
    this.#replays = replays;
    this.#judged = judgedBy(theorem, specification.within);
  }

  /** Those that the profile draws from. */
  get populations(): string[] {
    const all = Object.keys(this.#all);
    return this.#settings.profile === "full" ? all : all.filter((name) => !Object.hasOwn(this.#larger, name));
  }

  /** The first cases of a population. */
  drawn(population: string, count: number): Drawn<G>[] {
    return drawCases(this.#given(population), this.#settings.seed, count);
  }

  run<S>(trial: Trial<T, G, S>, drawn: Drawn<G>, index: number, by = this.#scheduler): Promise<CaseResult<S>> {
    const { kind } = this.#theorem.statement;
    return runCase(trial, drawn, index, { train: (experiment) => by.train(experiment), kind });
  }

  /**
   * Repeats a case, exactly. Without a population it is a case of the first one.
   * @throws RangeError when there is no such path or population.
   */
  async replay({ path, population: asked }: Place): Promise<Replayed> {
    const names = Object.keys(this.#all);
    const population = asked === "" ? names[0] : asked;
    if (!names.includes(population)) {
      throw new RangeError(
        `population "${population}" is not one of ${names.map((name) => `"${name}"`).join(", ")}: see --population`,
      );
    }
    const drawn = drawAt(this.#given(population), this.#settings.seed, path);
    const exact = this.#replays?.() ?? this.#scheduler;
    const result = await this.run(this.#specification.trial, drawn, 0, exact);
    return {
      drawn,
      status: result.status,
      reason: "reason" in result ? result.reason : "",
      judgements: this.#judgements(result, exact),
      agreement: await this.agreement({ path, population }),
    };
  }

  /** How far a case's numbers are from those of its replay; null where the scheduler is the one that replays. */
  async agreement({ population, path }: Place): Promise<Agreement | null> {
    if (this.#replays === null) return null;
    const drawn = drawAt(this.#given(population), this.#settings.seed, path);
    const here = await this.run(this.#specification.trial, drawn, 0);
    const there = await this.run(this.#specification.trial, drawn, 0, this.#replays());
    const apart = farthest(here, there);
    return apart && { engine: engineLabel(this.#settings), population, path, ...apart };
  }

  /** A case in which a comparison failed, made as small as it goes while the same comparison fails. */
  async smallest(
    population: string,
    failing: { readonly index: number; readonly kind: "exact" | "typical"; readonly judgement: Judgement },
  ): Promise<Counterexample> {
    const { index, kind, judgement } = failing;
    const failure = async (drawn: Drawn<G>) => {
      const result = await this.run(this.#specification.trial, drawn, index);
      return this.#judgements(result, this.#scheduler).find(
        ({ comparison, holds }) => !holds && comparison === judgement.comparison,
      );
    };
    const { path, drawn } = await shrinkCase(
      this.#given(population),
      { seed: this.#settings.seed, index, attempts: shrinkAttempts[kind] },
      async (smaller) => (await failure(smaller)) !== undefined,
    );
    const { comparison, values, left, right } = (await failure(drawn)) ?? judgement;
    return { population, path, drawn, values, says: `${comparison} fails: left is ${left}, right is ${right}` };
  }

  #judgements(result: CaseResult<unknown>, { precision }: Scheduler): Judgement[] {
    if (result.status !== "measured") return [];
    return this.#judged.flatMap(({ conclusion, tolerance }) =>
      judge(conclusion, toleranceIn(precision, tolerance), result.measured[conclusion.name] ?? []),
    );
  }

  #given(population: string): G {
    return { ...this.#specification.given, ...this.#all[population] };
  }

  get #larger(): Readonly<Record<string, Partial<G>>> {
    return this.#specification.larger ?? {};
  }

  get #all(): Readonly<Record<string, Partial<G>>> {
    return { ...(this.#specification.populations ?? { "": {} }), ...this.#larger };
  }
}
