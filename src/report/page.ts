import { type RunSummary, sortedById } from "../finding/file.ts";
import type { Finding } from "../finding/finding.ts";
import { claimSection } from "./claim.ts";
import { html, trusted } from "./html.ts";
import { STYLE } from "./style.ts";
import { headline, incompleteBanner, summaryTable } from "./summary.ts";
import { asExpected } from "./verdict.ts";

/** Even if markup got through, the browser would load nothing and run nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The report of a run: one HTML page that needs nothing else, neither network nor scripts.
 * Made from the findings alone: the same findings in any order give the same page.
 */
export function renderReport(findings: readonly Finding[], run: RunSummary): string {
  const sorted = sortedById(findings);
  const others = new Map(sorted.map((finding) => [finding.id, finding]));
  const expected = sorted.filter(asExpected).length;
  const tally = `${expected} of ${sorted.length} as expected, ${sorted.length - expected} unexpected`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>touchstone: ${expected} of ${sorted.length} verdicts as expected${!run.complete && ", incomplete"}</title>
<style>${trusted(STYLE)}</style>
</head>
<body id="top">
<header>
<p class="quiet">touchstone ${run.version} · seed ${run.seed} · profile ${run.profile} · engine ${run.engine}</p>
<h1>${headline(sorted, run)}</h1>
${incompleteBanner(run)}
</header>
<main>
<section><h2>Verdicts</h2>${sorted.length > 0 ? summaryTable(sorted) : html`<p>No claim gave a finding.</p>`}</section>
${families(sorted).map(
  ([family, members]) =>
    html`<section><h2>${family}</h2>${members.map((member) => claimSection(member, others))}</section>`,
)}
</main>
<footer><p>${tally}. The numbers behind this page are in findings.json.</p></footer>
</body>
</html>
`.markup;
}

function families(findings: readonly Finding[]): readonly (readonly [family: string, members: readonly Finding[]])[] {
  const names = [...new Set(findings.map(({ family }) => family))];
  return names.map((name) => [name, findings.filter(({ family }) => family === name)]);
}
