import { claimsOf, loadTheorem } from "../theorem/registry.ts";
import { parsed } from "./arguments.ts";
import { root } from "./project.ts";
import { UsageError } from "./usage-error.ts";

/** `touchstone list [--json]`: the claims on record, each with its kind and expected verdict. */
export async function list(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, { json: { type: "boolean" } });
  if (positionals.length > 0) throw new UsageError(`list takes no words, but got "${positionals[0]}"`);
  const claims = await Promise.all(
    claimsOf(root).map(async (claim) => {
      const { kind, expected, says } = (await loadTheorem(claim)).statement;
      return { id: claim.id, kind, expected, says };
    }),
  );
  if (values.json) {
    console.log(JSON.stringify(claims, null, 2));
    return 0;
  }
  const width = Math.max(...claims.map(({ id }) => id.length));
  for (const { id, kind, expected, says } of claims) {
    console.log(`${id.padEnd(width)}  ${kind.padEnd(7)}  ${expected.padEnd(9)}  ${says}`);
  }
  return 0;
}
