import * as v from "valibot";
import type { DataOf } from "./data-of.ts";
import { writeJson } from "./json.ts";

/** What valibot's schemas expect, in words. Ours say it themselves. */
const words: Readonly<Record<string, string>> = {
  string: "a text",
  boolean: "true or false",
  Object: "an object",
  Array: "a list",
  never: "no more",
};

/**
 * Data of the schema's shape, with the fields in the order of the schema. Fields that the schema does not know are
 * dropped.
 *
 * @throws TypeError when the data have another shape; the message names the place, which begins with `at`.
 */
export function checked<S extends v.GenericSchema>(schema: S, data: unknown, at: string): DataOf<S> {
  const result = v.safeParse(schema, data, {
    abortEarly: true,
    message: ({ expected }) => words[expected ?? ""] ?? expected ?? "something else",
  });
  if (result.success) return result.output as DataOf<S>;
  const [issue] = result.issues;
  const path = issue.path ?? [];
  const place = path.map(({ type, key }) => (type === "array" ? `[${key}]` : `.${key}`)).join("");
  if (path.at(-1)?.origin === "key") throw new TypeError(`${at}${place}: missing`);
  throw new TypeError(`${at}${place}: expected ${issue.message}, but got ${inShort(issue.input)}`);
}

function inShort(value: unknown): string {
  const text = value === undefined ? "nothing" : writeJson(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
