import type { Discard } from "../finding/cases.ts";
import type { ControlFinding } from "../finding/control.ts";
import { type Html, html } from "./html.ts";
import { formatNumber } from "./number.ts";
import { badge, inPopulation } from "./verdict.ts";

/** The controls of a claim, and whether each came out as it must. */
export function controlsTable(all: readonly ControlFinding[]): Html {
  return html`<p class="quiet">Settings in which the same check must come out as told, or it has no power.</p>
<div class="scroll" tabindex="0"><table aria-label="Controls">
<thead><tr><th scope="col">Control</th><th scope="col">Must be</th><th scope="col">Verdict</th>
<th scope="col">Did so</th><th scope="col" class="number">Failures / cases</th></tr></thead>
<tbody>${all.map(row)}</tbody></table></div>`;
}

function row(control: ControlFinding): Html {
  return html`<tr><th scope="row">${control.name}${inPopulation(control)}${
    control.diverged > 0 && html`<br><span class="quiet">${formatNumber(control.diverged)} diverged</span>`
  }${control.discards.map(
    ({ reason, count }) => html`<br><span class="quiet">${formatNumber(count)} discarded: ${reason}</span>`,
  )}</th>
<td>${control.must}</td><td>${badge(control.verdict)}</td>
<td>${didAsItMust(control) ? html`<span class="together">✓ yes</span>` : html`<strong class="alarm">✗ no</strong>`}</td>
<td class="number">${formatNumber(control.failures)} / ${formatNumber(control.cases)}</td></tr>`;
}

/** Whether a control shows that the check has power. */
export function didAsItMust(control: ControlFinding): boolean {
  return control.verdict === control.must;
}

/** How many cases were set aside, for whatever reason. */
export function discarded(discards: readonly Discard[]): number {
  return discards.reduce((sum, { count }) => sum + count, 0);
}
