import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileKernel } from "../../../src/engine/simd/compile.ts";
import { FINGERPRINTS, fingerprint } from "../../../src/engine/simd/fingerprint.ts";
import { instantiate } from "../../../src/engine/simd/kernel.ts";

const bytes = readFileSync(new URL("../../../build/kernel.wasm", import.meta.url));

test("the compiled kernel leaves its fingerprints, widened or not", () => {
  const kernel = instantiate(compileKernel(bytes), "float32");
  expect(fingerprint(kernel)).toBe(FINGERPRINTS.float32);
});

test("a kernel that computes other bits is refused", () => {
  // The ½ of squareplus as a float64, 3FE0…, becomes the next smaller number.
  const half = Buffer.alloc(8);
  half.writeDoubleLE(0.5);
  const changed = Buffer.from(bytes);
  let at = changed.indexOf(half);
  expect(at).toBeGreaterThan(0);
  for (; at >= 0; at = changed.indexOf(half)) changed.writeDoubleLE(0.5 - 2 ** -54, at);
  expect(() => compileKernel(changed)).toThrow("the kernel computes other bits here than those on record");
});
