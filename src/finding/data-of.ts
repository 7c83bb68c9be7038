import type * as v from "valibot";

/** The data that a schema describes. Readonly all through: nobody changes a finding. */
export type DataOf<S extends v.GenericSchema> = DeepReadonly<v.InferOutput<S>>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
