import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { installCommand, missingPackages, whyNotInstalled } from "../../../../src/engine/tfjs/load/packages.ts";

test("what touchstone depends on is installed", () => {
  for (const name of ["wasm", "cpu"] as const) {
    expect(missingPackages(name)).toEqual([]);
    expect(whyNotInstalled(name)).toBeNull();
  }
});

test("a backend is installed in the release of tfjs that touchstone depends on", () => {
  const url = new URL("../../../../package.json", import.meta.url);
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(url, "utf8"));
  for (const [backend, name] of [
    ["wasm", "@tensorflow/tfjs-backend-wasm"],
    ["cpu", "@tensorflow/tfjs-backend-cpu"],
    ["tensorflow-gpu", "@tensorflow/tfjs-node-gpu"],
    ["tensorflow", "@tensorflow/tfjs-node"],
    ["webgpu", "@tensorflow/tfjs-backend-webgpu"],
  ] as const) {
    expect(installCommand(backend).split(" ")).toContain(`${name}@${dependencies["@tensorflow/tfjs-core"]}`);
  }
  expect(optionalDependencies["@tensorflow/tfjs-node-gpu"]).toBe(dependencies["@tensorflow/tfjs-core"]);
});

test("WebGPU takes two packages, installed at once: npm would remove the one of another command", () => {
  expect(installCommand("webgpu")).toMatch(/@tensorflow\/tfjs-backend-webgpu@\S+ webgpu$/);
});

test("what is not installed is named with the command that installs it", () => {
  const missing = missingPackages("tensorflow");
  if (missing.length === 0) return;
  expect(whyNotInstalled("tensorflow")).toBe(`@tensorflow/tfjs-node is not installed: ${installCommand("tensorflow")}`);
});
