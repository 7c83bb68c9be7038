import type * as tf from "@tensorflow/tfjs-core";
import { expect, test, vi } from "vitest";

interface FakeInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  readonly isFallbackAdapter?: boolean;
}

const h100: FakeInfo = {
  vendor: "nvidia",
  architecture: "hopper",
  description: "NVIDIA H100",
  isFallbackAdapter: false,
};

/**
 * Loads WebGPU with fakes of both packages, in a fresh copy of the loader: it holds Dawn for the whole process.
 * @param registers whether the backend's package finds navigator.gpu, and so registers itself.
 */
async function load(info: FakeInfo | null, registers = true) {
  vi.resetModules();
  const { loadWebgpu } = await import("../../../../src/engine/tfjs/load/webgpu.ts");
  const core = await import("@tensorflow/tfjs-core");
  if (core.findBackendFactory("webgpu")) core.removeBackend("webgpu");
  const requestAdapter = vi.fn(async () => info && { info });
  const loading = await loadWebgpu(async (name) => {
    if (name === "webgpu") return { create: () => ({ requestAdapter }), globals: { GPUBufferUsage: { STORAGE: 128 } } };
    expect(name).toBe("@tensorflow/tfjs-backend-webgpu");
    const found = (globalThis as unknown as { navigator: { gpu?: { requestAdapter: unknown } } }).navigator;
    expect(found.gpu?.requestAdapter).toBe(requestAdapter);
    expect(globalThis).toHaveProperty("GPUBufferUsage.STORAGE", 128);
    core.env().registerFlag("WEBGPU_CPU_FORWARD", () => true);
    if (registers) core.registerBackend("webgpu", () => ({ dispose: () => {} }) as unknown as tf.KernelBackend);
  });
  return { loading, requestAdapter, core };
}

test("tfjs finds Dawn where a browser has WebGPU, and computes all of it there", async () => {
  const { loading, requestAdapter, core } = await load(h100);
  expect(loading).toEqual({ kind: "loaded", backend: { name: "webgpu", device: "NVIDIA H100", gpu: true } });
  expect(requestAdapter).toHaveBeenCalledWith({ powerPreference: "high-performance" });
  expect(core.getBackend()).toBe("webgpu");
  expect(core.env().getBool("WEBGPU_CPU_FORWARD")).toBe(false);
});

test("a software adapter is no GPU", async () => {
  const { loading } = await load({ ...h100, description: "SwiftShader driver 5.0.0", isFallbackAdapter: true });
  expect(loading).toMatchObject({ backend: { device: "SwiftShader driver 5.0.0", gpu: false } });
});

test("a device without a description is called by its maker", async () => {
  const { loading } = await load({ ...h100, description: "" });
  expect(loading).toMatchObject({ backend: { device: "nvidia hopper" } });
});

test("without an adapter, or with another tfjs-core, it is missing", async () => {
  const missing = (words: RegExp) => ({ kind: "missing", why: expect.stringMatching(words) });
  expect((await load(null)).loading).toEqual(missing(/^WebGPU finds no acceptable adapter: install/));
  expect((await load(h100, false)).loading).toEqual(missing(/does not fit @tensorflow\/tfjs-core/));
});
