import { BaseSequencer, type TestSpecification } from "vitest/node";
import { confirmationSeed, type Settings } from "../property/settings.ts";
import { claimsOf } from "../theorem/registry.ts";

/** The settings of a plain run: the quick profile, the default engine, the confirmation seed. */
export function defaultSettings(root: string): Settings {
  return {
    seed: confirmationSeed,
    profile: "quick",
    engine: "auto",
    backend: null,
    claims: claimsOf(root).length,
    replay: null,
  };
}

/** Runs the claims in order of id, not of their files' sizes or last durations, so that two runs look alike. */
class ById extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return specifications.toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/**
 * How vitest runs the claims. They share one worker and its scheduler, which spreads their trainings over all cores: so claims can
 * share trainings, and one long claim does not leave a core idle. A claim may take long; its budget is in cases, not in seconds.
 */
export function claimsVitest(root: string, settings: Settings) {
  return {
    name: "claims",
    root,
    include: ["properties/**/*.property.ts"],
    provide: { touchstone: settings },
    pool: "threads" as const,
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 24 * 3600 * 1000,
    sequence: { sequencer: ById },
  };
}
