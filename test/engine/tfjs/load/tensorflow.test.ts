import util from "node:util";
import * as tf from "@tensorflow/tfjs-core";
import { afterEach, describe, expect, test } from "vitest";
import { loadTensorflow } from "../../../../src/engine/tfjs/load/tensorflow.ts";

/** A package that is loaded as TensorFlow's are: it registers its backend in tfjs-core. */
function fake({ isGPUPackage, isUsingGpuDevice }: { isGPUPackage: boolean; isUsingGpuDevice: boolean }) {
  return async () => {
    tf.registerBackend(
      "tensorflow",
      () => ({ isGPUPackage, isUsingGpuDevice, dispose: () => {} }) as unknown as tf.KernelBackend,
    );
  };
}

const cuda = fake({ isGPUPackage: true, isUsingGpuDevice: true });
const withoutGpu = fake({ isGPUPackage: true, isUsingGpuDevice: false });
const processor = fake({ isGPUPackage: false, isUsingGpuDevice: false });

const environment = { ...process.env };
afterEach(() => {
  if (tf.findBackendFactory("tensorflow")) tf.removeBackend("tensorflow");
  process.env = { ...environment };
});

test("with CUDA tfjs computes on the GPU", async () => {
  expect(await loadTensorflow("tensorflow-gpu", cuda)).toMatchObject({
    kind: "loaded",
    backend: { name: "tensorflow-gpu", gpu: true },
  });
  expect(tf.getBackend()).toBe("tensorflow");
});

test("the package for the processor is no GPU", async () => {
  expect(await loadTensorflow("tensorflow", processor)).toEqual({
    kind: "loaded",
    backend: { name: "tensorflow", device: "processor", gpu: false },
  });
});

test("each backend has its package", async () => {
  const asked: string[] = [];
  for (const name of ["tensorflow-gpu", "tensorflow"] as const) {
    const loading = await loadTensorflow(name, async (packageName) => asked.push(packageName));
    expect(loading.kind).toBe("missing");
  }
  expect(asked).toEqual(["@tensorflow/tfjs-node-gpu", "@tensorflow/tfjs-node"]);
});

describe("is missing, in words, when", () => {
  const failing = (message: string) => async () => {
    throw new Error(message);
  };
  const nativeMissing = "The Node.js native addon module (tfjs_binding.node) can not be found at path: /x.";
  test.for<[what: string, load: () => Promise<unknown>, ...words: string[]]>([
    ["the native library is not there", failing(nativeMissing), "without its native library", "npm rebuild"],
    [
      "the library does not load",
      failing("libtensorflow.so.2: no such file\nRequire stack"),
      "(libtensorflow.so.2: no such file)",
    ],
    ["the package has a tfjs-core of its own", async () => {}, "its own copy", tf.version_core],
    ["TensorFlow finds no GPU", withoutGpu, "TensorFlow", "no GPU"],
    ["the other package was loaded before", processor, "other package"],
  ])("%s", async ([, load, ...words]) => {
    const loading = await loadTensorflow("tensorflow-gpu", load);
    for (const word of words) expect(loading).toEqual({ kind: "missing", why: expect.stringContaining(word) });
  });
});

test("finds util.isNullOrUndefined, which newer releases of Node lack", async () => {
  const old = util as { isNullOrUndefined?: (value: unknown) => boolean };
  const own = old.isNullOrUndefined;
  try {
    old.isNullOrUndefined = undefined;
    await loadTensorflow("tensorflow-gpu", async () => {
      expect([null, undefined, 0, ""].map((value) => old.isNullOrUndefined?.(value))).toEqual([
        true,
        true,
        false,
        false,
      ]);
      await cuda();
    });
  } finally {
    old.isNullOrUndefined = own;
  }
});

test("products are float32 and memory grows as needed, unless the user says otherwise", async () => {
  process.env.TF_FORCE_GPU_ALLOW_GROWTH = "false";
  delete process.env.NVIDIA_TF32_OVERRIDE;
  await loadTensorflow("tensorflow-gpu", async () => {
    expect(process.env.TF_FORCE_GPU_ALLOW_GROWTH).toBe("false");
    expect(process.env.NVIDIA_TF32_OVERRIDE).toBe("0");
    await cuda();
  });
});
