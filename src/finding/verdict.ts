import * as v from "valibot";
import type { Kind, Verdict } from "../theorem/theorem.ts";

export type { Kind, Verdict };

type SchemaOf<T> = v.GenericSchema<unknown, T>;

export const kind = v.picklist(["exact", "limit", "typical", "order"]) satisfies SchemaOf<Kind>;

export const verdict = v.picklist(["holds", "refuted", "undecided", "vacuous"]) satisfies SchemaOf<Verdict>;
