import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { startEngine } from "../../src/engine/start.ts";
import { anyDense, anyMixture, anySgd, experimentOf, property, seed, strict } from "../../src/property/index.ts";
import type { Property } from "../../src/property/property.ts";
import { theorem, xu2023 } from "../../src/theorem/index.ts";
import type { Obligation } from "../../src/theorem/proof/obligation.ts";
import { prove } from "../../src/theorem/proof/prove.ts";
import { endZ3 } from "../../src/theorem/proof/z3.ts";
import { decide } from "../run/in-thread.ts";

const root = resolve(import.meta.dirname, "../..");
const readme = readFileSync(resolve(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);

/** What a block of the README exports, its imports replaced by the given names. */
function exported(code: string, names: Record<string, unknown>): unknown {
  const body = code.replaceAll(/^import .*\n/gm, "").replace("export default ", "return ");
  return new Function(...Object.keys(names), body)(...Object.values(names));
}

describe("README", () => {
  test("its example of a claim is decided as it says", async () => {
    const [statement, check] = blocks;
    const example = exported(statement, { theorem, xu2023 });
    const names = { anyDense, anyMixture, anySgd, experimentOf, property, seed, strict, example };
    const checked = exported(check, names) as Property;
    const change = { engine: "simd", backend: null } as const;
    const finding = await decide("dynamics/example", checked, { change, engine: startEngine });
    expect(finding).toMatchObject({ verdict: "holds", controls: [{ verdict: "refuted" }] });
  });

  test("its example of a lemma is proved", async () => {
    const { proofs } = new Function(`return {${blocks[2]}}`)() as { proofs: Obligation[] };
    for (const lemma of proofs) expect((await prove(lemma, {})).proof.outcome).toBe("proved");
    await endZ3();
  });

  test("every npm script and file that the documents name is there", () => {
    const { scripts } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as { scripts: object };
    const text = readme + readFileSync(resolve(root, "CONTRIBUTING.md"), "utf8");
    for (const [, script] of text.matchAll(/npm run ([a-z]+)/g)) expect(scripts).toHaveProperty(script);
  });
});
