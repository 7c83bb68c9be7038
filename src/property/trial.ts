import type { Samples } from "../data/dataset.ts";
import type { ConclusionName, TheoremStatement } from "../theorem/theorem.ts";
import type { Experiment } from "../training/experiment.ts";
import { Diverged, type Trained } from "../training/state.ts";
import type { Values } from "./judge.ts";

/** What a trial may ask for. */
export interface TrialContext {
  /** Trains an experiment; a training already made in this run is shared. Throws Diverged, which the case then reports. */
  train<D extends Samples>(experiment: Experiment<D>): Promise<Trained<D>>;
  /**
   * A hypothesis of the theorem that this case must meet. Where it does not, the case is discarded and counted.
   * Never use it for a conclusion: a run that does not arrive where the theorem says is a failure.
   */
  assume(condition: boolean, hypothesis: string): void;
}

type Symbols<T extends TheoremStatement> = keyof T["where"] & string;

/** Values of a formula's symbols, and where a tolerance is relative `to: "scale"`, the size that rounding errors are relative to. */
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

/** How one case came out, before it is judged, and the names of the trainings that it looked at. */
export type CaseResult<Shown> = {
  readonly index: number;
  readonly drawn: unknown;
  readonly runs: readonly string[];
} & (
  | {
      readonly status: "measured";
      readonly measured: Readonly<Record<string, readonly Values[]>>;
      readonly shows: Shown | undefined;
    }
  | { readonly status: "discarded"; readonly reason: string }
  | { readonly status: "diverged"; readonly reason: string }
);

class Discarded extends Error {}

/** Runs one case: the measured values, or why there are none. Errors other than a discard or a divergence are thrown on. */
export async function runCase<T extends TheoremStatement, Drawn, Shown>(
  trial: (drawn: Drawn, context: TrialContext) => Promise<Outcome<T, Shown>> | Outcome<T, Shown>,
  drawn: Drawn,
  index: number,
  { train: trained, kind }: { train: TrialContext["train"]; kind: TheoremStatement["kind"] },
): Promise<CaseResult<Shown>> {
  const runs = new Set<string>();
  const train: TrialContext["train"] = async (experiment) => {
    const result = await trained(experiment);
    runs.add(result.run);
    return result;
  };
  const common = () => ({ index, drawn, runs: [...runs].sort() });
  const assume = (condition: boolean, hypothesis: string) => {
    if (!condition) throw new Discarded(hypothesis);
  };
  try {
    const { measured, shows } = await trial(drawn, { train, assume });
    return { ...common(), status: "measured", measured: byConclusion(measured, kind), shows };
  } catch (error) {
    if (error instanceof Discarded) return { ...common(), status: "discarded", reason: error.message };
    if (error instanceof Diverged) {
      runs.add(error.run);
      return { ...common(), status: "diverged", reason: error.message };
    }
    throw error;
  }
}

function byConclusion(measured: unknown, kind: TheoremStatement["kind"]): Record<string, readonly Values[]> {
  const listed = (instances: unknown) => (Array.isArray(instances) ? instances : [instances]) as readonly Values[];
  if (kind !== "limit") return { claim: listed(measured) };
  return Object.fromEntries(Object.entries(measured as object).map(([name, instances]) => [name, listed(instances)]));
}
