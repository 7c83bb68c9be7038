import { createVitest, type Reporter } from "vitest/node";
import { build } from "../engine/simd/build.mjs";
import type { Settings } from "../property/settings.ts";
import type { Claim } from "../theorem/registry.ts";
import { claimsVitest } from "./claims-vitest.ts";
import { root } from "./project.ts";

/** Runs the properties of some claims under vitest, in this process. The kernel is built first where it is out of date. */
export async function runClaims(claims: readonly Claim[], settings: Settings, reporter: Reporter): Promise<void> {
  await build();
  const vitest = await createVitest(
    "test",
    { ...claimsVitest(root, settings), config: false, watch: false, reporters: [reporter] },
    {},
  );
  try {
    const specifications = await vitest.globTestSpecifications(claims.map(({ propertyFile }) => propertyFile));
    await vitest.runTestSpecifications(specifications, false);
  } finally {
    await vitest.close();
  }
}
