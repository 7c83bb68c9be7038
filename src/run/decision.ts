import type { CaseName } from "../case/name.ts";
import { partsOf } from "../case/part.ts";
import type { CaseRecord } from "../case/record.ts";
import type { Property } from "../property/property.ts";
import { type WeighedPart, weighedPart } from "../verdict/weighed.ts";
import { engineOf, type Settings } from "./settings.ts";

/** A part and what is under way for it. */
interface Stream {
  readonly weighed: WeighedPart;
  /** Cases that were handed out, or known, from `weighed.evidence.cases` on: null until their record is there. */
  readonly ahead: Map<number, CaseRecord | null>;
}

/**
 * One claim on its way to a finding: which of its cases are needed, and their records as they come. Records are weighed
 * in the order of their index, and no case is handed out that is not surely needed: so what is made, and the finding,
 * do not depend on who makes it or in which order.
 */
export class Decision {
  readonly claim: string;
  readonly property: Property;
  readonly #seed: number;
  readonly #streams: readonly Stream[];

  constructor(claim: string, property: Property, settings: Settings) {
    this.claim = claim;
    this.property = property;
    this.#seed = settings.seed;
    const { precision } = engineOf(property, settings);
    this.#streams = partsOf(property, settings.profile).map((part) => ({
      weighed: weighedPart(property, part, { ...settings, precision }),
      ahead: new Map(),
    }));
  }

  get parts(): readonly WeighedPart[] {
    return this.#streams.map(({ weighed }) => weighed);
  }

  /** Whether every part has all the cases that it needs. */
  get complete(): boolean {
    return this.#streams.every(({ weighed }) => weighed.evidence.needed === 0);
  }

  /** Of all parts together: cases weighed, and how many more are surely needed. */
  get progress(): { readonly cases: number; readonly needed: number } {
    return this.parts.reduce(
      (sum, { evidence }) => ({ cases: sum.cases + evidence.cases, needed: sum.needed + evidence.needed }),
      { cases: 0, needed: 0 },
    );
  }

  /**
   * A case that is needed and was not handed out, of the lowest index first: parts share the trainings of one index.
   * @param fits whether an index is of the kind that is asked for.
   */
  next(fits: (index: number) => boolean): CaseName | null {
    let best: { stream: Stream; index: number } | null = null;
    for (const stream of this.#streams) {
      const { evidence } = stream.weighed;
      const end = evidence.cases + evidence.needed;
      for (let index = evidence.cases; index < end && (best === null || index < best.index); index++) {
        if (stream.ahead.has(index) || !fits(index)) continue;
        best = { stream, index };
        break;
      }
    }
    if (best === null) return null;
    const { part, population } = best.stream.weighed;
    best.stream.ahead.set(best.index, null);
    return { claim: this.claim, part, population, index: best.index, seed: this.#seed };
  }

  /** Takes in the record of a case, and weighs all that is in order now. */
  take(record: CaseRecord): void {
    const stream = this.#streams.find(
      ({ weighed }) => weighed.part === record.part && weighed.population === record.population,
    );
    if (stream === undefined)
      throw new RangeError(`${this.claim} has no part "${record.part}" on "${record.population}"`);
    const { weighed, ahead } = stream;
    ahead.set(record.index, record);
    for (;;) {
      const index = weighed.evidence.cases;
      const next = ahead.get(index);
      if (next === undefined || next === null || weighed.evidence.needed === 0) break;
      ahead.delete(index);
      weighed.add(next);
    }
  }
}
