import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { renderReport } from "../../src/report/page.ts";
import { comparison, conclusion, finding, proof, run, withTexts } from "../finding/example.ts";

/** The parser's document: the compiler knows none, as these are not the types of a browser. */
type Page = ReturnType<typeof parseHTML>["document"];

function read(page: string): { heading: string; body: string; document: Page } {
  const { document } = parseHTML(page);
  const body = (document.body.textContent ?? "").replace(/\s+/g, " ");
  return { heading: document.querySelector("h1")?.textContent ?? "", body, document };
}

describe("the heading", () => {
  test("all verdicts as expected", () => {
    const { heading } = read(renderReport([finding({ id: "a/a" }), finding({ id: "a/b" })], run));
    expect(heading).toBe("All 2 verdicts are as expected.");
  });

  test("names the verdicts that are not", () => {
    const findings = [
      finding({ id: "a/a" }),
      finding({ id: "a/b", verdict: "holds" }),
      finding({ id: "a/c", verdict: "vacuous" }),
    ];
    const { heading, document } = read(renderReport(findings, run));
    expect(heading).toBe("1 of 3 verdicts is as expected; against expectation, a/b is holds, a/c is vacuous.");
    expect(document.querySelectorAll("tr.unexpected").length).toBe(2);
    expect(document.querySelector("tr.unexpected")?.textContent).toContain("expected refuted");
  });

  test("without findings", () => {
    expect(read(renderReport([], run)).heading).toBe("There is no verdict.");
    expect(read(renderReport([], run)).document.querySelectorAll("table").length).toBe(0);
  });

  test("of an incomplete run, with a banner that lists what is missing", () => {
    const { heading, document } = read(
      renderReport([finding()], { ...run, complete: false, missing: ["a/gone", "b/gone"] }),
    );
    expect(heading).toBe("The only verdict is as expected, and 2 claims gave none.");
    expect(document.querySelector(".banner")?.textContent).toMatch(/incomplete.*a\/gone.*b\/gone/s);
    expect(
      read(renderReport([finding()], { ...run, complete: false })).document.querySelector(".banner"),
    ).not.toBeNull();
    expect(read(renderReport([finding()], run)).document.querySelector(".banner")).toBeNull();
  });
});

