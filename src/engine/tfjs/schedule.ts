import { rateAt } from "../schedule.ts";
import type { Member } from "./member.ts";

/** What the next steps of a stack need, drawn and computed ahead: `steps` blocks, one a step, run by run in each. */
export interface Ahead {
  readonly steps: number;
  /** Indices into the stack's samples, R · B a step. */
  readonly indices: Int32Array;
  /** 2/B or 0, likewise. */
  readonly shares: Float32Array;
  /** η, R a step. */
  readonly rates: Float32Array;
}

/**
 * Looks `steps` steps ahead, and moves the members on by as many.
 * @param firstSamples where each member's samples begin in the stack's.
 */
export function lookAhead(
  members: readonly Member[],
  firstSamples: readonly number[],
  batch: number,
  steps: number,
): Ahead {
  const runs = members.length;
  const indices = new Int32Array(steps * runs * batch);
  const shares = new Float32Array(steps * runs * batch);
  const rates = new Float32Array(steps * runs);
  for (const [r, member] of members.entries()) {
    const { rates: schedule, regularization, start } = member.request.run;
    for (let s = 0; s < steps; s++) {
      const chosen = member.nextBatch();
      const at = (s * runs + r) * batch;
      // Places that a smaller batch leaves over read the run's first sample, with no share in the loss.
      indices.fill(firstSamples[r], at, at + batch);
      for (let n = 0; n < chosen.length; n++) indices[at + n] = firstSamples[r] + chosen[n];
      shares.fill(2 / chosen.length, at, at + chosen.length);
      const rate = rateAt(schedule, member.step++);
      rates[s * runs + r] = rate;
      if (regularization.kind === "decay") member.integratedRate += rate * start.scale * start.scale;
    }
  }
  return { steps, indices, shares, rates };
}
