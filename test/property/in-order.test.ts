import { describe, expect, test } from "vitest";
import { random } from "../../src/data/random.ts";
import { inOrder } from "../../src/property/in-order.ts";

/** Waits a number of turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe("inOrder", () => {
  /** Cases that take a random number of turns; the stream stops once the results, read in order, add up to 40. */
  async function stream(capacity: number, seed: number) {
    const { integer } = random(seed, "in order");
    const started: number[] = [];
    const finished: number[] = [];
    const seen: number[] = [];
    const results = await inOrder(
      async (index) => {
        started.push(index);
        await turns(integer(0, 5));
        finished.push(index);
        return (index * 7) % 5;
      },
      (done) => {
        seen.push(done.length);
        return done.reduce((sum, value) => sum + value, 0) >= 40 ? 0 : 3;
      },
      capacity,
    );
    return { results, started, finished, seen };
  }

  test("gives the same results in the same order, however many run at once and whichever is done first", async () => {
    const alone = await stream(1, 0);
    expect(alone.results).toEqual(Array.from({ length: alone.results.length }, (_, i) => (i * 7) % 5));
    expect(alone.started).toEqual(alone.results.map((_, i) => i));
    let shuffled = 0;
    for (let seed = 0; seed < 12; seed++) {
      for (const capacity of [1, 2, 3, 8]) {
        const { results, finished, seen } = await stream(capacity, seed);
        expect(results).toEqual(alone.results);
        expect(seen).toEqual(Array.from({ length: results.length + 1 }, (_, i) => i));
        if (finished.some((index, i) => index !== i)) shuffled++;
      }
    }
    expect(shuffled).toBeGreaterThan(10);
  });

  test("runs as many at once as it may, and no more", async () => {
    for (const capacity of [1, 3, 7]) {
      let running = 0;
      let most = 0;
      await inOrder(
        async () => {
          most = Math.max(most, ++running);
          await turns(2);
          running--;
        },
        (done) => 20 - done.length,
        capacity,
      );
      expect(most).toBe(capacity);
    }
  });

  test("starts no case that is not surely needed", async () => {
    const started: number[] = [];
    const total = 10;
    const results = await inOrder(
      async (index) => {
        started.push(index);
        return index;
      },
      (done) => {
        // Here at least 2 more are needed until the end is in sight.
        const needed = Math.min(2, total - done.length);
        expect(started.length).toBeLessThanOrEqual(done.length + 2);
        return needed;
      },
      100,
    );
    expect(results).toHaveLength(total);
    expect(started).toHaveLength(total);
  });

  test("starts nothing when nothing is needed", async () => {
    const run = async () => expect.unreachable();
    expect(await inOrder(run, () => 0, 4)).toEqual([]);
    expect(await inOrder(run, () => -1, 4)).toEqual([]);
  });

  test("throws the error of a case when its turn has come", async () => {
    const seen: number[] = [];
    const failing = inOrder(
      async (index) => {
        if (index === 3) throw new Error("case 3 is broken");
        await turns(4);
        return index;
      },
      (done) => {
        seen.push(done.length);
        return 10 - done.length;
      },
      10,
    );
    await expect(failing).rejects.toThrow("case 3 is broken");
    expect(seen).toEqual([0, 1, 2, 3]);
  });

  test("does not mind the error of a case whose turn never comes", async () => {
    const results = await inOrder(
      async (index) => {
        if (index === 2) throw new Error("nobody asks for case 2");
        await turns(2);
        return index;
      },
      (done) => (done.length === 2 ? 0 : 3),
      3,
    );
    await turns(2);
    expect(results).toEqual([0, 1]);
  });
});
