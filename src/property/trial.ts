import type { Samples } from "../data/dataset.ts";
import type { ConclusionName, TheoremStatement } from "../theorem/theorem.ts";
import type { Experiment } from "../training/experiment.ts";
import type { Trained } from "../training/state.ts";

/** What a trial may ask for. */
export interface TrialContext {
  /**
   * Trains an experiment; a training already made in this run is shared. Throws Diverged, which the case then reports.
   */
  train<D extends Samples>(experiment: Experiment<D>): Promise<Trained<D>>;
  /**
   * A hypothesis of the theorem that this case must meet. Where it does not, the case is discarded and counted.
   * Never use it for a conclusion: a run that does not arrive where the theorem says is a failure.
   */
  assume(condition: boolean, hypothesis: string): void;
}

type Symbols<T extends TheoremStatement> = keyof T["where"] & string;

/**
 * Values of a formula's symbols, and where a tolerance is relative `to: "scale"`, the size that rounding errors are
 * relative to.
 */
type Instance<T extends TheoremStatement> = Partial<Record<Symbols<T> | "scale", number>>;

/** One instance or several: an identity may be measured at every layer and step. */
type Instances<T extends TheoremStatement> = Instance<T> | readonly Instance<T>[];

/** What a trial measured: by conclusion for a limit claim, else for the one formula. */
export type Measured<T extends TheoremStatement> = T["kind"] extends "limit"
  ? { readonly [name in ConclusionName<T>]: Instances<T> }
  : Instances<T>;

/** A trial's result: the measured symbols and whatever its figures need. */
export interface Outcome<T extends TheoremStatement, Shown> {
  readonly measured: Measured<T>;
  readonly shows?: Shown;
}
