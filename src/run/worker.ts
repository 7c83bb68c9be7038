import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { remoteEngine, serveEngine } from "../engine/remote.ts";
import type { Trajectory } from "../engine/run.ts";
import { startEngine, tfjsOn } from "../engine/start.ts";
import type { BackendName } from "../engine/tfjs/backend.ts";
import type { Property } from "../property/property.ts";
import { endZ3 } from "../theorem/proof/z3.ts";
import type { Shelf as SharedTrainings } from "../training/trainer.ts";
import { loadProperty } from "./load-property.ts";
import type { Settings } from "./settings.ts";
import type { Results, Task } from "./task.ts";
import { perform } from "./task.ts";
import { workshop } from "./workshop.ts";

/** What a thread is started with: to run cases, or to hold the engine that a GPU belongs to. */
export type WorkerData =
  | {
      readonly role: "cases";
      /** Of each claim, by id, the file that exports its property. */
      readonly properties: Readonly<Record<string, string>>;
      readonly settings: Settings;
      readonly module: WebAssembly.Module;
      /** To the thread that holds a backend's engine, where there is one. */
      readonly port: MessagePort | null;
    }
  | { readonly role: "engine"; readonly backend: BackendName };

/** What a thread is sent. */
export type ToWorker =
  | { readonly say: "do"; readonly id: number; readonly task: Task }
  | { readonly say: "training"; readonly run: string; readonly trajectory: Trajectory | null }
  | { readonly say: "serve"; readonly port: MessagePort }
  | { readonly say: "end" };

/** What it sends. `seconds` is its time, shared evenly among the tasks that it held. */
export type FromWorker =
  | { readonly say: "done"; readonly id: number; readonly value: Results[Task["kind"]]; readonly seconds: number }
  | { readonly say: "failed"; readonly id: number; readonly error: string; readonly seconds: number }
  | { readonly say: "take"; readonly run: string }
  | { readonly say: "put"; readonly run: string; readonly trajectory: Trajectory }
  | { readonly say: "fail"; readonly run: string };

// Errors name the lines of the sources.
process.setSourceMapsEnabled(true);
if (parentPort === null) throw new Error("worker.ts is the program of a thread: see crew.ts");
const parent = parentPort;
const data = workerData as WorkerData;
const send = (message: FromWorker) => parent.postMessage(message);

if (data.role === "engine") {
  const engine = tfjsOn(data.backend);
  parent.on("message", (message: ToWorker) => {
    if (message.say === "serve") serveEngine(engine, message.port);
  });
} else {
  runCases(data);
}

function runCases({ properties: files, settings, module, port }: WorkerData & { role: "cases" }): void {
  const asked = new Map<string, ((trajectory: Trajectory | null) => void)[]>();
  const shelf: SharedTrainings = {
    take: (run) =>
      new Promise((resolve) => {
        asked.set(run, [...(asked.get(run) ?? []), resolve]);
        send({ say: "take", run });
      }),
    put: (run, trajectory) => send({ say: "put", run, trajectory }),
    fail: (run) => send({ say: "fail", run }),
  };
  const gpu = port && remoteEngine({ name: "tfjs", precision: "float32" }, port);
  const properties = new Map<string, Promise<Property>>();
  const shop = workshop({
    settings,
    shelf,
    start: (choice) => startEngine(choice, { module, ...(gpu && { onBackend: () => gpu }) }),
    property(id) {
      const known = properties.get(id) ?? loadProperty(id, files[id]);
      properties.set(id, known);
      return known;
    },
  });
  const clock = sharedClock();
  parent.on("message", async (message: ToWorker) => {
    if (message.say === "training") {
      const { run, trajectory } = message;
      const [first, ...others] = asked.get(run) ?? [];
      if (others.length > 0) asked.set(run, others);
      else asked.delete(run);
      first?.(trajectory);
    } else if (message.say === "end") {
      await endZ3();
      parent.close();
    } else if (message.say === "do") {
      const { id, task } = message;
      const stop = clock();
      try {
        const value = await perform(task, shop);
        send({ say: "done", id, value, seconds: stop() });
      } catch (error) {
        send({
          say: "failed",
          id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
          seconds: stop(),
        });
      }
    }
  });
}

/**
 * Measures tasks that run side by side in one thread: a stretch of time counts for those that were held in it, in equal
 * parts.
 */
function sharedClock(): () => () => number {
  let held = 0;
  let shares = 0;
  let since = 0;
  const turn = () => {
    const now = performance.now();
    if (held > 0) shares += (now - since) / 1000 / held;
    since = now;
  };
  return () => {
    turn();
    held++;
    const before = shares;
    return () => {
      turn();
      held--;
      return shares - before;
    };
  };
}
