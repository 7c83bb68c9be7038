import { type Claim, claimsOf } from "../theorem/registry.ts";
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
