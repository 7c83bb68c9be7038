import * as v from "valibot";
import type { DataOf } from "./data-of.ts";
import { number } from "./number.ts";

const medianCell = v.object({ median: number, low: number, high: number });

/** A median over cases, with its 95 % interval. */
export type MedianCell = DataOf<typeof medianCell>;

export const table = v.object({
  title: v.string(),
  caption: v.string(),
  /**
   * Whether a shade tells large from small among all cells, or among those of a row, where each row is a quantity of
   * its own.
   */
  shaded: v.picklist(["as a whole", "row by row"]),
  columns: v.array(v.string()),
  rows: v.array(
    v.object({
      name: v.string(),
      /** One a column; null where there is nothing to tell. */
      cells: v.array(v.nullable(medianCell)),
    }),
  ),
});

/** Medians by row and column, for the report. */
export type Table = DataOf<typeof table>;
