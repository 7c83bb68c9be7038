import { describe, expect, test } from "vitest";
import { writeJson } from "../../src/finding/json.ts";

describe("writeJson", () => {
  test("drawn values of any type have a text, and it is JSON", () => {
    const loop: Record<string, unknown> = { name: "loop" };
    loop.self = loop;
    const drawn = {
      typed: new Float64Array([0.5, Number.NaN]),
      big: 12n,
      undef: undefined,
      hole: [undefined],
      loop,
      text: '"</script>\n',
    };
    expect(JSON.parse(writeJson(drawn))).toEqual({
      typed: [0.5, "NaN"],
      big: "[bigint 12]",
      hole: [null],
      loop: { name: "loop", self: "[circular]" },
      text: '"</script>\n',
    });
  });

  test("lists of numbers stay on a line however long, others break", () => {
    const numbers = Array.from({ length: 100 }, (_, i) => i / 7);
    expect(writeJson({ numbers }).split("\n").length).toBe(3);
    expect(writeJson(["a".repeat(70), "b".repeat(70)]).split("\n").length).toBe(4);
  });
});
