import type { ControlFinding } from "../finding/control.ts";
import type { RunSummary } from "../finding/file.ts";
import type { Finding } from "../finding/finding.ts";
import { effectInterval } from "./conclusion.ts";
import { didAsItMust, discarded } from "./controls.ts";
import { anchor, type Content, type Html, html } from "./html.ts";
import { countOf, formatNumber } from "./number.ts";
import { allProved, provedInAll, provedTally } from "./proofs.ts";
import { asExpected, badge, expectation } from "./verdict.ts";

/** In one sentence: how many verdicts are as expected, and which are not. */
export function headline(findings: readonly Finding[], run: RunSummary): string {
  return `${verdictsInWords(findings, run)}${lemmasAtFault(findings)}`;
}

/** Names the claims with a lemma that is not proved; says nothing of the others. */
function lemmasAtFault(findings: readonly Finding[]): string {
  const ids = findings.filter((finding) => !allProved(finding)).map(({ id }) => id);
  return ids.length === 0 ? "" : ` Not every lemma is proved: see ${ids.join(", ")}.`;
}

function verdictsInWords(findings: readonly Finding[], run: RunSummary): string {
  const other = findings.filter((finding) => !asExpected(finding));
  const missing = run.missing.length > 0 ? `, and ${countOf(run.missing.length, "claim")} gave none` : "";
  if (findings.length === 0) {
    return `There is no verdict${missing}.`;
  }
  if (other.length === 0) {
    return findings.length === 1
      ? `The only verdict is as expected${missing}.`
      : `All ${findings.length} verdicts are as expected${missing}.`;
  }
  const others = other.map(({ id, verdict }) => `${id} is ${verdict}`).join(", ");
  const right = findings.length - other.length;
  const is = right === 1 ? "is" : "are";
  const all = countOf(findings.length, "verdict");
  return `${right} of ${all} ${is} as expected${missing}; against expectation, ${others}.`;
}

/** A warning if claims are missing or the run says it is not complete; else nothing. */
export function incompleteBanner(run: RunSummary): Html | false {
  return (
    (!run.complete || run.missing.length > 0) &&
    html`<div class="banner" role="alert"><p><strong>This run is incomplete.</strong> ${
      run.missing.length === 0
        ? "It ended before every claim was checked."
        : `${countOf(run.missing.length, "claim")} gave no finding, so nothing is known of:`
    }</p><ul>${run.missing.map((id) => html`<li><code>${id}</code></li>`)}</ul></div>`
  );
}

const COLUMNS = [
  "Claim",
  "Kind",
  "Expected",
  "Verdict",
  "Cases",
  "Failures",
  "Discards",
  "Effect",
  "Controls",
  "Proved",
];
const NUMBERS: ReadonlySet<string> = new Set(["Cases", "Failures", "Discards", "Controls", "Proved"]);

/** One row for each claim. The roles keep it a table for screen readers where narrow screens show the rows as cards. */
export function summaryTable(findings: readonly Finding[]): Html {
  return html`<table class="summary" role="table">
<caption>Effects are medians over the cases, with the 95\u00a0% interval of the median.${lemmas(findings)}</caption>
<thead role="rowgroup"><tr role="row">${COLUMNS.map(
    (column) => html`<th scope="col" role="columnheader" class="${columnClass(column)}">${column}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${findings.map(row)}</tbody></table>`;
}

function row(finding: Finding): Html {
  const { effect, controls } = finding;
  return html`<tr role="row" class="${asExpected(finding) ? "expected" : "unexpected"}">
<th scope="row" role="rowheader">
<a href="#${anchor(finding.id)}"><code>${finding.id}</code></a><br><span>${finding.says}</span></th>
${cell("Kind", finding.kind)}${cell("Expected", finding.expected)}
${cell("Verdict", html`${badge(finding.verdict)}<br>${expectation(finding)}`)}
${cell("Cases", formatNumber(finding.cases))}${cell("Failures", formatNumber(finding.failures))}
${cell("Discards", formatNumber(discarded(finding.discards)))}
${cell("Effect", effect === null ? "–" : html`${effectInterval(effect)}<br><span class="quiet">${effect.of}</span>`)}
${cell("Controls", tally(controls))}${cell("Proved", provedTally(finding))}
</tr>`;
}

/** How many algebraic lemmas stand beside the claims. */
function lemmas(findings: readonly Finding[]): string {
  const told = provedInAll(findings);
  return told === null ? "" : ` ${told} by z3.`;
}

function tally(controls: readonly ControlFinding[]): Content {
  const right = controls.filter(didAsItMust).length;
  if (controls.length === 0) {
    return "–";
  }
  const share = `${right}/${controls.length}`;
  return right === controls.length ? share : html`<strong class="alarm">✗ ${share}</strong>`;
}

function cell(column: string, content: Content): Html {
  return html`<td role="cell" data-column="${column}" class="${columnClass(column)}"><div>${content}</div></td>`;
}

function columnClass(column: string): string {
  return NUMBERS.has(column) ? "number" : "";
}
