import type { Counterexample } from "../finding/cases.ts";
import type { Finding } from "../finding/finding.ts";
import { writeJson } from "../finding/json.ts";
import { conclusionSection, fact } from "./conclusion.ts";
import { controlsTable, discarded } from "./controls.ts";
import { figureOf } from "./figure.ts";
import { anchor, type Content, type Html, html } from "./html.ts";
import { countOf, formatNumber } from "./number.ts";
import { proofsSection } from "./proofs.ts";
import { sisters } from "./sisters.ts";
import { tableOf } from "./table.ts";
import { trainings } from "./trainings.ts";
import { badge, expectation, inPopulation } from "./verdict.ts";

/** All that is known of one claim. `others` holds the findings that have a section on the page, by id. */
export function claimSection(finding: Finding, others: ReadonlyMap<string, Finding>): Html {
  return html`<article class="claim" id="${anchor(finding.id)}">
<header>
<p class="quiet"><code>${finding.id}</code> · ${finding.kind} claim</p>
<h3>${finding.says}</h3>
<p class="verdict">${badge(finding.verdict)} ${expectation(finding)} ${finding.tiers.map(
    (tier) => html`<span class="tier">${tier}</span> `,
  )}</p>
<p>${finding.reason}</p>
<p>${finding.confidence}</p>
</header>
${finding.sister !== null && part("Beside its sister", sisters(finding, finding.sister, others.get(finding.sister)))}
<div class="beside">
${finding.assumes.length > 0 && part("Hypotheses", html`<ul>${finding.assumes.map(item)}</ul>`)}
${symbols(finding)}
</div>
${finding.conclusions.length > 0 && part("Conclusions", finding.conclusions.map(conclusionSection))}
${finding.proofs.length > 0 && part("Proved", proofsSection(finding.proofs))}
${finding.counterexample !== null && counterexample(finding.counterexample)}
${finding.controls.length > 0 && part("Controls", controlsTable(finding.controls))}
${part("Cases", cases(finding, others))}
${finding.figures.length > 0 && part("Figures", html`<div class="figures">${finding.figures.map(figureOf)}</div>`)}
${finding.tables.length > 0 && part("Tables", finding.tables.map(tableOf))}
${
  finding.remarks.length > 0 &&
  part(
    "Remarks",
    finding.remarks.map((remark) => html`<p class="remark">${remark}</p>`),
  )
}
${part("Source", html`<p>${finding.source}</p>`)}
<p class="top"><a href="#top">Back to all verdicts</a></p>
</article>`;
}

function item(text: string): Html {
  return html`<li>${text}</li>`;
}

function part(title: string, content: Content): Html {
  return html`<section><h4>${title}</h4>${content}</section>`;
}

function symbols(finding: Finding): Html | false {
  const entries = Object.entries(finding.where);
  return (
    entries.length > 0 &&
    part("Where", html`<dl class="symbols">${entries.map(([symbol, meaning]) => fact(symbol, meaning))}</dl>`)
  );
}

function counterexample({ says, path, population, values, drawn }: Counterexample): Html {
  return part(
    "Counterexample",
    html`<p>${says}</p>
<div class="beside">
<figure><figcaption>Drawn${inPopulation({ population })}: case <code>${path}</code></figcaption>
<pre tabindex="0">${writeJson(drawn)}</pre></figure>
<div class="scroll"><table class="values"><caption>Measured, in full precision</caption>
<thead><tr><th scope="col">Symbol</th><th scope="col" class="number">Value</th></tr></thead>
<tbody>${Object.entries(values).map(
      ([symbol, value]) =>
        html`<tr><th scope="row"><code>${symbol}</code></th><td class="number">${String(value)}</td></tr>`,
    )}</tbody></table></div>
</div>`,
  );
}

function cases(finding: Finding, others: ReadonlyMap<string, Finding>): Html {
  return html`<dl class="facts">
${fact("Drawn", html`${countOf(finding.cases, "case")}, ${countOf(finding.failures, "failure")}`)}
${fact("Diverged", countOf(finding.diverged, "case"))}
${fact(
  "Discarded",
  finding.discards.length === 0
    ? "no cases"
    : html`${countOf(discarded(finding.discards), "case")}<ul>${finding.discards.map(
        ({ reason, count }) => html`<li>${formatNumber(count)}: ${reason}</li>`,
      )}</ul>`,
)}
${fact("Trainings", trainings(finding, others))}
${fact("Made by", `seed ${finding.seed}, profile ${finding.profile}, engine ${finding.engine}`)}
${fact(
  `Repeat the ${finding.counterexample === null ? "first case" : "counterexample"}`,
  html`<code class="command">${finding.replay}</code>`,
)}
${agreement(finding)}
</dl>`;
}

/** How far the numbers of an engine that does not repeat bits are from those that the command gives. */
function agreement({ agreement }: Finding): Html | false {
  if (agreement === null) return false;
  const { engine, population, path, difference, symbol, here, there } = agreement;
  const ofCase = html`(case <code>${path}</code>${inPopulation({ population })})`;
  if (difference === 0) return fact("Its numbers there", html`the same by ${engine} and by the command ${ofCase}`);
  return fact(
    "Its numbers there",
    html`${formatNumber(difference)} apart at most, as a share: <code>${symbol}</code> is ${formatNumber(here)} by ${engine}, ${formatNumber(there)} by the command ${ofCase}`,
  );
}
