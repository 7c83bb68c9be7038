import { createVitest, type Reporter } from "vitest/node";
import { build } from "../../scripts/build.mjs";
import type { Settings } from "../property/settings.ts";
import { type Claim, claimsOf } from "../theorem/registry.ts";
import { claimsVitest } from "./claims-vitest.ts";
import { root } from "./project.ts";
import { UsageError } from "./usage-error.ts";

/** The claims whose id contains one of the filters; all, without filters. @throws UsageError for a filter that finds none. */
export function claimsMatching(filters: readonly string[]): Claim[] {
  const claims = claimsOf(root);
  for (const filter of filters) {
    if (!claims.some(({ id }) => id.includes(filter))) {
      throw new UsageError(`no claim's id contains "${filter}": see touchstone list`);
    }
  }
  return filters.length === 0 ? claims : claims.filter(({ id }) => filters.some((filter) => id.includes(filter)));
}

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
