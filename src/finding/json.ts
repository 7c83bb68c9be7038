/** Lines longer than this are broken, except lists of numbers. */
const WIDTH = 120;

/**
 * JSON text of any value, made for reading and for `diff`: what fits on a line stays on one, and so do lists of
 * numbers; the rest is indented by 2.
 * - NaN and the infinities, which JSON lacks, become the strings "NaN", "Infinity" and "-Infinity"; −0 stays −0.
 * - Typed arrays become lists, big integers and functions strings; a member that is `undefined` is left out.
 * - A value inside of itself becomes "[circular]".
 */
export function writeJson(value: unknown): string {
  return write(value, "", 0, []);
}

/** @param before how much of the line is taken already, by the indent and the key. */
function write(value: unknown, indent: string, before: number, within: readonly object[]): string {
  if (typeof value !== "object" || value === null) {
    return writePlain(value);
  }
  if (within.includes(value)) {
    return '"[circular]"';
  }
  const isList = Array.isArray(value) || isTypedArray(value);
  const members: readonly (readonly [key: string, value: unknown])[] = isList
    ? Array.from(value as ArrayLike<unknown>, (member) => ["", member] as const)
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => [`${JSON.stringify(key)}: `, member] as const);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (members.length === 0) {
    return open + close;
  }

  const deeper = `${indent}  `;
  const texts = members.map(
    ([key, member]) => key + write(member, deeper, deeper.length + key.length, [...within, value]),
  );
  const pad = isList ? "" : " ";
  const line = open + pad + texts.join(", ") + pad + close;
  const numbers = isList && members.every(([, member]) => typeof member === "number");
  const fits = before + line.length < WIDTH && !line.includes("\n");
  return numbers || fits ? line : `${open}\n${deeper}${texts.join(`,\n${deeper}`)}\n${indent}${close}`;
}

function writePlain(value: unknown): string {
  switch (typeof value) {
    case "number":
      if (!Number.isFinite(value)) {
        return JSON.stringify(String(value));
      }
      return Object.is(value, -0) ? "-0" : String(value);
    case "undefined":
      return "null";
    case "object":
    case "string":
    case "boolean":
      return JSON.stringify(value);
    default:
      return JSON.stringify(`[${typeof value} ${String(value)}]`);
  }
}

function isTypedArray(value: object): boolean {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
