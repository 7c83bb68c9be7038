import type { Finding } from "../finding/finding.ts";
import type { Proof, ProofOutcome, ProofStep, Written } from "../finding/proof.ts";
import { fact } from "./conclusion.ts";
import { type Content, type Html, html } from "./html.ts";
import { formula } from "./math.ts";
import { countOf } from "./number.ts";

const MARKS: Readonly<Record<ProofOutcome, string>> = { proved: "✓", "not proved": "✗", undecided: "?" };

/** The lemmas of a claim: each a line that opens. One that is not proved is open and loud. */
export function proofsSection(proofs: readonly Proof[]): Html {
  return html`<p class="quiet">Algebraic lemmas of the derivation, over the real numbers, decided by z3: the negation of each has no
model, its hypotheses have one, and a false neighbour of its conclusion is refuted.</p>
${proofs.map(proofDetails)}`;
}

/** "12 of 12 lemmas proved", over all findings; nothing where there is no lemma. */
export function provedInAll(findings: readonly Finding[]): string | null {
  const proofs = findings.flatMap((finding) => finding.proofs);
  if (proofs.length === 0) return null;
  return `${proofs.filter(isProved).length} of ${countOf(proofs.length, "lemma")} proved`;
}

/** Whether every lemma of a claim is proved. */
export function allProved({ proofs }: Finding): boolean {
  return proofs.every(isProved);
}

/** "3/3", loud where one is not proved. */
export function provedTally({ proofs }: Finding): Content {
  if (proofs.length === 0) return "–";
  const share = `${proofs.filter(isProved).length}/${proofs.length}`;
  return proofs.every(isProved) ? share : html`<strong class="alarm">✗ ${share}</strong>`;
}

function isProved({ outcome }: Proof): boolean {
  return outcome === "proved";
}

function proofDetails(proof: Proof): Html {
  const { outcome, says } = proof;
  const summary = html`<summary>${outcomeBadge(outcome)} ${says}</summary>`;
  return isProved(proof)
    ? html`<details class="proof">${summary}${proofBody(proof)}</details>`
    : html`<details class="proof" open>${summary}${proofBody(proof)}</details>`;
}

function outcomeBadge(outcome: ProofOutcome): Html {
  const look = { proved: "holds", "not proved": "alarm", undecided: "undecided" }[outcome];
  return html`<span class="badge ${look}"><span aria-hidden="true">${MARKS[outcome]}</span> ${outcome}</span>`;
}

function proofBody(proof: Proof): Html {
  const { define, hypotheses, conclusion, steps, conditions, witness, mutation, counterModel, where } = proof;
  return html`<div class="proof-body">
${define.length > 0 && html`<p>With</p>${define.map(set)}`}
${hypotheses.length > 0 ? html`<p>if</p>${hypotheses.map(set)}<p>then</p>` : html`<p>always</p>`}
${set(conclusion)}
${steps.length > 0 && html`<p>by these steps:</p><ol>${steps.map(step)}</ol>`}
<dl class="symbols">${Object.entries(where).map(([symbol, meaning]) => fact(symbol, meaning))}</dl>
<dl class="facts">
${fact("Found", proof.reason)}
${fact("Covers", proof.covers)}
${proof.leaves !== null && fact("Stays prose", proof.leaves)}
${conditions.length > 0 && fact("Proved first", html`<ul>${conditions.map((each) => html`<li><code>${each}</code></li>`)}</ul>`)}
${fact("Hypotheses hold at", values(witness))}
${fact("False neighbour", html`${set(mutation)}${counterModel === null ? "no counterexample was found" : html`fails at ${values(counterModel)}`}`)}
${fact("Questions to z3", proof.queries)}
</dl>
</div>`;
}

function set({ tex, formula: plain }: Written): Html {
  return formula(tex, plain);
}

function step({ says, status, tex, formula: plain }: ProofStep): Html {
  return html`<li>${says} <span class="quiet">(${status === "proved" ? "proved from what stands before" : status})</span>${formula(tex, plain)}</li>`;
}

function values(of: Readonly<Record<string, string>>): Html {
  return html`<code>${Object.entries(of)
    .map(([symbol, value]) => `${symbol} = ${value}`)
    .join(", ")}</code>`;
}
