/**
 * Data that survives a structured clone and a file of JSON lines: numbers (NaN and the infinities too), texts, flags,
 * null, and lists and objects of these. A record travels from the worker that made it to the file of records and back,
 * so class instances, typed arrays and functions, which would arrive as something else, are refused by the compiler.
 */
export type Plain<T> = T extends number | string | boolean | null | undefined
  ? T
  : T extends ArrayBufferView | ((...args: never[]) => unknown)
    ? never
    : { readonly [key in keyof T]: Plain<T[key]> };
