import { Worker } from "node:worker_threads";

/** What a worker of a pool answers to each message, in the order received. */
export type Answer<Result> = { readonly value: Result } | { readonly error: string };

/** Threads that all run one program, and share a queue of tasks. */
export interface Pool<Task, Result> {
  /** Sends a task to the next free worker, in the order of the calls. The promise is rejected when the worker fails or ends. */
  run(task: Task): Promise<Result>;
  /** Ends the workers; tasks not done are rejected. */
  dispose(): Promise<void>;
}

interface Job<Task, Result> {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A pool of at most `size` workers that run `script`. They start when first needed, hold one task at a time, and keep
 * the process alive only while they hold one. A worker that ends is replaced when the next task comes.
 */
export function workerPool<Task, Result>(script: URL, workerData: unknown, size: number): Pool<Task, Result> {
  const queue: Job<Task, Result>[] = [];
  const idle: Worker[] = [];
  const held = new Map<Worker, Job<Task, Result> | null>();
  let disposed = false;

  const start = () => {
    // Without these, a worker would inherit flags such as a loader of TypeScript, which it neither needs nor always finds.
    const worker = new Worker(script, { workerData, execArgv: [] });
    held.set(worker, null);
    worker.on("message", (answer: Answer<Result>) => {
      const job = held.get(worker);
      held.set(worker, null);
      worker.unref();
      idle.push(worker);
      if ("error" in answer) job?.reject(new Error(answer.error));
      else job?.resolve(answer.value);
      dispatch();
    });
    // An uncaught error is followed by the exit; whichever comes first rejects the task.
    worker.on("error", (error) => drop(worker, `failed: ${error instanceof Error ? error.message : String(error)}`));
    worker.on("exit", (code) => drop(worker, `ended with exit code ${code}`));
    return worker;
  };

  const drop = (worker: Worker, reason: string) => {
    const job = held.get(worker);
    if (!held.delete(worker)) return;
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
    job?.reject(new Error(`a worker ${reason}; its task is lost`));
    dispatch();
  };

  const dispatch = () => {
    while (!disposed && queue.length > 0 && (idle.length > 0 || held.size < size)) {
      const job = queue.shift() as Job<Task, Result>;
      const worker = idle.pop() ?? start();
      try {
        worker.postMessage(job.task);
        held.set(worker, job);
        worker.ref();
      } catch (error) {
        // The task cannot be copied to a thread; the worker is as good as before.
        worker.unref();
        idle.push(worker);
        job.reject(error as Error);
      }
    }
  };

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (disposed) return reject(new Error("the pool is disposed: it takes no more tasks"));
        queue.push({ task, resolve, reject });
        dispatch();
      }),
    async dispose() {
      disposed = true;
      const lost = [...queue.splice(0), ...held.values()];
      const workers = [...held.keys()];
      held.clear();
      for (const job of lost) job?.reject(new Error("the pool was disposed before the task was done"));
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
