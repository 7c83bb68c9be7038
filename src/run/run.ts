import { type CaseName, nameInWords } from "../case/name.ts";
import { type CaseRecord, readRecord } from "../case/record.ts";
import { isStandard } from "../engine/start.ts";
import type { Finding } from "../finding/finding.ts";
import { type Property, precisionOf } from "../property/property.ts";
import { failureOf, findingOf, repeatedCase } from "../verdict/finding.ts";
import type { Crew, Job, Jobs } from "./crew.ts";
import { Decision } from "./decision.ts";
import { engineInWords, engineOf, profileInWords, type Settings } from "./settings.ts";
import type { Results, Task } from "./task.ts";

/** Records made before, and a place for those made now. */
export interface Records {
  /** The record of a case, where there is one that this code would make again. */
  find(name: CaseName): CaseRecord | null;
  /** Keeps the line of a new record. */
  keep(claim: string, line: string): void;
}

/** Who is told of a run. */
export interface Listener {
  /** How far a claim is. */
  progress?(claim: string, cases: number, needed: number): void;
}

/** A claim that was decided. */
export interface Decided {
  readonly finding: Finding;
  /** What its cases, proofs and shrinking took, of all workers together. */
  readonly seconds: number;
}

interface Open {
  readonly decision: Decision;
  seconds: number;
  settle: (error: Error | null) => void;
}

/** Among how many claims a worker looks for indices of its own before it takes any. */
const SIDE_BY_SIDE = 2;

/**
 * Decides claims: finds out which cases are needed, has them made, and judges. Claims are worked on in the order of
 * their ids, and side by side where one alone leaves a worker idle. A finding depends on the settings alone.
 */
export class Run {
  readonly #settings: Settings;
  readonly #records: Records | null;
  readonly #listener: Listener;
  readonly #crew: Crew;
  readonly #open: Open[] = [];
  /** Jobs that end a claim: they come first. */
  readonly #urgent: Job[] = [];
  readonly #proofs: Job[] = [];

  readonly #makes: boolean;

