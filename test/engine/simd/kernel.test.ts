import { expect, test } from "vitest";
import { instantiate } from "../../../src/engine/simd/kernel.ts";
import { LAYER_FIELDS, RUN_FIELDS, tableBytes } from "../../../src/engine/simd/tables.ts";

// By a name that TypeScript does not follow, as in build.mjs.
const { default: asc } = await import("assemblyscript/asc" as string);

/** A module with the kernel's exports, whose tables have the given sizes. */
async function moduleWith(layerBytes: number, runBytes: number): Promise<WebAssembly.Module> {
  const source = `
    export function layerBytes(): i32 { return ${layerBytes}; }
    export function runBytes(): i32 { return ${runBytes}; }
    export function freeMemory(): i32 { return 0; }
    export function steps64(run: i32, count: i32): void {}
    export function steps32(run: i32, count: i32): void {}`;
  let bytes = new Uint8Array();
  await asc.main(["fake.ts", "--outFile", "fake.wasm", "--runtime", "stub", "--importMemory"], {
    readFile: (name: string) => (name === "fake.ts" ? source : null),
    writeFile: (_: string, contents: Uint8Array) => {
      bytes = Uint8Array.from(contents);
    },
    listFiles: () => [],
  });
  return new WebAssembly.Module(bytes);
}

test("a kernel whose tables are laid out otherwise is refused before it can corrupt anything", async () => {
  const [layer, run] = [tableBytes(LAYER_FIELDS), tableBytes(RUN_FIELDS)];
  const right = await moduleWith(layer, run);
  expect(() => instantiate(right, "float64")).not.toThrow();
  for (const [wrong, name] of [
    [await moduleWith(layer + 8, run), "layer"],
    [await moduleWith(layer, run - 8), "run"],
  ] as const) {
    expect(() => instantiate(wrong, "float64")).toThrow(`the kernel's ${name} table has`);
  }
});
