import type { MessagePort } from "node:worker_threads";
import type { Engine, TrainingRequest, Trajectory } from "./run.ts";

/** A request on its way to the thread that trains, and the answer to the request of that number. */
type Asked = { readonly id: number; readonly request: TrainingRequest };
type Answered = { readonly id: number } & ({ readonly trajectory: Trajectory } | { readonly error: string });

/**
 * An engine that another thread holds, at the other end of a port: a GPU has one owner, and many threads that run
 * cases.
 */
export function remoteEngine(facts: Pick<Engine, "name" | "precision">, port: MessagePort): Engine {
  const waiting = new Map<number, { resolve(trajectory: Trajectory): void; reject(error: Error): void }>();
  let asked = 0;
  port.on("message", (answer: Answered) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) asker?.reject(new Error(answer.error));
    else asker?.resolve(answer.trajectory);
    if (waiting.size === 0) port.unref();
  });
  port.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error(`the thread that holds ${facts.name} ended`));
    waiting.clear();
  });
  port.unref();
  return {
    ...facts,
    train: (requests) =>
      requests.map(
        (request) =>
          new Promise<Trajectory>((resolve, reject) => {
            const id = asked++;
            waiting.set(id, { resolve, reject });
            port.ref();
            port.postMessage({ id, request } satisfies Asked);
          }),
      ),
    dispose: async () => port.close(),
  };
}

/**
 * Serves a remote engine: trains what comes through the port. What comes in one turn of the event loop is asked for
 * together.
 */
export function serveEngine(engine: Engine, port: MessagePort): void {
  let gathered: Asked[] = [];
  port.on("message", (asked: Asked) => {
    if (gathered.length === 0) setImmediate(flush);
    gathered.push(asked);
  });
  const flush = () => {
    const together = gathered;
    gathered = [];
    const trained = engine.train(together.map(({ request }) => request));
    for (const [i, { id }] of together.entries()) {
      trained[i].then(
        (trajectory) => port.postMessage({ id, trajectory } satisfies Answered),
        (error: Error) => port.postMessage({ id, error: error.message } satisfies Answered),
      );
    }
  };
}
