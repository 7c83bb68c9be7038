import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { kernelModule } from "../engine/simd/engine.ts";
import { isStandard } from "../engine/start.ts";
import { STACKED } from "../engine/tfjs/backend.ts";
import type { Bundle } from "./bundle.ts";
import type { Settings } from "./settings.ts";
import { Shelf } from "./shelf.ts";
import type { Results, Task } from "./task.ts";
import type { FromWorker, ToWorker, WorkerData } from "./worker.ts";

/** A task that somebody waits for. */
export interface Job {
  readonly task: Task;
  done(value: Results[Task["kind"]], seconds: number): void;
  failed(error: Error, seconds: number): void;
}

/** Where a crew gets its jobs: it is asked again whenever a member has room. */
export interface Jobs {
  /** The next job for member `member` of `members`; null where there is none for now. */
  next(member: number, members: number): Job | null;
  /** The next proof, which a member of its own takes: z3 is large, and is loaded once. */
  nextProof(): Job | null;
}

/** Who carries out jobs. */
export interface Crew {
  /** Says that there may be jobs. */
  wake(): void;
  /** How many trainings were made, and how often one was handed on that another member had made. */
  readonly tally: { readonly made: number; readonly shared: number };
  /** Ends all members; jobs not done are dropped. */
  dispose(): Promise<void>;
}

/** Where a member takes less than this for a job, in seconds, it holds a few, so as not to wait for the next. */
const SHORT = 0.05;
const FEW = 3;

/**
 * A crew of threads, which draw, train and measure. They start when first needed.
 * @param bundle of the claims that there may be tasks of.
 */
export function threads(
  { worker, properties }: Pick<Bundle, "worker" | "properties">,
  settings: Settings,
  members: number,
  jobs: Jobs,
): Crew {
  if (!Number.isInteger(members) || members < 1)
    throw new RangeError(`${members} workers: choose an integer of at least 1`);
  const shelf = new Shelf<object>();
  const { backend } = settings;
  const gpu = isStandard(settings) || backend === null ? null : startThread(worker, { role: "engine", backend });
  // Whoever waits for it is told by the closed port.
  gpu?.on("error", () => {});
  gpu?.unref();
  // Where a GPU trains, many cases fill its stacks.
  const least = gpu === null ? 1 : STACKED;

  const hire = (next: () => Job | null, least: number) =>
    new Member(next, least, shelf, () => {
      const { port1, port2 } = new MessageChannel();
      gpu?.postMessage({ say: "serve", port: port2 } satisfies ToWorker, [port2]);
      const port = gpu === null ? null : port1;
      const data: WorkerData = { role: "cases", properties, settings, module: kernelModule(), port };
      return startThread(worker, data, port === null ? [] : [port]);
    });
  const crew = Array.from({ length: members }, (_, i) => hire(() => jobs.next(i, members), least));
  const prover = hire(() => jobs.nextProof(), 1);
  return {
    // One job each in turn, so that a few jobs are spread.
    wake() {
      prover.fill();
      while (crew.filter((member) => member.takeOne()).length > 0);
    },
    get tally() {
      return shelf.tally;
    },
    async dispose() {
      await Promise.all([...crew, prover].map((member) => member.end()));
      await gpu?.terminate();
    },
  };
}

function startThread(program: URL, workerData: WorkerData, transferList: MessagePort[] = []) {
  // Without execArgv a thread would inherit flags such as a loader of TypeScript, which it registers itself. A profiler
  // sees all threads.
  const execArgv = process.execArgv.filter((flag) => flag.startsWith("--cpu-prof"));
  return new Worker(program, { workerData, execArgv, transferList });
}

/** One thread and the jobs that it holds. One that ends is started anew when the next job comes. */
class Member {
  readonly #next: () => Job | null;
  readonly #least: number;
  readonly #shelf: Shelf<object>;
  readonly #start: () => Worker;
  readonly #held = new Map<number, Job>();
  #thread: Worker | null = null;
  #given = 0;
  /** Of the held jobs, those that wait for a training that another member makes. */
  #blocked = 0;
  #lastSeconds = Number.POSITIVE_INFINITY;
  #ended = false;

  constructor(next: () => Job | null, least: number, shelf: Shelf<object>, start: () => Worker) {
    this.#next = next;
    this.#least = least;
    this.#shelf = shelf;
    this.#start = start;
  }

  /** Takes a job where there is one and room for it. */
  takeOne(): boolean {
    const room = this.#blocked + (this.#lastSeconds < SHORT ? Math.max(FEW, this.#least) : this.#least);
    if (this.#ended || this.#held.size >= room) return false;
    const job = this.#next();
    if (job === null) return false;
    const thread = this.#thread ?? this.#begin();
    const id = this.#given++;
    this.#held.set(id, job);
    thread.ref();
    thread.postMessage({ say: "do", id, task: job.task } satisfies ToWorker);
    return true;
  }

  fill(): void {
    while (this.takeOne());
  }

  /** Ends the thread, which first ends what it has started itself. */
  async end(): Promise<void> {
    this.#ended = true;
    const thread = this.#thread;
    if (thread === null) return;
    this.#shelf.leave(this);
    const idle = this.#held.size === 0;
    this.#held.clear();
    const ended = new Promise((resolve) => thread.once("exit", resolve));
    thread.ref();
    if (idle) thread.postMessage({ say: "end" } satisfies ToWorker);
    else await thread.terminate();
    await ended;
  }

  #begin(): Worker {
    const thread = this.#start();
    this.#thread = thread;
    thread.on("message", (message: FromWorker) => this.#hear(thread, message));
    // An uncaught error is followed by the exit; whichever comes first fails the jobs.
    thread.on("error", (error) =>
      this.#lose(thread, `failed: ${error instanceof Error ? error.message : String(error)}`),
    );
    thread.on("exit", (code) => this.#lose(thread, `ended with exit code ${code}`));
    return thread;
  }

  #hear(thread: Worker, message: FromWorker): void {
    switch (message.say) {
      case "take": {
        let answered = false;
        this.#shelf.take(message.run, this, (trajectory) => {
          if (answered) this.#blocked--;
          answered = true;
          thread.postMessage({ say: "training", run: message.run, trajectory } satisfies ToWorker);
        });
        if (answered) return;
        // It waits, and another job can be done meanwhile.
        answered = true;
        this.#blocked++;
        this.fill();
        return;
      }
      case "put":
        this.#shelf.put(message.run, message.trajectory);
        return;
      case "fail":
        this.#shelf.fail(message.run);
        return;
    }
    const job = this.#held.get(message.id);
    this.#held.delete(message.id);
    if (this.#held.size === 0) thread.unref();
    this.#lastSeconds = message.seconds;
    if (message.say === "done") job?.done(message.value, message.seconds);
    else job?.failed(new Error(message.error), message.seconds);
    this.fill();
  }

  #lose(thread: Worker, reason: string): void {
    if (this.#thread !== thread) return;
    this.#thread = null;
    this.#shelf.leave(this);
    const lost = [...this.#held.values()];
    this.#held.clear();
    this.#blocked = 0;
    for (const job of lost) job.failed(new Error(`a worker ${reason}; what it was doing is lost`), 0);
    if (!this.#ended) this.fill();
  }
}
