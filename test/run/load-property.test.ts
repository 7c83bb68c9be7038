import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { loadProperty } from "../../src/run/load-property.ts";
import { inFolder } from "../cli/command.ts";

test("a file is read for the property that it exports by default", () =>
  inFolder(async (folder) => {
    const file = join(folder, "made-up.mjs");
    writeFileSync(file, "export default { theorem: {}, specification: { cases: 4 } };");
    const property = await loadProperty("made/up", pathToFileURL(file).href);
    expect(property.specification).toEqual({ cases: 4 });
  }));

test.each(["", "export default 5;", "export const property = { specification: {} };"])(
  "a file that says only '%s' has none, and the error says what to write",
  (text) =>
    inFolder(async (folder) => {
      const file = join(folder, "made-up.mjs");
      writeFileSync(file, text);
      await expect(loadProperty("made/up", pathToFileURL(file).href)).rejects.toThrow(
        "properties/made/up.property.ts has no property: export default property(theorem, { … })",
      );
    }),
);
