import type { ComparisonFinding, Conclusion, Effect } from "../finding/conclusion.ts";
import { comparisonPlot } from "./comparison.ts";
import { type Content, type Html, html } from "./html.ts";
import { formula } from "./math.ts";
import { countOf, formatNumber, formatPercent } from "./number.ts";
import { badge, inPopulation } from "./verdict.ts";

/**
 * One formula of a claim: the formula, the numbers that decide it, and for each of its comparisons the effect and the
 * plot of both sides.
 */
export function conclusionSection(conclusion: Conclusion): Html {
  const { failureRate, comparisons } = conclusion;
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
${comparisons.map((comparison) => effectFact(comparison, comparisons.length > 1))}
${fact("Tolerance", html`${conclusion.tolerance}<br><span class="quiet">${conclusion.because}</span>`)}
</dl>
</div>
${comparisons.map(comparisonPlot)}
</div>
</section>`;
}

/** @param joined whether the formula has other comparisons too. */
function effectFact({ formula, failures, effect }: ComparisonFinding, joined: boolean): Html {
  const told = effect === null ? html`<span class="quiet">not measured</span>` : describedEffect(effect);
  if (!joined) return fact("Effect", told);
  return fact("Effect", html`<code>${formula}</code>: ${countOf(failures, "failure")}<br>${told}`);
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
