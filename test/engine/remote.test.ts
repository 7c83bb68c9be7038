import { MessageChannel, type MessagePort } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { trainByReference } from "../../src/engine/reference/reference.ts";
import { remoteEngine, serveEngine } from "../../src/engine/remote.ts";
import type { TrainingRequest } from "../../src/engine/run.ts";
import { noted } from "../training/example.ts";
import { exampleRun } from "./small-run.ts";

const facts = { name: "elsewhere", precision: "float64" } as const;
const request = (last: number): TrainingRequest => ({ run: exampleRun(), checkpoints: [1, last] });

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A noted engine that is served, and another that asks it through a port. */
function served() {
  const engine = noted();
  const asking = () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    serveEngine(engine, port2);
    return remoteEngine(facts, port1);
  };
  return { engine, asking };
}

describe("a remote engine", () => {
  test("trains as the engine does that is served, each request with its own answer", async () => {
    const remote = served().asking();
    expect(remote).toMatchObject(facts);
    const requests = [9, 2, 30].map(request);
    const trained = await Promise.all(remote.train(requests));
    expect(trained).toEqual(requests.map(trainByReference));
  });

  test("has all that is asked for in one turn trained in one call", async () => {
    const { engine, asking } = served();
    const remote = asking();
    await Promise.all([...remote.train([request(2), request(3)]), ...remote.train([request(4)])]);
    expect(engine.calls.map((requests) => requests.map(({ checkpoints }) => checkpoints[1]))).toEqual([[2, 3, 4]]);
    await remote.train([request(5)])[0];
    expect(engine.calls).toHaveLength(2);
  });

  test("rejects what cannot be trained with its message, and the others are trained", async () => {
    const remote = served().asking();
    const [good, bad, other] = remote.train([request(2), { ...request(3), checkpoints: [] }, request(4)]);
    await expect(bad).rejects.toThrow("no checkpoint: name at least the step at which the run ends");
    expect(await good).toEqual(trainByReference(request(2)));
    expect(await other).toEqual(trainByReference(request(4)));
  });

  test("is one of several that an engine serves", async () => {
    const { engine, asking } = served();
    const [first, second] = [asking(), asking()];
    const trained = [first.train([request(2)])[0], second.train([request(3)])[0]];
    expect(await Promise.all(trained)).toEqual([2, 3].map((last) => trainByReference(request(last))));
    expect(engine.calls.flat()).toHaveLength(2);
  });
});
