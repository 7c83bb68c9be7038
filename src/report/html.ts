/** Markup that is safe to put into a page: made by `html`, or trusted because another tool escaped its text. */
export interface Html {
  readonly markup: string;
}

/** What may stand in an `html` template. Strings are escaped, null and false give nothing, lists are joined. */
export type Content = Html | string | number | null | false | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * A text as markup for element content and for quoted attributes.
 * Characters that HTML forbids (control characters, halves of surrogate pairs) become U+FFFD, so that they are seen.
 */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]).replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, "\ufffd");
}

/** A template whose every value is escaped. Put attribute values in double quotes: `html\`<a href="${address}">\``. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { markup: strings.map((literal, i) => literal + (i < values.length ? markupOf(values[i]) : "")).join("") };
}

/** Marks markup as safe. Only for the output of a tool that escapes the text it is given. */
export function trusted(markup: string): Html {
  return { markup };
}

/** `anchor("a/b")` is both the `id` of an element and, after `#`, the address of it. */
export function anchor(claim: string): string {
  // A browser compares the fragment with the ids as it stands before it decodes it, so one text serves both.
  return `claim-${encodeURIComponent(claim.replace(/\p{Cs}/gu, "\ufffd")).replaceAll("%2F", "/")}`;
}

function markupOf(content: Content): string {
  if (content === null || content === false) {
    return "";
  }
  if (typeof content === "string" || typeof content === "number") {
    return escaped(String(content));
  }
  return "markup" in content ? content.markup : content.map(markupOf).join("");
}
