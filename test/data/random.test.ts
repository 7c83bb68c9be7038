import { describe, expect, test } from "vitest";
import { random } from "../../src/data/random.ts";

// Each statistical test states its null hypothesis and the |z| or χ² beyond which it is rejected. Seeds are fixed, so a
// test that passes once passes always; the thresholds say how surprising a correct generator would find a failure.

/** (observed share − p) / its standard deviation over n trials. */
const shareScore = (hits: number, n: number, p: number) => (hits / n - p) / Math.sqrt((p * (1 - p)) / n);

describe("normal", () => {
  const n = 200_000;
  const generator = random(1, "test");
  const sample = Float64Array.from({ length: n }, () => generator.normal());
  const moment = (k: number) => sample.reduce((sum, x) => sum + x ** k, 0) / n;

  // H0: standard normal. The k-th empirical moment has mean E z^k and variance (E z^2k − (E z^k)²)/n. |z| < 4: 6e-5
  // each.
  test.each([
    { k: 1, expected: 0, variance: 1 },
    { k: 2, expected: 1, variance: 2 },
    { k: 3, expected: 0, variance: 15 },
    { k: 4, expected: 3, variance: 96 },
  ])("moment $k is $expected", ({ k, expected, variance }) => {
    expect(Math.abs((moment(k) - expected) / Math.sqrt(variance / n))).toBeLessThan(4);
  });

  // H0: P(|z| > t) = erfc(t/√2). |z| < 4: 6e-5 each. The tails are where a wrong rejection step shows.
  test.each([
    { t: 0.5, p: 0.6170750774519738 },
    { t: 1, p: 0.31731050786291415 },
    { t: 2, p: 0.04550026389635842 },
    { t: 3, p: 0.0026997960632601866 },
  ])("exceeds $t as often as it should", ({ t, p }) => {
    const hits = sample.filter((x) => Math.abs(x) > t).length;
    expect(Math.abs(shareScore(hits, n, p))).toBeLessThan(4);
  });

  // H0: neighbours are uncorrelated; their mean product has variance 1/n. |z| < 4: 6e-5.
  test("neighbours are uncorrelated", () => {
    let sum = 0;
    for (let i = 1; i < n; i++) sum += sample[i] * sample[i - 1];
    expect(Math.abs(sum / Math.sqrt(n - 1))).toBeLessThan(4);
  });
});

describe("uniform", () => {
  const n = 100_000;
  const generator = random(2, "test");
  const sample = Float64Array.from({ length: n }, () => generator.uniform());

  test("lies in [0, 1)", () => {
    expect(sample.every((u) => u >= 0 && u < 1)).toBe(true);
  });

  // H0: 20 equal cells are equally likely. χ² of 19 degrees of freedom exceeds 50.8 once in 10,000.
  test("fills 20 cells evenly", () => {
    const cells = new Array<number>(20).fill(0);
    for (const u of sample) cells[Math.floor(u * 20)]++;
    expect(cells.reduce((sum, count) => sum + (count - n / 20) ** 2 / (n / 20), 0)).toBeLessThan(50.8);
  });

  // H0: the first numbers of streams 0 … n−1 are independent. χ² of 63 is within 29 … 114 except twice in 10,000 (each
  // side once); too even is as wrong as too uneven. The mean product at a lag, ×12, has standard deviation 1/√n.
  test("neighbouring seeds give independent first numbers, whatever the purpose", () => {
    for (const purpose of ["", "batches", "labels"]) {
      const first = Float64Array.from({ length: n }, (_, seed) => random(seed, purpose).uniform());
      const cells = new Array<number>(64).fill(0);
      for (const u of first) cells[Math.floor(u * 64)]++;
      const chiSquare = cells.reduce((sum, count) => sum + (count - n / 64) ** 2 / (n / 64), 0);
      expect(chiSquare).toBeGreaterThan(29);
      expect(chiSquare).toBeLessThan(114);
      for (const lag of [1, 16, 256]) {
        let sum = 0;
        for (let i = lag; i < n; i++) sum += 12 * (first[i] - 0.5) * (first[i - lag] - 0.5);
        expect(Math.abs(sum / Math.sqrt(n - lag))).toBeLessThan(4.5);
      }
    }
  });
});

describe("integer", () => {
  // H0: −2 … 3 are equally likely, both ends included. χ² of 5 degrees of freedom exceeds 25.7 once in 10,000.
  test("takes every value from one end to the other, equally often", () => {
    const n = 60_000;
    const generator = random(3, "test");
    const counts = new Map<number, number>();
    for (let i = 0; i < n; i++) {
      const value = generator.integer(-2, 3);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
    expect([...counts.values()].reduce((sum, count) => sum + (count - n / 6) ** 2 / (n / 6), 0)).toBeLessThan(25.7);
  });
});

describe("shuffle", () => {
  // H0: the 3! orders are equally likely. χ² of 5 degrees of freedom exceeds 25.7 once in 10,000.
  test("gives each of 3! orders equally often", () => {
    const n = 60_000;
    const generator = random(4, "test");
    const counts = new Map<string, number>();
    for (let i = 0; i < n; i++) {
      const values = Int32Array.of(0, 1, 2);
      generator.shuffle(values);
      counts.set(values.join(), (counts.get(values.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    expect([...counts.values()].reduce((sum, count) => sum + (count - n / 6) ** 2 / (n / 6), 0)).toBeLessThan(25.7);
  });

  test("keeps the values", () => {
    const values = Int32Array.from({ length: 50 }, (_, i) => i % 7);
    const before = values.slice().sort();
    random(5).shuffle(values);
    expect(values.slice().sort()).toEqual(before);
  });
});

describe("a seed", () => {
  test("fixes the stream: these values may never change", () => {
    const generator = random(2024, "snapshot");
    const drawn = [generator.uniform(), generator.normal(), generator.normal(), generator.integer(0, 999)];
    expect(drawn).toEqual([0.8101447057214214, 0.14008510951442743, 1.064172115560095, 577]);
  });

  test("fixes shuffles, and integers also where three draws in ten are rejected: these may never change", () => {
    const generator = random(2024, "snapshot");
    const values = Int32Array.from({ length: 12 }, (_, i) => i);
    generator.shuffle(values);
    expect([...values]).toEqual([2, 9, 6, 3, 5, 11, 0, 8, 7, 1, 4, 10]);
    const drawn = Array.from({ length: 6 }, () => generator.integer(0, 2_999_999_999));
    expect(drawn).toEqual([721591216, 1199704636, 1666769563, 1480701525, 238332393, 2436216723]);
    expect([generator.integer(-5, 4294967290), generator.integer(0, 1)]).toEqual([702471567, 0]);
  });

  test("and purpose both choose the stream", () => {
    const first = (seed: number, purpose?: string) => random(seed, purpose).uniform();
    expect(first(1)).toBe(first(1));
    expect(new Set([first(1), first(2), first(1, "a"), first(1, "b"), first(2, "a")]).size).toBe(5);
  });

  test("below 0 is its unsigned number", () => {
    expect(random(-1).uniform()).toBe(random(0xffffffff).uniform());
  });

  test.each([0.5, Number.NaN, 2 ** 32, -(2 ** 31) - 1])("of %d is refused by name", (seed) => {
    expect(() => random(seed)).toThrow(`seed ${seed}: a seed is an integer of 32 bits`);
  });
});
