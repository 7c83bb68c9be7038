import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nvidiaDevice } from "../../../src/engine/tfjs/nvidia.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "touchstone-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function file(path: string, text = ""): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

test("no file of the driver, no device", () => {
  expect(nvidiaDevice(root, "linux")).toBeNull();
});

test("the device is called by the model that the driver lists", () => {
  file("dev/nvidia0");
  file("proc/driver/nvidia/gpus/0000:17:00.0/information", "Model: \t\t NVIDIA H100 80GB HBM3\nIRQ:   \t 42\n");
  expect(nvidiaDevice(root, "linux")).toBe("NVIDIA H100 80GB HBM3");
});

test("a device, or a driver, without that list is a device all the same", () => {
  file("dev/nvidia0");
  expect(nvidiaDevice(root, "linux")).toBe("NVIDIA GPU");
  rmSync(join(root, "dev"), { recursive: true });
  file("proc/driver/nvidia/version", "NVRM version: 550.54");
  expect(nvidiaDevice(root, "linux")).toBe("NVIDIA GPU");
});

test("what Windows lends to Linux is one where NVIDIA's library is there too", () => {
  file("dev/dxg");
  expect(nvidiaDevice(root, "linux")).toBeNull();
  file("usr/lib/wsl/lib/libcuda.so.1");
  expect(nvidiaDevice(root, "linux")).toContain("Windows");
});

test("other systems have no such files to look at", () => {
  file("dev/nvidia0");
  expect(nvidiaDevice(root, "darwin")).toBeNull();
  expect(nvidiaDevice(root, "win32")).toBeNull();
});
