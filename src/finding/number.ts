import * as v from "valibot";

/** The numbers that JSON lacks, as they are written. */
type Lacking = "NaN" | "Infinity" | "-Infinity";

function isLacking(value: unknown): value is Lacking {
  return value === "NaN" || value === "Infinity" || value === "-Infinity";
}

/** A number, or one of the strings that stand for the numbers JSON lacks. */
export const number = v.pipe(
  v.custom<number | Lacking>((value) => typeof value === "number" || isLacking(value), "a number"),
  v.transform(Number),
);

/** Any data. A string "NaN", "Infinity" or "-Infinity" in it is taken for the number that it stands for. */
export const anything = v.pipe(
  v.custom<unknown>((value) => value !== undefined, "any value"),
  v.transform(restored),
);

function restored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restored);
  if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, restored(member)]));
  }
  return isLacking(value) ? Number(value) : value;
}
