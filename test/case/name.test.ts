import { expect, test } from "vitest";
import { nameInWords } from "../../src/case/name.ts";

const name = { claim: "family/name", part: "", population: "", index: 0, seed: 2023 };

test("a case is called by what is not empty of its name", () => {
  expect(nameInWords(name)).toBe("family/name · 0 · 2023");
  expect(nameInWords({ ...name, part: "the null pair", population: "digits", index: 3 })).toBe(
    "family/name · the null pair · digits · 3 · 2023",
  );
});
