import * as tf from "@tensorflow/tfjs-core";
import { allFinite } from "../../network/parameters.ts";
import { type Member, nextCheckpoint } from "./member.ts";
import { freed, freedBut, tidied } from "./memory.ts";
import { rowsOf } from "./rows.ts";
import { type Ahead, lookAhead } from "./schedule.ts";
import { embedding, widened } from "./shared.ts";
import { advanced, type Moving, type Stack } from "./step.ts";
import { belowOneAnother, loaded, partOf, perRun, unloaded } from "./transfer.ts";

/** Samples and steps that may be looked ahead: their indices are sent to the device at once, and a tensor made of each step's. */
const SAMPLES_AHEAD = 2 ** 18;
const STEPS_AHEAD = 256;

/**
 * Trains members of one key together until one of them ends, and leaves all of them where they then are. Weights that are
 * wanted on the way are read while the others wait.
 */
export async function trainTogether(members: readonly Member[]): Promise<void> {
  const runs = members.map(({ request }) => request.run);
  const wide = widened(runs.map(({ architecture }) => architecture));
  const embeddings = runs.map(({ architecture }) => embedding(architecture, wide));
  const stack = stackOf(members, wide.layers);
  const most = Math.max(1, Math.min(STEPS_AHEAD, Math.floor(SAMPLES_AHEAD / (stack.runs * stack.batch))));
  const firstSamples = firstSamplesOf(members);
  const before = members.map(({ integratedRate }) => integratedRate);
  let moving = loaded(members, wide, embeddings, stack.momentum !== null);
  const bringHome = async (r: number) => {
    const member = members[r];
    member.weights = await unloaded(moving, r, embeddings[r], member.weights);
    if (stack.sphere !== null) member.integratedRate = before[r] + (await partOf(moving.integratedRate, r))[0];
  };
  try {
    for (let over = false; !over; ) {
      const due = members.map((member) => nextCheckpoint(member) as number);
      const steps = Math.min(most, ...members.map((member, r) => due[r] - member.step));
      moving = stretch(stack, moving, lookAhead(members, firstSamples, stack.batch, steps));
      for (const [r, member] of members.entries()) {
        if (member.step < due[r]) continue;
        await bringHome(r);
        takeSnapshot(member);
        over ||= nextCheckpoint(member) === null;
      }
      // Lets the device catch up, so that no more than one stretch is queued, and the event loop turn.
      await moving.scale.data();
      await new Promise(setImmediate);
    }
    for (const r of members.keys()) await bringHome(r);
  } finally {
    disposeStack(stack);
    freed(moving);
  }
}

function takeSnapshot(member: Member): void {
  const { step, integratedRate, weights } = member;
  if (!allFinite(weights.parameters)) member.divergedAt = step;
  else member.snapshots.push({ step, parameters: weights.parameters, integratedRate });
}

/** The steps that were looked ahead. Frees what they change, and all when a step fails. */
function stretch(stack: Stack, start: Moving, { steps, indices, shares, rates }: Ahead): Moving {
  const { runs, batch } = stack;
  // Taken apart at once: a slice and a reshape at every step would take as long as a product.
  const ahead = tidied(() => ({
    indices: tf.unstack(tf.tensor3d(indices, [steps, runs, batch], "int32")),
    shares: tf.unstack(tf.tensor4d(shares, [steps, runs, batch, 1])),
    rates: tf.unstack(tf.tensor4d(rates, [steps, runs, 1, 1])),
  }));
  let moving = start;
  try {
    for (let s = 0; s < steps; s++) {
      const old = moving;
      moving = tidied(() =>
        advanced(stack, old, { indices: ahead.indices[s], shares: ahead.shares[s], rate: ahead.rates[s] }),
      );
      freedBut(old, moving);
    }
    return moving;
  } catch (error) {
    freed(moving);
    throw error;
  } finally {
    freed(ahead);
  }
}

function stackOf(members: readonly Member[], layers: Stack["layers"]): Stack {
  const runs = members.map(({ request }) => request.run);
  const batch = Math.max(...members.map((member) => member.batch));
  const lambdas = (of: (decay: { lambda: readonly number[]; biasLambda: number }) => number) =>
    perRun(runs.map(({ regularization }) => (regularization.kind === "decay" ? 2 * of(regularization) : 0)));
  const normalized = runs.flatMap(({ regularization }) =>
    regularization.kind === "normalized" ? [regularization] : [],
  );
  return {
    runs: runs.length,
    batch,
    layers,
    rows: layers.map((layer) => rowsOf(layer, runs.length, batch)),
    trainable: runs[0].trainable,
    inputs: belowOneAnother(runs.map(({ data }) => data.inputs)),
    targets: belowOneAnother(runs.map(({ data }) => data.targets)),
    momentum: runs[0].momentum > 0 ? perRun(runs.map(({ momentum }) => momentum)) : null,
    decays: layers.map((_, k) => lambdas(({ lambda }) => lambda[k])),
    biasDecay: lambdas(({ biasLambda }) => biasLambda),
    sphere:
      normalized.length === 0
        ? null
        : {
            decay: perRun(normalized.map(({ lambda }) => 2 * lambda)),
            scaleRate: perRun(normalized.map(({ scaleRate }) => scaleRate)),
          },
  };
}

/** Where each member's samples begin in the stack's. */
function firstSamplesOf(members: readonly Member[]): number[] {
  let samples = 0;
  return members.map(({ request }) => {
    samples += request.run.data.inputs.rows;
    return samples - request.run.data.inputs.rows;
  });
}

function disposeStack({ rows, inputs, targets, momentum, decays, biasDecay, sphere }: Stack): void {
  for (const each of rows) each.dispose();
  freed([inputs, targets, momentum, decays, biasDecay, sphere]);
}
