import temml from "temml";
import { type Html, html, trusted } from "./html.ts";

/**
 * A formula set as MathML, which browsers draw without scripts or fonts of ours.
 * `plain`, the formula as it is evaluated, is its tooltip and its name for screen readers, and stands in for TeX that
 * cannot be read.
 */
export function formula(tex: string, plain: string): Html {
  const drawn = mathml(tex) ?? html`<code>${plain}</code>`;
  return html`<div class="formula" role="math" aria-label="${plain}" title="${plain}" tabindex="0">${drawn}</div>`;
}

function mathml(tex: string): Html | null {
  try {
    // `macros` is fresh each time: a \gdef of one formula must not change the next.
    // `trust: false` refuses links, images and attributes.
    return trusted(
      temml.renderToString(tex, {
        displayMode: true,
        throwOnError: true,
        strict: false,
        trust: false,
        maxExpand: 500,
        macros: {},
      }),
    );
  } catch {
    return null;
  }
}
