import { expect, test } from "vitest";
import { missingPackages } from "../../../../src/engine/tfjs/load/packages.ts";
import { ask } from "../../../../src/engine/tfjs/probe/ask.ts";

const program = new URL("../../../../src/engine/tfjs/probe/program.ts", import.meta.url);

test("the program of a probe passes on why a backend is missing", async () => {
  if (missingPackages("tensorflow").length === 0) return;
  const why = expect.stringMatching(/^@tensorflow\/tfjs-node is not installed: npm i/);
  expect(await ask(program, ["tensorflow", "compared"], 60)).toEqual({ kind: "missing", why });
});

test("the program of a probe answers whatever goes wrong", async () => {
  // By itself, and not by ending, of which ask would tell.
  const why = expect.stringMatching(/^(?!its process)/);
  expect(await ask(program, ["abacus", "compared"], 60)).toEqual({ kind: "failed", why });
});
