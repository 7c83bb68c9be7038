import type { Conclusion, Effect } from "../property/finding.ts";
import { comparisonPlot } from "./comparison.ts";
import { type Content, type Html, html } from "./html.ts";
import { formula } from "./math.ts";
import { countOf, formatNumber, formatPercent } from "./number.ts";
import { badge, inPopulation } from "./verdict.ts";

/** One formula of a claim: the formula, the numbers that decide it, and the plot of both its sides. */
export function conclusionSection(conclusion: Conclusion): Html {
  const { failureRate, effect } = conclusion;
  const rate = `${formatPercent(failureRate.low)} to ${formatPercent(failureRate.high)}`;
  return html`<section class="conclusion">
<h5>${conclusion.name}${inPopulation(conclusion)} ${badge(conclusion.verdict)} <span class="quiet">${conclusion.kind}</span></h5>
${formula(conclusion.tex, conclusion.formula)}
<p class="plain-formula"><code>${conclusion.formula}</code></p>
<div class="beside">
<div>
<p>${conclusion.confidence}</p>
<dl class="facts">
${fact("Cases", html`${countOf(conclusion.cases, "case")}, ${countOf(conclusion.failures, "failure")}`)}
${fact("Failure rate", html`${rate} <span class="quiet">(95\u00a0% interval)</span>`)}
${fact("Effect", effect === null ? html`<span class="quiet">not measured</span>` : describedEffect(effect))}
${fact("Tolerance", html`${conclusion.tolerance}<br><span class="quiet">${conclusion.because}</span>`)}
</dl>
</div>
${comparisonPlot(conclusion)}
</div>
</section>`;
}

/** "1.2e-7 [1e-7, 1.5e-7]": the median and its interval. */
export function effectInterval({ median, low, high }: Effect): Html {
  return html`<span class="together">${formatNumber(median)}</span> <span class="together">[${formatNumber(low)}, ${formatNumber(high)}]</span>`;
}

/** One term and what is said of it, for a `dl`. */
export function fact(term: string, value: Content): Html {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

function describedEffect(effect: Effect): Html {
  return html`${effect.of}: median ${effectInterval(effect)}, worst ${formatNumber(effect.worst)}`;
}
