import { inputsOf, outputsOf, positionsOf, weightShape } from "../../network/layer.ts";
import { checkRequest, type Engine, type Trajectory } from "../run.ts";
import { STACKED } from "./backend.ts";
import { type Member, memberOf, nextCheckpoint } from "./member.ts";
import { stackKey } from "./shared.ts";
import { trainTogether } from "./stack.ts";

/** How large a stack may become. */
export interface StackLimits {
  /** Runs. */
  readonly runs: number;
  /** Numbers that a step holds at once, about. One run is trained whatever it holds. */
  readonly numbers: number;
}

/** 256 MiB of float32. */
const usualLimits: StackLimits = { runs: STACKED, numbers: 2 ** 26 };

interface Waiting {
  readonly member: Member;
  readonly key: string;
  settle(trajectory: Trajectory): void;
  fail(error: unknown): void;
}

/**
 * The engine that trains populations in float32 on whatever tfjs-core of this process computes with, such as a GPU.
 * Runs that may share a stack are trained together; one that ends makes room for the next. Which runs share a stack
 * depends on when they are asked for, and the order of a sum on the stack's width, so that a run is repeated to
 * float32's rounding and not bit for bit.
 */
export function tfjsEngine(limits: StackLimits = usualLimits): Engine {
  const waiting: Waiting[] = [];
  let busy = false;
  let disposed = false;

  const work = async () => {
    if (busy) return;
    busy = true;
    try {
      while (waiting.length > 0) await trainFirst(waiting, limits);
    } catch (error) {
      for (const each of waiting.splice(0)) each.fail(error);
    } finally {
      busy = false;
    }
  };

  return {
    name: "tfjs",
    precision: "float32",
    train: (requests) =>
      requests.map(async (request) => {
        checkRequest(request);
        if (disposed) throw new Error("the engine is disposed: it takes no more requests");
        const trained = new Promise<Trajectory>((settle, fail) => {
          waiting.push({ member: memberOf(request), key: stackKey(request.run), settle, fail });
        });
        setImmediate(work);
        return trained;
      }),
    async dispose() {
      disposed = true;
      for (const each of waiting.splice(0)) each.fail(new Error("the engine was disposed before the run was trained"));
    },
  };
}

/** Trains the run that waits longest, with all that can share its stack, until none of them is left. */
async function trainFirst(waiting: Waiting[], limits: StackLimits): Promise<void> {
  const { key } = waiting[0];
  let together: Waiting[] = [];
  try {
    do {
      together.push(...taken(waiting, key, together, limits));
      await trainTogether(together.map(({ member }) => member));
      for (const { member, settle } of together) {
        const { snapshots, divergedAt } = member;
        if (nextCheckpoint(member) === null) settle({ snapshots, divergedAt });
      }
      together = together.filter(({ member }) => nextCheckpoint(member) !== null);
      // What waited for these runs, such as the other half of a pair, may join the rest.
      await new Promise(setImmediate);
    } while (together.length > 0);
  } catch (error) {
    for (const each of together) each.fail(error);
  }
}

/** Takes out the next runs of a key that still find room beside those in training. */
function taken(
  waiting: Waiting[],
  key: string,
  training: readonly Waiting[],
  { runs, numbers }: StackLimits,
): Waiting[] {
  const joining: Waiting[] = [];
  let held = training.reduce((sum, { member }) => sum + heldBy(member), 0);
  for (let i = 0; i < waiting.length && training.length + joining.length < runs; ) {
    const size = heldBy(waiting[i].member);
    const fits = waiting[i].key === key && (training.length + joining.length === 0 || held + size <= numbers);
    if (fits) {
      held += size;
      joining.push(...waiting.splice(i, 1));
    } else i++;
  }
  return joining;
}

/** About how many numbers a step of a run holds at once: what its layers read and give, and their derivatives. */
function heldBy({ batch, request }: Member): number {
  const { layers } = request.run.architecture;
  const ofSample = layers.map(
    (layer) => inputsOf(layer) + 2 * outputsOf(layer) + 2 * positionsOf(layer) * weightShape(layer).columns,
  );
  const weights = layers.map((layer) => 4 * weightShape(layer).rows * weightShape(layer).columns);
  return [...ofSample.map((count) => count * batch), ...weights].reduce((sum, count) => sum + count, 0);
}
