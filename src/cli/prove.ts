import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Proof } from "../theorem/proof/proof.ts";
import { prove as decide } from "../theorem/proof/prove.ts";
import { smtlib } from "../theorem/proof/smtlib.ts";
import { endZ3 } from "../theorem/proof/z3.ts";
import { loadTheorem } from "../theorem/registry.ts";
import { parsed } from "./arguments.ts";
import { claimsMatching } from "./claims-matching.ts";
import { UsageError } from "./usage-error.ts";

const marks: Readonly<Record<Proof["outcome"], string>> = { proved: "✓", "not proved": "✗", undecided: "?" };

/** `touchstone prove`: decides the lemmas that stand beside the claims, without a training. 0 when all are proved, else 1. */
export async function prove(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, { smtlib: { type: "string" } });
  const claims = claimsMatching(positionals);
  const theorems = await Promise.all(claims.map(async (claim) => ({ id: claim.id, ...(await loadTheorem(claim)) })));
  const obligations = theorems.flatMap(({ id, statement: { proofs = [], where } }) =>
    proofs.map((obligation, index) => ({ id, obligation, where, name: `${id.replace("/", ".")}.${index + 1}.smt2` })),
  );
  if (obligations.length === 0) throw new UsageError(`no lemma stands beside ${positionals.join(", ")}`);
  if (values.smtlib !== undefined) {
    const files = obligations.map(({ id, obligation, where, name }) => ({ name, ...smtlib(id, obligation, where) }));
    writeAll(values.smtlib, files);
    console.log(
      `${files.length} files in ${values.smtlib}, with ${files.flatMap(({ answers }) => answers).length} questions`,
    );
    return 0;
  }

  let proved = 0;
  let queries = 0;
  let total = 0;
  try {
    for (const { id, obligation, where } of obligations) {
      const { proof, milliseconds } = await decide(obligation, where);
      const { says, outcome, reason } = proof;
      if (outcome === "proved") proved++;
      queries += proof.queries;
      total += milliseconds;
      console.log(`${marks[outcome]} ${id}: ${says}  (${(milliseconds / 1000).toFixed(2)} s)`);
      if (outcome !== "proved") console.log(`    ${outcome}: ${reason}`);
    }
  } finally {
    await endZ3();
  }
  console.log(
    `\n${proved} of ${obligations.length} lemmas proved by ${queries} questions to z3, in ${(total / 1000).toFixed(1)} s`,
  );
  return proved === obligations.length ? 0 : 1;
}

/** @throws UsageError when the folder cannot be written. */
function writeAll(folder: string, files: readonly { readonly name: string; readonly text: string }[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, text } of files) writeFileSync(join(folder, name), text);
  } catch (error) {
    throw new UsageError(`--smtlib ${folder}: cannot write there (${(error as Error).message}), name another folder`);
  }
}