test("another engine's numbers, where they are the same as the command's", () => {
  const { agreement } = finding();
  if (agreement === null) throw new Error("the example has no agreement");
  const { body } = read(renderReport([finding({ agreement: { ...agreement, difference: 0 } })], run));
  expect(body).toMatch(/Its numbers there ?the same by other engine and by the command \(case agreement path/);
  expect(body).not.toContain("apart at most");
});

describe("a claim with everything", () => {
  const { body, document } = read(renderReport([finding()], run));

  // A formula's plain text is its label, a drawing's what it shows.
  const labels = [...document.querySelectorAll("[aria-label]")].map((element) => element.getAttribute("aria-label"));

  test("every text of the finding is on the page", () => {
    withTexts(finding(), (text, place) => {
      if (!/\.(tex|shaded)$|\.runs$|controls\.conclusions/.test(place)) {
        expect(`${body} ${labels}`, place).toContain(text);
      }
      return text;
    });
  });

  test.each([
    ["cases and failures", "40 cases, 16 failures"],
    ["cases and failures of the conclusion", "41 cases, 17 failures"],
    ["diverged", "Diverged3 cases"],
    ["discards", "5: discard reason"],
    ["divergences of a control", "2 diverged"],
    ["discards of a control", "1 discarded: control discard"],
    ["control", "0 / 9"],
    ["failure rate", "26.3\u00a0% to 57.9\u00a0%"],
    ["effect of the conclusion", "effect of: median 0.111 [0.0222, 0.333], worst 444"],
    ["effect in the table", "1.5e-7 [1e-7, 2e-7]"],
    ["measured values in full", "3.0412345678901236"],
    ["drawn values", `"network": { "widths": [4, 8, 3], "activation": "drawn text" }`],
    ["how it was made", "seed 11, profile finding profile, engine finding engine"],
    ["the run", "touchstone 0.1.0 · seed 7 · profile quick · engine reference"],
  ])("%s", (_, text) => {
    expect(body.replace(/\s+/g, " ")).toContain(text.replace(/\s+/g, " "));
  });

  test("the formula is mathematics, with its plain text as tooltip and label", () => {
    const box = document.querySelector(".formula");
    expect(box?.querySelector("math mfrac")).not.toBeNull();
    expect(box?.getAttribute("title")).toBe("formula <= 1");
    expect(box?.getAttribute("aria-label")).toBe("formula <= 1");
  });

  test("the row of the table leads to the section", () => {
    const address = document.querySelector(".summary a")?.getAttribute("href");
    expect(`#${document.querySelector("article")?.id}`).toBe(address);
    expect(address).not.toMatch(/\s/);
  });
});

test("a table has a cell a row and column, shaded by the logarithm of its median", () => {
  const { document } = read(renderReport([finding()], run));
  const cells = [...document.querySelectorAll(".medians tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, " ").trim()),
  );
  expect(cells).toEqual([
    ["first row", "0.01 [0.001, 0.1]", "–"],
    ["second row", "0.1 [0.05, 0.2]", "1 [-∞, ∞]"],
  ]);
  const shades = [...document.querySelectorAll(".medians .shaded")].map((cell) => cell.getAttribute("style"));
  expect(shades).toEqual(["--share: 0.000", "--share: 0.500", "--share: 1.000"]);
  const [{ rows, ...table }] = finding().tables;
  const flat = { ...table, rows: [{ name: "row", cells: [rows[0].cells[0], { median: -1, low: -1, high: -1 }] }] };
  const linear = read(renderReport([finding({ tables: [flat] })], run)).document.querySelectorAll(".shaded");
  expect([...linear].map((cell) => cell.getAttribute("style"))).toEqual(["--share: 1.000", "--share: 0.000"]);
  const byRow = finding({ tables: [{ ...table, rows, shaded: "row by row" }] });
  const own = read(renderReport([byRow], run)).document.querySelectorAll(".shaded");
  expect([...own].map((cell) => cell.getAttribute("style"))).toEqual([
    "--share: 0.500",
    "--share: 0.000",
    "--share: 1.000",
  ]);
});

test("controls count as k of k, and one that did not do what it must is loud", () => {
  const [control] = finding().controls;
  const both = [control, { ...control, verdict: "refuted" as const }];
  expect(read(renderReport([finding()], run)).document.querySelector("[data-column=Controls]")?.textContent).toBe(
    "1/1",
  );
  const { document } = read(renderReport([finding({ controls: both })], run));
  expect(document.querySelector("[data-column=Controls] .alarm")?.textContent).toBe("✗ 1/2");
  expect(
    [...document.querySelectorAll("[aria-label=Controls] tbody tr")].map(
      (row) => /✓ yes|✗ no/.exec(row.textContent ?? "")?.[0],
    ),
  ).toEqual(["✓ yes", "✗ no"]);
});

describe("proofs", () => {
  test("are counted over all claims and of each", () => {
    const { document } = read(
      renderReport([finding({ id: "a/a", proofs: [proof(), proof()] }), finding({ id: "a/b", proofs: [] })], run),
    );
    expect(document.querySelector(".summary caption")?.textContent).toContain("2 of 2 lemmas proved by z3.");
    expect([...document.querySelectorAll("[data-column=Proved]")].map((cell) => cell.textContent)).toEqual([
      "2/2",
      "–",
    ]);
  });

  test("say what was proved, of what, and what refutes the false neighbour", () => {
    const text = read(renderReport([finding()], run))
      .document.querySelector(".proof")
      ?.textContent?.replace(/\s+/g, " ");
    expect(text).toMatch(/✓ proved lemma says With.*if.*then.*by these steps: ?step says \(true of any\)/);
    expect(text).toContain("Coverswhat it covers");
    expect(text).toContain("Stays prosewhat it leaves");
    expect(text).toContain("Hypotheses hold atwitnessed = 1/2");
    expect(text).toContain("fails at countered = 3");
  });

  test("that fail are loud: in the heading, in the table, and open in the section", () => {
    const proofs = [proof(), proof({ outcome: "undecided", counterModel: null, leaves: null })];
    const { heading, document } = read(renderReport([finding({ id: "a/a", proofs })], run));
    expect(heading).toBe("The only verdict is as expected. Not every lemma is proved: see a/a.");
    expect(document.querySelector("[data-column=Proved] .alarm")?.textContent).toBe("✗ 1/2");
    expect(document.querySelectorAll(".proof[open]").length).toBe(1);
    expect(document.querySelector(".proof[open]")?.textContent).toContain("no counterexample was found");
  });
});

test("the tiers of evidence stand beside the verdict", () => {
  const { document } = read(renderReport([finding({ tiers: ["proved", "real data"] })], run));
  expect([...document.querySelectorAll("article .tier")].map((tier) => tier.textContent)).toEqual([
    "proved",
    "real data",
  ]);
});

test("the sister claim stands beside it, and is only named if it is not on the page", () => {
  const alone = read(renderReport([finding()], run));
  expect(alone.body).toContain("family name/sister (not in this run)");
  expect(alone.document.querySelector(".sisters")).toBeNull();
  const sister = finding({
    id: "family name/sister",
    sister: null,
    says: "what is true",
    verdict: "holds",
    expected: "holds",
    confidence: "sister confidence",
    conclusions: ["dense", "convolutional"].map((population) => conclusion({ population, formula: "repaired < 2" })),
  });
  const both = read(renderReport([finding(), sister], run));
  const rows = [...both.document.querySelectorAll("article .sisters tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, " ").trim()),
  );
  expect(rows[0]).toEqual(["family name/claim name", "family name/sister"]);
  expect(rows[1]).toEqual(["says text", "what is true"]);
  expect(rows[2]).toEqual(["✗ refuted as expected", "✓ holds as expected"]);
  expect(rows[4]).toEqual(["claim confidence", "sister confidence"]);
  expect(both.document.querySelectorAll(".sisters .formula[title='repaired < 2']").length).toBe(1);
  expect(both.document.querySelectorAll("article a[href*=sister]").length).toBe(2);
});

test("trainings that other claims were measured on too are counted, claim by claim", () => {
  const of = (id: string, runs: readonly string[]) => finding({ id, sister: null, runs });
  const page = renderReport([of("a/a", ["1", "2", "3"]), of("a/b", ["3", "2"]), of("a/c", ["9"]), of("a/d", [])], run);
  const told = [...read(page).document.querySelectorAll("article")].map((article) =>
    /Trainings(.*?)Made by/.exec(article.textContent?.replace(/\s+/g, " ") ?? "")?.[1].trim(),
  );
  expect(told).toEqual([
    "3 trainings, trained once and shared witha/b: 2",
    "2 trainings, trained once and shared witha/a: 2",
    "1 training",
    "none",
  ]);
});

test("the comparisons of a joined formula have an effect and a plot each", () => {
  const comparisons = [comparison({ formula: "a < 1", failures: 3 }), comparison({ formula: "b > 2", effect: null })];
  const { body, document } = read(renderReport([finding({ conclusions: [conclusion({ comparisons })] })], run));
  expect(body).toContain("Effecta < 1: 3 failureseffect of: median 0.111");
  expect(body).toContain("Effectb > 2: 16 failuresnot measured");
  expect(document.querySelectorAll(".conclusion figure").length).toBe(2);
});

test("a claim with nothing but the necessary", () => {
  const bare = finding({
    assumes: [],
    where: {},
    remarks: [],
    sister: null,
    discards: [],
    effect: null,
    conclusions: [conclusion({ comparisons: [comparison({ effect: null, cases: [] })] })],
    controls: [],
    counterexample: null,
    figures: [],
    tables: [],
    tiers: [],
    proofs: [],
  });
  const { document, body } = read(renderReport([bare], run));
  expect([...document.querySelectorAll("h4")].map((title) => title.textContent)).toEqual([
    "Conclusions",
    "Cases",
    "Source",
  ]);
  expect(body).not.toMatch(/undefined|null|\[object/);
});

test("findings stand by id, in any order the same page", () => {
  const [a, b, c] = ["a/x", "b/x", "b/y"].map((id) => finding({ id, family: id[0] }));
  const page = renderReport([c, a, b], run);
  expect(page).toBe(renderReport([b, c, a], run));
  expect(
    [...read(page).document.querySelectorAll("article header code")]
      .map((code) => code.textContent)
      .filter((id) => /^[ab]\/.$/.test(id)),
  ).toEqual(["a/x", "b/x", "b/y"]);
});

test("numbers that are not finite are told as such", () => {
  const effect = {
    of: "ratio",
    median: Number.NaN,
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    worst: 0,
  };
  const cases = [{ case: 0, left: Number.NaN, right: Number.POSITIVE_INFINITY, holds: false }];
  const conclusions = [conclusion({ comparisons: [comparison({ effect, cases })] })];
  const { body } = read(renderReport([finding({ effect, conclusions })], run));
  expect(body).toContain("NaN [-∞, ∞]");
  expect(body).toContain("1 case not drawn");
});
