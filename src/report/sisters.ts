import type { Finding } from "../finding/finding.ts";
import { anchor, type Content, type Html, html } from "./html.ts";
import { formula } from "./math.ts";
import { badge, expectation } from "./verdict.ts";

/**
 * A claim and the one that repairs it, or that it repairs, side by side.
 * @param name the sister's id; `sister` is undefined where the run did not decide it.
 */
export function sisters(finding: Finding, name: string, sister: Finding | undefined): Html {
  if (sister === undefined) {
    return html`<p>The claim that repairs this one, or that this one repairs: <code>${name}</code>
<span class="quiet">(not in this run)</span></p>`;
  }
  const cells = (content: (of: Finding) => Content) =>
    html`<tr><td>${content(finding)}</td><td>${content(sister)}</td></tr>`;
  return html`<table class="sisters" aria-label="Sister claims">
<thead><tr><th scope="col"><code>${finding.id}</code></th>
<th scope="col"><a href="#${anchor(name)}"><code>${name}</code></a></th></tr></thead>
<tbody>${cells(({ says }) => says)}
${cells((of) => html`${badge(of.verdict)} ${expectation(of)}`)}
${cells(({ conclusions }) => formulas(conclusions))}
${cells(({ confidence }) => confidence)}</tbody></table>`;
}

/** Each formula once, however many kinds of cases it was judged on. */
function formulas(conclusions: Finding["conclusions"]): Html[] {
  const texts = new Map(conclusions.map(({ formula, tex }) => [formula, tex]));
  return [...texts].map(([plain, tex]) => formula(tex, plain));
}
