import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { renderReport } from "../../src/report/page.ts";
import { finding, run, withTexts } from "../finding/example.ts";

const HOSTILE =
  `</style></script></title></pre><script>alert(1)</script><img src=x onerror="alert(2)">` +
  `' " onload='x' &quot; \${x} <!-- ]]>`;

/** Fields of a few fixed words, which are not free text. */
const FIXED = /\.(kind|expected|verdict|must|as|shaded|tex|tiers|outcome|status)$/;

/** Every element with the names of its attributes, in order: what an injected text would change. */
function skeleton(page: string): readonly string[] {
  const { document } = parseHTML(page);
  return [...document.querySelectorAll("*")].map(
    (element) => `${element.localName} ${[...element.attributes].map(({ name }) => name).join(" ")}`,
  );
}

function reportWith(text: string): string {
  const change = (old: string, place: string) => (FIXED.test(place) ? old : text);
  return renderReport([withTexts(finding(), change)], withTexts({ ...run, complete: false, missing: ["a"] }, change));
}

describe("no text of a finding becomes markup", () => {
  test("a page of hostile texts has the elements and attributes of a page of harmless ones", () => {
    expect(skeleton(reportWith(HOSTILE))).toEqual(skeleton(reportWith("harmless".padEnd(HOSTILE.length))));
  });

  test("every hostile text is there to be read, though, as it was", () => {
    const places = new Set<string>();
    withTexts(finding(), (old, place) => {
      places.add(place);
      return old;
    });
    for (const place of places) {
      // The report does not show the conclusions of controls, counts the runs, and writes drawn values as JSON.
      if (FIXED.test(place) || /controls\.conclusions|\.runs$|drawn/.test(place)) {
        continue;
      }
      const page = renderReport([withTexts(finding(), (old, at) => (at === place ? HOSTILE : old))], run);
      const { document } = parseHTML(page);
      const labels = [...document.querySelectorAll("[aria-label]")].map((element) =>
        element.getAttribute("aria-label"),
      );
      const said = `${document.body.textContent} ${labels}`;
      expect(said, place).toContain("<script>alert(1)</script><img src=x onerror=");
    }
  });

  test.each([
    "\\text{</style><script>alert(1)</script>}",
    "\\href{javascript:alert(1)}{x}",
    "\\includegraphics[alt=x]{http://example.org/x.png}",
    '\\class{a" onclick="alert(1)}{x}',
    '\\id{a" onclick="alert(1)}{x}',
    '\\data{a=b" onclick="alert(1)}{x}',
    "\\style{background:url(http://example.org/)}{x}",
    '\\textcolor{red" onclick="alert(1)}{x}',
    '\\label{a" onclick="alert(1)}x',
    '\\tag{a" onclick="alert(1)}x',
    "\\def\\x{\\x\\x}\\x",
    "\\frac{<script>alert(1)</script>",
    "</math><script>alert(1)</script>",
  ])("TeX cannot inject: %s", (tex) => {
    const example = finding();
    const page = renderReport([{ ...example, conclusions: [{ ...example.conclusions[0], tex }] }], run);
    const { document } = parseHTML(page);
    expect(document.querySelectorAll("script, img, [onclick], [href]:not([href^='#'])").length).toBe(0);
    expect(page).not.toMatch(/<script|<img|<[^>]*\s(onclick|src|xlink:href)=|<[^>]*url\(/i);
  });

  test("a macro of one formula does not reach the next", () => {
    const [first] = finding().conclusions;
    const conclusions = [
      { ...first, tex: "\\gdef\\mine{abc}\\mine" },
      { ...first, tex: "\\mine", formula: "theFormulaItself" },
    ];
    expect(renderReport([finding({ conclusions })], run)).toMatch(
      /title="theFormulaItself"[^>]*><code>theFormulaItself<\/code>/,
    );
  });

  test("characters that HTML forbids are replaced", () => {
    const page = renderReport([finding({ says: "a\0b\u001bc\ud800d", id: "x/\udc00" })], run);
    expect(page).toContain("a\ufffdb\ufffdc\ufffdd");
    expect(page).not.toMatch(/\p{Cs}|\0/u);
  });
});

test("the page needs nothing but itself", () => {
  const page = reportWith("https://example.org/a.png");
  const { document } = parseHTML(page);
  expect(document.querySelectorAll("script, link, iframe, img, object, embed, base, form, image, use").length).toBe(0);
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^(src|srcset|href|xlink:href|action|data|poster|background)$/.test(name)) {
        expect(value).toMatch(/^#/);
      }
    }
  }
  expect(page).not.toMatch(/@import|@font-face|url\(/);
  expect(document.querySelector("meta[http-equiv]")?.getAttribute("content")).toContain("default-src 'none'");
});
