import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { startEngine } from "../../src/engine/start.ts";
import { Decision } from "../../src/property/decision.ts";
import { anyDense, anyMixture, anySgd, experimentOf, seed, strict } from "../../src/property/index.ts";
import { theorem, xu2023 } from "../../src/theorem/index.ts";
import type { Obligation } from "../../src/theorem/proof/obligation.ts";
import { prove } from "../../src/theorem/proof/prove.ts";
import { endZ3 } from "../../src/theorem/proof/z3.ts";
import { scheduler } from "../../src/training/scheduler.ts";

const root = resolve(import.meta.dirname, "../..");
const readme = readFileSync(resolve(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);

/** Runs a block of the README with its imports replaced by the given names. */
function execute(code: string, names: Record<string, unknown>): void {
  const body = code.replaceAll(/^import .*\n/gm, "").replace("export default ", "return ");
  new Function(...Object.keys(names), body)(...Object.values(names));
}

describe("README", () => {
  test("its example of a claim is decided as it says", async () => {
    const [statement, check] = blocks;
    const declared: unknown[] = [];
    execute(statement, { theorem: (text: never) => declared.push(theorem(text)), xu2023 });
    const checked: unknown[] = [];
    execute(check, {
      anyDense,
      anyMixture,
      anySgd,
      experimentOf,
      seed,
      strict,
      example: declared[0],
      property: (_: unknown, specification: unknown) => checked.push(specification),
    });
    const engine = startEngine({ engine: "simd", backend: null });
    const decision = new Decision(declared[0] as never, checked[0] as never, {
      settings: { seed: 2023, profile: "quick", engine: "simd", backend: null, claims: 7, replay: null },
      scheduler: scheduler(engine),
    });
    const finding = await decision.finding("dynamics/example");
    await engine.dispose();
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
