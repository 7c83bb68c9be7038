import type { Trajectory } from "../engine/run.ts";

/** 1 GiB. */
const KEPT = 2 ** 30;

interface Place<Asker> {
  /** Who makes it; null once it is there. */
  maker: Asker | null;
  trajectory: Trajectory | null;
  bytes: number;
  readonly waiting: { readonly asker: Asker; readonly answer: (trajectory: Trajectory | null) => void }[];
}

/**
 * The trainings of all workers, by name. Whoever asks first for one makes it; those who ask meanwhile wait for it, and
 * later ones get it at once. The weights lie in memory that all threads share.
 *
 * @param kept bytes of weights that are kept; those not asked for the longest go first, and are made again when they
 * are needed.
 */
export class Shelf<Asker> {
  readonly #places = new Map<string, Place<Asker>>();
  readonly #limit: number;
  #kept = 0;
  #made = 0;
  #shared = 0;

  constructor(kept = KEPT) {
    this.#limit = kept;
  }

  /** How many trainings were made, and how often one was handed on that another worker had made. */
  get tally(): { readonly made: number; readonly shared: number } {
    return { made: this.#made, shared: this.#shared };
  }

  /** @param answer is given the training, or null where the asker is to make it. */
  take(run: string, asker: Asker, answer: (trajectory: Trajectory | null) => void): void {
    const place = this.#places.get(run);
    if (place === undefined) {
      this.#places.set(run, { maker: asker, trajectory: null, bytes: 0, waiting: [] });
      answer(null);
    } else if (place.trajectory === null) {
      place.waiting.push({ asker, answer });
    } else {
      // To the end of the queue, as what was asked for last.
      this.#places.delete(run);
      this.#places.set(run, place);
      this.#shared++;
      answer(place.trajectory);
    }
  }

  put(run: string, trajectory: Trajectory): void {
    const place = this.#places.get(run);
    if (place === undefined || place.trajectory !== null) return;
    place.maker = null;
    place.trajectory = trajectory;
    place.bytes = bytesOf(trajectory);
    this.#made++;
    this.#kept += place.bytes;
    for (const { answer } of place.waiting.splice(0)) {
      this.#shared++;
      answer(trajectory);
    }
    for (const [longest, { trajectory, bytes }] of this.#places) {
      if (this.#kept <= this.#limit) break;
      if (trajectory === null || longest === run) continue;
      this.#places.delete(longest);
      this.#kept -= bytes;
    }
  }

  /** A training failed where it was made: the next one who waits tries it, and so meets the same error. */
  fail(run: string): void {
    const place = this.#places.get(run);
    if (place === undefined || place.trajectory !== null) return;
    const next = place.waiting.shift();
    if (next === undefined) {
      this.#places.delete(run);
    } else {
      place.maker = next.asker;
      next.answer(null);
    }
  }

  /** An asker ended: what it was making is made by others, and what it waited for is not kept for it. */
  leave(asker: Asker): void {
    for (const [run, place] of [...this.#places]) {
      const left = place.waiting.filter((each) => each.asker !== asker);
      place.waiting.splice(0, place.waiting.length, ...left);
      if (place.maker === asker) this.fail(run);
    }
  }
}

function bytesOf({ snapshots }: Trajectory): number {
  return snapshots.reduce(
    (sum, { parameters: { matrices, biases } }) =>
      sum +
      matrices.reduce((all, { data }) => all + data.byteLength, 0) +
      biases.reduce((all, bias) => all + (bias?.byteLength ?? 0), 0),
    0,
  );
}
