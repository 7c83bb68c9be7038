import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import type { CaseName } from "../case/name.ts";
import { type CaseRecord, readRecord } from "../case/record.ts";
import type { Records } from "./run.ts";

/** A line of the file is a record with the fingerprint of the code that made it in front. */
interface Line extends CaseName {
  readonly code: string;
}

/** Where a line lies in which file. */
interface Place {
  readonly file: number;
  readonly at: number;
  readonly length: number;
}

/** What a file of records held when it was opened. */
export interface Opened {
  /** Records that this code would make again. */
  readonly usable: number;
  /** Records of another code or other settings. */
  readonly foreign: number;
  /** Lines that are not whole, the last one among them. */
  readonly broken: number;
}

const NEWLINE = 10;
const CHUNK = 1 << 20;

/**
 * The file of records, cases.ndjson: one line a case, in the order in which they were made. Only whole lines are
 * written, so a run that is killed loses at most the cases in flight. Of the records only their places are held in
 * memory.
 */
export class RecordsFile implements Records {
  readonly #own: number;
  readonly #codes: ReadonlyMap<string, string>;
  readonly #places = new Map<string, Place>();
  readonly #others: number[] = [];

  /**
   * Opens a file for reading and writing, or makes it.
   * @param codes the fingerprints of the claims that may be asked for, see Bundle.fingerprint.
   * @throws Error of the file system.
   */
  constructor(path: string, codes: ReadonlyMap<string, string>) {
    this.#own = openSync(path, "a+");
    this.#codes = codes;
  }

  /** Forgets all records that the file holds. */
  clear(): void {
    ftruncateSync(this.#own, 0);
    this.#places.clear();
  }

  /**
   * Takes the records that the file holds. A last line that is not whole is cut off, so that the next one begins a
   * line.
   */
  resume(): Opened {
    const { opened, end } = this.#index(this.#own);
    if (end < fstatSync(this.#own).size) ftruncateSync(this.#own, end);
    return opened;
  }

  /** Takes the records of another file, and writes them into this one. */
  join(path: string): Opened {
    const file = openSync(path, "r");
    this.#others.push(file);
    const { opened } = this.#index(file, (line) => writeSync(this.#own, line));
    return opened;
  }

  find(name: CaseName): CaseRecord | null {
    const place = this.#places.get(keyOf(name));
    if (place === undefined) return null;
    const bytes = Buffer.alloc(place.length);
    readSync(place.file, bytes, 0, place.length, place.at);
    const { code: _, ...record } = readRecord(bytes.toString("utf8")) as CaseRecord & { code: string };
    return record;
  }

  keep(claim: string, line: string): void {
    const bytes = Buffer.from(`{"code":"${this.#codes.get(claim)}",${line.slice(1)}\n`);
    // A disk that fills up takes a part at first, and says so at the next attempt.
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#own, bytes, done);
  }

  close(): void {
    for (const file of [this.#own, ...this.#others.splice(0)]) closeSync(file);
  }

  /**
   * Goes through the whole lines of a file and remembers where the usable ones lie. @param use is given each of these.
   */
  #index(file: number, use: (line: Buffer) => void = () => {}): { opened: Opened; end: number } {
    const opened = { usable: 0, foreign: 0, broken: 0 };
    let rest = Buffer.alloc(0);
    let at = 0;
    const chunk = Buffer.alloc(CHUNK);
    for (let read = 0; ; ) {
      const count = readSync(file, chunk, 0, CHUNK, read);
      if (count === 0) break;
      read += count;
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)]);
      let from = 0;
      for (let to = bytes.indexOf(NEWLINE); to !== -1; to = bytes.indexOf(NEWLINE, from)) {
        const line = bytes.subarray(from, to + 1);
        const kind = this.#remember(file, at, line);
        opened[kind]++;
        if (kind === "usable") use(line);
        at += line.length;
        from = to + 1;
      }
      rest = bytes.subarray(from);
    }
    if (rest.length > 0) opened.broken++;
    return { opened, end: at };
  }

  #remember(file: number, at: number, line: Buffer): keyof Opened {
    let head: Line;
    try {
      head = JSON.parse(line.toString("utf8")) as Line;
    } catch {
      return "broken";
    }
    if (typeof head?.claim !== "string" || typeof head.index !== "number") return "broken";
    if (head.code === undefined || this.#codes.get(head.claim) !== head.code) return "foreign";
    this.#places.set(keyOf(head), { file, at, length: line.length });
    return "usable";
  }
}

function keyOf({ claim, part, population, index, seed }: CaseName): string {
  return JSON.stringify([claim, part, population, index, seed]);
}
