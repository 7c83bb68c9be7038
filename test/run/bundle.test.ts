import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Property } from "../../src/property/property.ts";
import { bundle } from "../../src/run/bundle.ts";
import { plainSettings } from "../../src/run/settings.ts";
import { claimsOf } from "../../src/theorem/registry.ts";
import { inFolder } from "../cli/command.ts";

const root = resolve(import.meta.dirname, "../..");

const exact = "structure/output-is-homogeneous";
const typical = "dynamics/decay-shrinks-norms";
const claims = claimsOf(root).filter(({ id }) => [exact, typical].includes(id));
const settings = plainSettings(63);
const bundled = await bundle(claims);

describe("a bundle", () => {
  test("has each claim's property, as its source does", async () => {
    for (const { id, propertyFile } of claims) {
      const { theorem, specification } = await bundled.property(id);
      const source = ((await import(propertyFile)) as { default: Property }).default;
      expect(theorem.statement).toEqual(source.theorem.statement);
      expect(Object.keys(specification)).toEqual(Object.keys(source.specification));
    }
  });

  test("has the programs that are asked for, in JavaScript, and no others", async () => {
    const writer = fileURLToPath(new URL("../../src/cli/report-writer.ts", import.meta.url));
    const program = (await bundle(claims, [writer])).program(writer);
    for (const each of [program, bundled.worker]) expect(readFileSync(each, "utf8")).toContain("parentPort");
    expect(() => bundled.program(writer)).toThrow(`${writer} is not in the bundle`);
  });

  test("lies in the same place while the sources are the same", async () => {
    expect((await bundle(claims)).worker.href).toBe(bundled.worker.href);
  });
});

describe("a fingerprint", () => {
  test("is the same twice, whatever else is in the bundle", async () => {
    const alone = await bundle(claims.filter(({ id }) => id === exact));
    expect(await alone.fingerprint(exact, settings)).toBe(await bundled.fingerprint(exact, settings));
    expect(await bundled.fingerprint(exact, settings)).toMatch(/^[0-9a-f]{16}$/);
  });

  test("of two claims differs", async () => {
    expect(await bundled.fingerprint(exact, settings)).not.toBe(await bundled.fingerprint(typical, settings));
  });

  test("changes with who trains in which precision, and with nothing else of the settings", async () => {
    const of = (changes: Partial<typeof settings>) => bundled.fingerprint(typical, { ...settings, ...changes });
    const plain = await of({});
    expect(await of({ precision: "float64" })).not.toBe(plain);
    expect(await of({ engine: "reference" })).not.toBe(plain);
    expect(await of({ engine: "tfjs", backend: "webgpu" })).not.toBe(plain);
    // Auto without a GPU is simd, which makes the same numbers.
    expect(await of({ engine: "simd", precision: "float32" })).toBe(plain);
    expect(await of({ seed: 5, cases: 4, profile: "full", claims: 1 })).toBe(plain);
  });

  test("changes with a source that the property leads to, and comes back with it", () =>
    inFolder(async (folder) => {
      const src = (path: string) => JSON.stringify(join(root, "src", path));
      const write = (bound: number, remark = "") => {
        writeFileSync(join(folder, "number.ts"), `export const number = ${bound};\n`);
        writeFileSync(join(folder, "bound.ts"), `import { number } from "./number.ts"; export const bound = number;\n`);
        writeFileSync(
          join(folder, "made-up.property.ts"),
          `import { integer } from ${src("property/arbitrary/numbers.ts")};
           import { property, strict } from ${src("property/index.ts")};
           import { theorem } from ${src("theorem/index.ts")};
           import { bound } from "./bound.ts";
           ${remark}
           const made = theorem({
             says: "x is small.", kind: "exact", assumes: [], formula: "x < 9", where: { x: "x" },
             source: { work: "a test", status: "measured" }, expected: "holds",
           });
           export default property(made, {
             given: { x: integer(0, bound) },
             trial: (drawn) => ({ measured: drawn }),
             within: strict({ because: "a test" }),
             controls: { large: { changes: ({ x }) => ({ x: x + 9 }) } },
           });`,
        );
      };
      const claim = { id: "made/up", theoremFile: "", propertyFile: join(folder, "made-up.property.ts") };
      const told = async (...as: Parameters<typeof write>) => {
        write(...as);
        return (await bundle([claim])).fingerprint("made/up", settings);
      };
      const first = await told(5);
      expect(await told(6)).not.toBe(first);
      expect(await told(5, "// A remark.")).not.toBe(first);
      expect(await told(5)).toBe(first);
    }));

  test("is of a claim of the bundle", async () => {
    await expect(bundled.fingerprint("family/gone", settings)).rejects.toThrow("family/gone is not in the bundle");
  });
});
