import { afterEach, expect, test } from "vitest";
import type { BackendName } from "../../../src/engine/tfjs/backend.ts";
import { missingPackages } from "../../../src/engine/tfjs/load/packages.ts";
import { parityLimit } from "../../../src/engine/tfjs/parity.ts";
import type { Answer } from "../../../src/engine/tfjs/probe/answer.ts";
import { probeBackend, probeBackends } from "../../../src/engine/tfjs/probe.ts";

const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

const works = (name: BackendName, gpu: boolean, parity = 1e-6): Answer => ({
  kind: "works",
  backend: { name, device: "a device", gpu },
  parity,
  netStepsPerSecond: null,
});
const missing: Answer = { kind: "missing", why: "not installed" };

test("a probe of the processor finds it right and, when asked, times it", async () => {
  const answer = await probeBackend("cpu", { measured: true });
  if (answer.kind !== "works") throw new Error(answer.why);
  expect(answer.backend).toEqual({ name: "cpu", device: "processor", gpu: false });
  expect(answer.parity).toBeGreaterThan(0);
  expect(answer.parity).toBeLessThan(parityLimit);
  expect(answer.netStepsPerSecond).toBeGreaterThan(0);
  expect(await probeBackend("wasm")).toMatchObject({ kind: "works", netStepsPerSecond: null });
});

test("what is not installed is missing, without a process", async () => {
  if (missingPackages("tensorflow").length === 0) return;
  expect(await probeBackend("tensorflow", { seconds: 0 })).toMatchObject({ kind: "missing" });
});

test("a probe that takes too long is a failure", async () => {
  const answer = await probeBackend("cpu", { seconds: 0.01 });
  expect(answer).toEqual({ kind: "failed", why: expect.stringContaining("did not answer in 0.01 s") });
});

test("chooses by what each backend answers, and asks each once", async () => {
  const asked: BackendName[] = [];
  const answers: Partial<Record<BackendName, Answer>> = {
    "tensorflow-gpu": { kind: "failed", why: "its process was ended by SIGSEGV" },
    webgpu: works("webgpu", false),
    wasm: works("wasm", false, 2 * parityLimit),
  };
  const { backend, attempts } = await probeBackends("auto", async (name) => {
    asked.push(name);
    return answers[name] ?? missing;
  });
  expect(backend?.name).toBe("webgpu");
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["refused", "chosen", "missing", "refused", "missing"]);
  expect(attempts[0].why).toContain("SIGSEGV");
  expect(asked).toEqual(["tensorflow-gpu", "webgpu", "tensorflow", "wasm", "cpu"]);
});

test("TensorFlow finds its environment set, even where a worker loads it", async () => {
  delete process.env.TF_FORCE_GPU_ALLOW_GROWTH;
  await probeBackends("wasm", async () => works("wasm", false));
  expect(process.env.TF_FORCE_GPU_ALLOW_GROWTH).toBeUndefined();
  await probeBackends("tensorflow-gpu", async () => works("tensorflow-gpu", true));
  expect(process.env.TF_FORCE_GPU_ALLOW_GROWTH).toBe("true");
});
