import { describe, expect, test } from "vitest";
import { type BackendName, backendNames } from "../../../src/engine/tfjs/backend.ts";
import { type BackendChoice, chooseBackend } from "../../../src/engine/tfjs/choice.ts";
import { failed, missing } from "../../../src/engine/tfjs/load/loading.ts";
import { parityLimit } from "../../../src/engine/tfjs/parity.ts";
import type { Answer } from "../../../src/engine/tfjs/probe/answer.ts";

/** What a backend answers to a probe: it works, on a GPU or not, with a parity error; or it does not. */
type Fake = { readonly gpu?: boolean; readonly parity?: number } | Exclude<Answer, { kind: "works" }>;

const absent = missing("not installed: npm i it");

/** Chooses among fakes; those not named are absent. `asked` lists which were probed, in order. */
async function choose(wanted: BackendName | "auto", fakes: Partial<Record<BackendName, Fake>>) {
  const asked: BackendName[] = [];
  const choice = await chooseBackend(wanted, async (name): Promise<Answer> => {
    asked.push(name);
    const fake = fakes[name] ?? absent;
    if ("kind" in fake) return fake;
    const { gpu = false, parity = 1e-6 } = fake;
    return { kind: "works", backend: { name, device: `the ${name} device`, gpu }, parity, netStepsPerSecond: null };
  });
  return { ...choice, asked };
}

const attempt = ({ attempts }: BackendChoice, name: BackendName) => attempts.find((each) => each.name === name);
const outcomes = ({ attempts }: BackendChoice) => attempts.map(({ outcome }) => outcome);

describe("auto", () => {
  test("takes the first that works, in the stated order, and tries no further", async () => {
    const choice = await choose("auto", { tensorflow: {}, wasm: {}, cpu: {} });
    expect(choice.backend).toEqual({ name: "tensorflow", device: "the tensorflow device", gpu: false });
    expect(choice.why).toBe("tensorflow on the tensorflow device");
    expect(choice.asked).toEqual(["tensorflow-gpu", "webgpu", "tensorflow"]);
    expect(choice.attempts.map(({ name }) => name)).toEqual(backendNames);
    expect(outcomes(choice)).toEqual(["missing", "missing", "chosen", "not tried", "not tried"]);
    expect(attempt(choice, "tensorflow-gpu")?.why).toBe("not installed: npm i it");
    expect(attempt(choice, "tensorflow")?.parity).toBe(1e-6);
    expect(attempt(choice, "cpu")?.why).toContain("tensorflow was taken");
  });

  test("takes CUDA before any other GPU, and any GPU before the processor", async () => {
    const gpus = { "tensorflow-gpu": { gpu: true }, webgpu: { gpu: true }, tensorflow: {} };
    expect((await choose("auto", gpus)).backend?.name).toBe("tensorflow-gpu");
    expect((await choose("auto", { ...gpus, "tensorflow-gpu": absent })).backend?.name).toBe("webgpu");
  });

  test("takes a software adapter of WebGPU only when the processor's backends are of no use", async () => {
    const before = await choose("auto", { webgpu: {}, cpu: {} });
    expect(before.backend?.name).toBe("cpu");
    expect(attempt(before, "webgpu")).toMatchObject({ outcome: "not tried", parity: null });
    expect(attempt(before, "webgpu")?.why).toContain("software");
    const last = await choose("auto", { webgpu: {}, cpu: { parity: 1 } });
    expect(last.backend?.name).toBe("webgpu");
    expect(outcomes(last)).toEqual(["missing", "chosen", "missing", "missing", "refused"]);
  });

  test("asks each once", async () => {
    const { asked, backend } = await choose("auto", { webgpu: { gpu: true, parity: 1 } });
    expect(asked).toEqual(backendNames);
    expect(backend).toBeNull();
    expect((await choose("auto", { webgpu: {} })).asked).toEqual(backendNames);
  });

  test("with nothing that works says so of each", async () => {
    const choice = await choose("auto", { wasm: failed("its process was ended by SIGSEGV") });
    expect(choice.backend).toBeNull();
    expect(choice.why).toContain("cpu is missing: not installed: npm i it");
    expect(choice.why).toContain("wasm is refused: its process was ended by SIGSEGV");
  });
});

describe("refuses a backend that", () => {
  test.for<[what: string, name: BackendName, fake: Fake, ...words: string[]]>([
    ["is named for a GPU and is on the processor", "tensorflow-gpu", { gpu: false }, "on the processor"],
    ["computes wrong numbers", "webgpu", { gpu: true, parity: 2 * parityLimit }, "6.0e-4", "3.0e-4"],
    ["computes no numbers", "wasm", { parity: Number.NaN }, "not numbers"],
    ["fails while it is started or compared", "cpu", failed("Unknown kernel"), "Unknown kernel"],
  ])("%s", async ([, name, fake, ...words]) => {
    for (const wanted of [name, "auto"] as const) {
      const choice = await choose(wanted, { [name]: fake });
      expect(choice.backend).toBeNull();
      expect(attempt(choice, name)?.outcome).toBe("refused");
      for (const word of words) expect(attempt(choice, name)?.why).toContain(word);
    }
  });

  test("and keeps the parity error that it refuses it for", async () => {
    expect(attempt(await choose("webgpu", { webgpu: { parity: 0.25 } }), "webgpu")?.parity).toBe(0.25);
  });

  test("but not one that is at the limit", async () => {
    expect((await choose("cpu", { cpu: { parity: parityLimit } })).backend?.name).toBe("cpu");
  });
});

describe("a backend that is named", () => {
  test("is the only one tried", async () => {
    const choice = await choose("cpu", { cpu: {}, wasm: {} });
    expect(choice.asked).toEqual(["cpu"]);
    expect(choice.backend?.name).toBe("cpu");
  });

  test("may be a software adapter", async () => {
    expect((await choose("webgpu", { webgpu: {} })).backend?.name).toBe("webgpu");
  });

  test("and is missing leaves none, though others work", async () => {
    const choice = await choose("webgpu", { wasm: {} });
    expect(choice.backend).toBeNull();
    expect(choice.why).toBe("webgpu is missing: not installed: npm i it");
    expect(attempt(choice, "wasm")).toMatchObject({ outcome: "not tried", why: "it was not asked for" });
  });
});