  /**
   * @param hire makes the crew that takes the run's jobs.
   * @param records of cases that were made before.
   * @param makes whether cases without a record are made; else their claims cannot be decided.
   */
  constructor(
    settings: Settings,
    hire: (jobs: Jobs) => Crew,
    {
      records = null,
      makes = true,
      listener = {},
    }: { records?: Records | null; makes?: boolean; listener?: Listener } = {},
  ) {
    this.#settings = settings;
    this.#records = records;
    this.#makes = makes;
    this.#listener = listener;
    this.#crew = hire({
      next: (member, members) => this.#urgent.shift() ?? this.#nextCase(member, members),
      nextProof: () => this.#proofs.shift() ?? null,
    });
  }

  get tally() {
    return this.#crew.tally;
  }

  /**
   * Decides the claim of an id.
   * @throws Error when a trial breaks, or does not measure what its formula needs; MissingRecord where no records are
   * made and one lacks.
   */
  async decide(id: string, property: Property): Promise<Decided> {
    const { seed } = this.#settings;
    const open: Open = { decision: new Decision(id, property, this.#settings), seconds: 0, settle: () => {} };
    const proofs = (property.theorem.statement.proofs ?? []).map((_, lemma) =>
      this.#queue(open, { kind: "proof", claim: id, lemma }, this.#proofs),
    );
    // A failure is met below, when all cases are there.
    for (const proof of proofs) proof.catch(() => {});
    const cases = new Promise<void>((resolve, reject) => {
      open.settle = (error) => (error === null ? resolve() : reject(error));
    });
    this.#insert(open);
    this.#crew.wake();
    await cases;

    const { parts } = open.decision;
    const failure = failureOf(parts);
    const failing = failure && { ...failure, name: { claim: id, part: "", seed, ...failure } };
    const counterexample = failing && (await this.#queue(open, { kind: "smallest", claim: id, failing }, this.#urgent));
    const choice = engineOf(property, this.#settings);
    const place = { ...repeatedCase(parts, counterexample), seed };
    const repeats = isStandard(choice) && choice.precision === precisionOf(property);
    const agreement = repeats ? null : await this.#queue(open, { kind: "agreement", claim: id, place }, this.#urgent);
    const run = { seed, profile: profileInWords(this.#settings), engine: engineInWords(choice) };
    const finding = findingOf(id, property, parts, {
      proofs: await Promise.all(proofs),
      counterexample,
      agreement,
      run,
    });
    return { finding, seconds: open.seconds };
  }

  dispose(): Promise<void> {
    return this.#crew.dispose();
  }

  #insert(open: Open): void {
    const after = this.#open.findIndex(({ decision }) => decision.claim > open.decision.claim);
    this.#open.splice(after === -1 ? this.#open.length : after, 0, open);
  }

  #close(open: Open, error: Error | null): void {
    const at = this.#open.indexOf(open);
    if (at === -1) return;
    this.#open.splice(at, 1);
    open.settle(error);
  }

  /**
   * The next case for a worker, of the first claim that has one without a record. Workers prefer indices of their own,
   * so that the trainings of an index, which the parts of a claim and the claims of a family share, are made and read
   * in one thread.
   */
  #nextCase(member: number, members: number): Job | null {
    const own = (index: number) => index % members === member;
    const any = () => true;
    for (;;) {
      const found =
        first(this.#open.slice(0, SIDE_BY_SIDE), (open) => open.decision.next(own)) ??
        first(this.#open, (open) => open.decision.next(any));
      if (found === null) return null;
      const [open, name] = found;
      const record = this.#records?.find(name) ?? null;
      if (record !== null) this.#take(open, record);
      else if (this.#makes) return this.#caseJob(open, { kind: "case", name });
      else this.#close(open, new MissingRecord(`${nameInWords(name)} has no record`));
    }
  }

  /** Ends the run: what cannot be kept is not worth making. */
  #stop(error: Error): void {
    const lost = new RecordsLost(error);
    for (const open of [...this.#open]) this.#close(open, lost);
  }

  #caseJob(open: Open, task: Task & { kind: "case" }): Job {
    return {
      task,
      done: (value, seconds) => {
        open.seconds += seconds;
        if (!this.#open.includes(open)) return;
        const line = value as Results["case"];
        try {
          this.#records?.keep(open.decision.claim, line);
        } catch (error) {
          this.#stop(error as Error);
          return;
        }
        this.#take(open, readRecord(line));
        const { cases, needed } = open.decision.progress;
        this.#listener.progress?.(open.decision.claim, cases, needed);
        this.#crew.wake();
      },
      failed: (error, seconds) => {
        open.seconds += seconds;
        this.#close(open, new Error(`${nameInWords(task.name)}: ${error.message}`, { cause: error }));
      },
    };
  }

  #take(open: Open, record: CaseRecord): void {
    try {
      open.decision.take(record);
      if (open.decision.complete) this.#close(open, null);
    } catch (error) {
      this.#close(open, error as Error);
    }
  }

  /** Puts a task that a claim needs into a queue, and gives what comes of it. */
  #queue<K extends Task["kind"]>(open: Open, task: Task & { kind: K }, queue: Job[]): Promise<Results[K]> {
    const outcome = new Promise<Results[K]>((resolve, reject) => {
      queue.push({
        task,
        done(value, seconds) {
          open.seconds += seconds;
          resolve(value as Results[K]);
        },
        failed(error, seconds) {
          open.seconds += seconds;
          reject(error);
        },
      });
    });
    this.#crew.wake();
    return outcome;
  }
}

/** A record that is needed to judge, in a run that makes none. */
export class MissingRecord extends Error {
  override name = "MissingRecord";
}

/** Records can no longer be kept, and the run has ended; those before are safe. */
export class RecordsLost extends Error {
  override name = "RecordsLost";
  constructor(cause: Error) {
    super(`no record can be written any more (${cause.message})`, { cause });
  }
}

/** The first of some things for which there is another thing, and that. */
function first<A, B>(all: readonly A[], of: (each: A) => B | null): [A, B] | null {
  for (const each of all) {
    const found = of(each);
    if (found !== null) return [each, found];
  }
  return null;
}
