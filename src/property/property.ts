import { BroadcastChannel } from "node:worker_threads";
import { describe, expect, inject, type TestContext, test } from "vitest";
import { type EngineChoice, engineLabel, trainsInFloat64 } from "../engine/choice.ts";
import { startEngine } from "../engine/start.ts";
import type { Theorem, TheoremStatement } from "../theorem/theorem.ts";
import { type Scheduler, scheduler } from "../training/scheduler.ts";
import { Decision, type Progress } from "./decision.ts";
import type { Finding } from "./finding.ts";
import { type ProgressMessage, progressChannel } from "./progress.ts";
import type { Replayed } from "./replayed.ts";
import type { Settings } from "./settings.ts";
import type { Arbitraries, Specification } from "./specification.ts";

declare module "vitest" {
  interface ProvidedContext {
    touchstone: Settings;
  }
  interface TaskMeta {
    finding?: Finding;
    replayed?: Replayed;
  }
}

/**
 * Checks a claim: registers one test for it and one for each of its controls, and emits one finding.
 * The claim's test passes when the verdict is the expected one, a control's when it shows what it must.
 * Its place, properties/family/name.property.ts, ties it to the claim `family/name`.
 */
export function property<const T extends TheoremStatement, const G extends Arbitraries, Shown = never>(
  theorem: Theorem<T>,
  specification: Specification<T, G, Shown>,
): void {
  const id = idOf(expect.getState().testPath ?? "");
  const asked = inject("touchstone");
  const { statement } = theorem;
  const settings = { ...asked, ...engineFor(specification, asked) };
  const decision = new Decision(theorem, specification, {
    settings,
    scheduler: sharedScheduler(settings),
    replays: engineLabel(settings) === "simd" ? null : () => sharedScheduler(standard),
    progress: progressOf(id),
  });

  describe(id, () => {
    if (settings.replay !== null) {
      const { replay } = settings;
      test.runIf(replay.claim === id)("replay", async ({ task }: TestContext) => {
        task.meta.replayed = await decision.replay(replay);
      });
      return;
    }
    test(`${statement.says} [expected: ${statement.expected}]`, async ({ task }: TestContext) => {
      const finding = await decision.finding(id);
      task.meta.finding = finding;
      expect(`${finding.verdict}: ${finding.reason}`).toBe(`${statement.expected}: ${finding.reason}`);
    });
    for (const [index, { says }] of (statement.proofs ?? []).entries()) {
      test(`proof: ${says}`, async () => {
        const { outcome, reason } = await decision.proof(index);
        expect(`${outcome}: ${reason}`).toBe(`proved: ${reason}`);
      });
    }
    for (const name of decision.controlNames) {
      test(`control: ${name} [must be: ${decision.controlsMust}]`, async () => {
        for (const { verdict, must } of await decision.control(name)) expect(verdict).toBe(must);
      });
    }
  });
}

/** `family/name` of properties/family/name.property.ts. @throws Error for a file elsewhere. */
function idOf(path: string): string {
  const id = /properties[\\/]([^\\/]+)[\\/]([^\\/]+)\.property\.ts$/.exec(path);
  if (id === null)
    throw new Error(`"${path}" is not properties/family/name.property.ts: a property's place names its claim`);
  return `${id[1]}/${id[2]}`;
}

/** The engine whose runs are repeated bit for bit. */
const standard: EngineChoice = { engine: "simd", backend: null };

/** The engine that was asked for, unless its runs have not the precision that the claim needs. */
function engineFor({ precision }: { precision?: "float64" }, asked: EngineChoice): EngineChoice {
  return precision === "float64" && !trainsInFloat64(asked) ? standard : asked;
}

const shared = new Map<string, Scheduler>();

/** One scheduler an engine for all claims that run in this process, so that they share trainings and cores. */
function sharedScheduler(choice: EngineChoice): Scheduler {
  const label = engineLabel(choice);
  const known = shared.get(label) ?? scheduler(startEngine(choice));
  shared.set(label, known);
  return known;
}

/** Tells whoever listens how far a claim is, at most four times a second. */
function progressOf(claim: string): Progress {
  const channel = new BroadcastChannel(progressChannel);
  channel.unref();
  let last = 0;
  return (part, cases, needed) => {
    const now = performance.now();
    if (now - last < 250) return;
    last = now;
    channel.postMessage({ claim, part, cases, needed } satisfies ProgressMessage);
  };
}
