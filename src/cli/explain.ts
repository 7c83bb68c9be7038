import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFindings } from "../finding/file.ts";
import type { Proof } from "../theorem/proof/proof.ts";
import { prove } from "../theorem/proof/prove.ts";
import { endZ3 } from "../theorem/proof/z3.ts";
import { claimsOf, loadTheorem } from "../theorem/registry.ts";
import { parsed } from "./arguments.ts";
import { type Evidence, explanation } from "./explanation.ts";
import { root } from "./project.ts";
import { UsageError } from "./usage-error.ts";

/**
 * `touchstone explain`: prints all that is known of a claim. Its lemmas are decided anew, its evidence is read from the
 * last report. 0 when every lemma is proved, else 1.
 */
export async function explain(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, { out: { type: "string" } });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new UsageError("explain takes one claim: touchstone explain CLAIM");
  const claim = claimsOf(root).find((each) => each.id === id);
  if (claim === undefined) throw new UsageError(`there is no claim "${id}": see touchstone list`);
  const evidence = evidenceOf(id, values.out);
  const theorem = await loadTheorem(claim);
  const proofs: Proof[] = [];
  try {
    for (const obligation of theorem.statement.proofs ?? [])
      proofs.push((await prove(obligation, theorem.statement.where)).proof);
  } finally {
    await endZ3();
  }
  console.log(explanation(id, theorem, proofs, evidence));
  return proofs.every(({ outcome }) => outcome === "proved") ? 0 : 1;
}

/**
 * The claim's finding in a report, if there is one.
 * @param out the report's folder; where it is not named, there may be none.
 * @throws UsageError when a folder that was named has no report, or the report cannot be read.
 */
function evidenceOf(id: string, out: string | undefined): Evidence | null {
  const file = join(out ?? "report", "findings.json");
  if (!existsSync(file)) {
    if (out === undefined) return null;
    throw new UsageError(`--out ${out}: there is no findings.json, name the folder of a report`);
  }
  try {
    const finding = parseFindings(readFileSync(file, "utf8")).findings.find((each) => each.id === id);
    return finding === undefined ? null : { finding, file };
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as Error).message}): make it anew by touchstone verify`);
  }
}
