import type { Finding } from "../finding/finding.ts";
import type { Proof } from "../theorem/proof/proof.ts";
import type { Theorem } from "../theorem/theorem.ts";
import { wrapped } from "./wrapped.ts";

/** What was measured of a claim, and where that was read. */
export interface Evidence {
  readonly finding: Finding;
  readonly file: string;
}

/** A claim as text: statement, hypotheses, formula, proofs, derivation, evidence and controls. */
export function explanation(
  id: string,
  { statement, conclusions }: Theorem,
  proofs: readonly Proof[],
  evidence: Evidence | null,
): string {
  const { kind, expected, says, assumes, where, source, remarks = [], sister } = statement;
  const lines = [
    `${id} · ${kind} claim, expected: ${expected}`,
    "",
    ...wrapped(says, ""),
    ...titled(
      "Hypotheses",
      assumes.flatMap((each) => wrapped(each, "  • ")),
    ),
    ...titled("Formula", [
      ...conclusions.flatMap(({ name, formula }) =>
        wrapped(formula.text, conclusions.length > 1 ? `  ${name}: ` : "  "),
      ),
      "  where",
      ...meanings(where, "    "),
    ]),
    ...titled(
      "Proofs",
      proofs.length === 0 ? ["  none: this claim rests on its measurements"] : proofs.flatMap(proofText),
    ),
    ...titled("Derivation and remarks", remarks.flatMap((remark) => [...wrapped(remark, "  "), ""]).slice(0, -1)),
    ...titled("Evidence and controls", evidence === null ? nothingMeasured(id) : measured(evidence)),
    ...titled("Source", wrapped(`${source.work} (${source.status})`, "  ")),
    ...(sister === undefined ? [] : titled("Sister claim", [`  ${sister}`])),
  ];
  return lines.join("\n");
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines];
}

function meanings(where: Readonly<Record<string, string>>, indent: string): string[] {
  return Object.entries(where).flatMap(([symbol, meaning]) => wrapped(meaning, `${indent}${symbol}: `));
}

/** A proof as a mathematician would write it down: what is given, what follows, by which steps, and why it counts. */
function proofText(proof: Proof, index: number): string[] {
  const { says, outcome, reason, define, hypotheses, conclusion, steps, conditions, covers, leaves } = proof;
  const number = `  ${index + 1}. `;
  const indent = " ".repeat(number.length);
  const deeper = `${indent}  `;
  const mark = outcome === "proved" ? "Proved" : outcome === "undecided" ? "UNDECIDED" : "NOT PROVED";
  return [
    ...(index > 0 ? [""] : []),
    ...wrapped(`${mark}. ${says}`, number),
    ...meanings(proof.where, deeper),
    ...define.flatMap(({ formula }, i) => wrapped(formula, `${indent}${i === 0 ? "Let " : "    "}`)),
    ...hypotheses.flatMap(({ formula }, i) => wrapped(formula, `${indent}${i === 0 ? "If  " : "and "}`)),
    ...wrapped(conclusion.formula, `${indent}${hypotheses.length === 0 ? "Always " : "then "}`),
    ...steps.flatMap(({ says, status, formula }, i) => [
      ...wrapped(`${says} ${status === "proved" ? "It follows" : "True of any"}:`, `${indent}(${i + 1}) `),
      ...wrapped(formula, `${deeper}  `),
    ]),
    ...(steps.length > 0 ? wrapped("The conclusion follows from these steps and the hypotheses.", indent) : []),
    ...(conditions.length > 0 ? wrapped(`Every term has a meaning: ${conditions.join(", ")}.`, indent) : []),
    ...(outcome === "proved" ? counts(proof, indent) : wrapped(`It does not count: ${reason}.`, indent)),
    ...wrapped(`Covers: ${covers}.`, indent),
    ...(leaves === null ? [] : wrapped(`Stays prose: ${leaves}.`, indent)),
  ];
}

/** The three conditions, each with what shows it. */
function counts({ witness, mutation, counterModel, queries }: Proof, indent: string): string[] {
  const at = (values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .map(([symbol, value]) => `${symbol} = ${value}`)
      .join(", ");
  return [
    ...wrapped(`z3 answered ${queries} questions: the negation has no model over the real numbers.`, indent),
    ...wrapped(`The hypotheses can be met: ${at(witness)}.`, indent),
    ...wrapped(`The check has power: ${mutation.formula} is refuted at ${at(counterModel ?? {})}.`, indent),
  ];
}

function nothingMeasured(id: string): string[] {
  return wrapped(`none at hand: npm run verify -- ${id} measures it and writes report/findings.json`, "  ");
}

function measured({ finding, file }: Evidence): string[] {
  const { verdict, reason, confidence, conclusions, controls, seed, profile, engine, replay } = finding;
  const on = (population: string) => (population === "" ? "" : ` on ${population}`);
  return [
    ...wrapped(`${verdict}: ${reason}; ${confidence}.`, "  "),
    ...wrapped(`from ${file}: seed ${seed}, profile ${profile}, engine ${engine}`, "  "),
    ...conclusions.flatMap((each) => [
      ...wrapped(
        `${each.name}${on(each.population)}: ${each.verdict}, ${each.failures} failures in ${each.cases} cases, tolerance ${each.tolerance}`,
        "  • ",
      ),
    ]),
    "  controls",
    ...controls.flatMap((control) =>
      wrapped(
        `${control.name}${on(control.population)}: must be ${control.must}, is ${control.verdict}, ${control.failures} failures in ${control.cases} cases`,
        "  • ",
      ),
    ),
    ...wrapped(replay, "  again: "),
  ];
}
