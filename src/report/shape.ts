import { writeJson } from "./json.ts";

/**
 * Reads data of one shape: gives the value back with the fields in the order of the shape, or throws a TypeError that
 * names the place `at`.
 * Fields that the shape does not know are dropped.
 */
export type Shape<T> = (value: unknown, at: string) => T;

const NUMBERS: ReadonlyMap<unknown, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

export const text: Shape<string> = (value, at) => (typeof value === "string" ? value : wrong(at, "a text", value));

export const flag: Shape<boolean> = (value, at) =>
  typeof value === "boolean" ? value : wrong(at, "true or false", value);

/** A number, or one of the strings that stand for the numbers JSON lacks. */
export const number: Shape<number> = (value, at) =>
  typeof value === "number" ? value : (NUMBERS.get(value) ?? wrong(at, "a number", value));

/** Any data. A string "NaN", "Infinity" or "-Infinity" in it is taken for the number that it stands for. */
export const anything: Shape<unknown> = (value, at) => {
  if (Array.isArray(value)) {
    return value.map((member, i) => anything(member, `${at}[${i}]`));
  }
  if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
    return record(anything)(value, at);
  }
  return NUMBERS.get(value) ?? value;
};

export function oneOf<const T extends string>(...words: readonly T[]): Shape<T> {
  return (value, at) => words.find((word) => word === value) ?? wrong(at, `one of ${words.join(", ")}`, value);
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at) => (value === null ? null : shape(value, at));
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, at) =>
    Array.isArray(value) ? value.map((member, i) => shape(member, `${at}[${i}]`)) : wrong(at, "a list", value);
}

export const point: Shape<readonly [number, number]> = (value, at) =>
  Array.isArray(value) && value.length === 2
    ? [number(value[0], `${at}[0]`), number(value[1], `${at}[1]`)]
    : wrong(at, "a point [x, y]", value);

/** Values by a name that is not known beforehand. */
export function record<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  // fromEntries, unlike assignment, makes an own field even of the name "__proto__".
  return (value, at) =>
    Object.fromEntries(
      Object.entries(fieldsOf(value, at)).map(([name, member]) => [name, shape(member, `${at}.${name}`)]),
    );
}

/** The fields of T, each with its shape; the order is the order of the output. */
export function object<T>(fields: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> {
  const shapes = Object.entries(fields) as [string, Shape<unknown>][];
  return (value, at) => {
    const given = fieldsOf(value, at);
    return Object.fromEntries(shapes.map(([name, shape]) => [name, shape(given[name], `${at}.${name}`)])) as T;
  };
}

function fieldsOf(value: unknown, at: string): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : wrong(at, "an object", value);
}

function wrong(at: string, expected: string, value: unknown): never {
  const got = value === undefined ? "nothing" : writeJson(value);
  throw new TypeError(`${at}: expected ${expected}, but got ${got.length > 80 ? `${got.slice(0, 80)}…` : got}`);
}
