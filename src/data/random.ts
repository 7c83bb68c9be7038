import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/**
 * A seeded stream of random numbers. It uses arithmetic and comparisons only, so a seed gives the same bits on every
 * machine.
 */
export interface Random {
  /** Uniform on [0, 1), 53 bits. */
  uniform(): number;
  /** Uniform on the integers `from` … `to`, both included, at most 2³² of them. */
  integer(from: number, to: number): number;
  /** Standard normal. */
  normal(): number;
  /** Permutes `values` in place, all orders equally likely (Fisher–Yates). */
  shuffle(values: Int32Array): void;
}

/**
 * The stream of a seed. Streams that must be independent take a `purpose`, which is mixed into the seed.
 * A seed below 0 is the same as the unsigned number of its 32 bits.
 * @throws RangeError when the seed is not a 32-bit integer.
 */
export function random(seed: number, purpose = ""): Random {
  if (!Number.isInteger(seed) || seed < -0x80000000 || seed > 0xffffffff) {
    throw new RangeError(`seed ${seed}: a seed is an integer of 32 bits`);
  }
  const generator = xoroshiro128plus(mix(seed, purpose));
  const uniform = () => uniformFloat64(generator);
  const below = (count: number) => uniformBelow(generator, count);
  return {
    uniform,
    integer: (from, to) => from + below(to - from + 1),
    normal: () => exactNormal(uniform, () => below(2) === 1),
    shuffle: (values) => shuffle(generator, values),
  };
}

/**
 * Uniform on the integers 0 … `count` − 1, for `count` up to 2³². Numbers of the last, incomplete run of `count` are drawn again;
 * where that run begins is only asked when it may matter, since a shuffle at every epoch is felt in a small network's training.
 */
function uniformBelow(generator: RandomGenerator, count: number): number {
  let drawn = generator.next() + 2 ** 31;
  while (drawn >= 2 ** 32 - count && drawn >= Math.floor(2 ** 32 / count) * count) drawn = generator.next() + 2 ** 31;
  return drawn - Math.floor(drawn / count) * count;
}

/** Not a closure: V8 compiles it once for all streams, and its draws into it. */
function shuffle(generator: RandomGenerator, values: Int32Array): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = uniformBelow(generator, i + 1);
    const kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}

/**
 * FNV-1a over the seed's bytes and the purpose's characters, then the finalizer of MurmurHash3. Without it the hashes
 * of neighbouring seeds are evenly spaced, and so are the first numbers of their streams: draws meant to be
 * independent are not.
 */
function mix(seed: number, purpose: string): number {
  let hash = 0x811c9dc5;
  const absorb = (byte: number) => {
    hash = Math.imul(hash ^ byte, 0x01000193);
  };
  for (let shift = 0; shift < 32; shift += 8) absorb((seed >>> shift) & 0xff);
  for (let i = 0; i < purpose.length; i++) absorb(purpose.charCodeAt(i) & 0xff);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * A standard normal from comparisons of uniforms alone: Karney, "Sampling exactly from the normal distribution",
 * ACM TOMS 42 (2016), Algorithm N. `Math.log` and `Math.cos` may differ in the last bit between machines; this cannot.
 */
function exactNormal(uniform: () => number, coin: () => boolean): number {
  /** True with probability e^(−1/2): a run of uniforms falling from 1/2 that ends on an odd draw (von Neumann). */
  const half = () => {
    let last = 0.5;
    for (let n = 0; ; n++) {
      const next = uniform();
      if (next >= last) return n % 2 === 0;
      last = next;
    }
  };
  /** True with probability e^(−x(2k+x)/(2k+2)). */
  const accept = (k: number, x: number) => {
    const threshold = (2 * k + x) / (2 * k + 2);
    let last = x;
    for (let n = 0; ; n++) {
      const next = uniform();
      if (next >= last || uniform() >= threshold) return n % 2 === 0;
      last = next;
    }
  };
  const all = (times: number, trial: () => boolean) => {
    for (let i = 0; i < times; i++) if (!trial()) return false;
    return true;
  };
  for (;;) {
    let k = 0;
    while (half()) k++;
    if (!all(k * (k - 1), half)) continue;
    const x = uniform();
    if (all(k + 1, () => accept(k, x))) return coin() ? k + x : -(k + x);
  }
}
