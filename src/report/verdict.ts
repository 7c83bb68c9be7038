import type { Finding } from "../finding/finding.ts";
import type { Verdict } from "../finding/verdict.ts";
import { type Html, html } from "./html.ts";

/** Shapes first, colours second: a verdict is told by its mark and its word alone. */
const MARKS: Readonly<Record<Verdict, string>> = { holds: "✓", refuted: "✗", undecided: "?", vacuous: "∅" };

/** A verdict with its mark. */
export function badge(verdict: Verdict): Html {
  return html`<span class="badge ${verdict}"><span aria-hidden="true">${MARKS[verdict]}</span> ${verdict}</span>`;
}

/** Says whether a verdict is the expected one; loud only if it is not. */
export function expectation(finding: Finding): Html {
  return asExpected(finding)
    ? html`<span class="quiet">as expected</span>`
    : html`<strong class="alarm"><span aria-hidden="true">▲</span> expected ${finding.expected}</strong>`;
}

export function asExpected(finding: Finding): boolean {
  return finding.verdict === finding.expected;
}

/** " on digits", where a part of a claim was judged on one of several kinds of cases. */
export function inPopulation({ population }: { readonly population: string }): string {
  return population === "" ? "" : ` on ${population}`;
}
