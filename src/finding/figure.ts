import * as v from "valibot";
import type { DataOf } from "./data-of.ts";
import { number } from "./number.ts";

const axis = v.object({ label: v.string(), log: v.boolean() });

export const figure = v.object({
  title: v.string(),
  caption: v.string(),
  x: axis,
  y: axis,
  series: v.array(
    v.object({
      name: v.string(),
      as: v.picklist(["line", "dots"]),
      /** Each [x, y]. */
      points: v.array(v.strictTuple([number, number])),
    }),
  ),
});

/**
 * Curves or points for the report. A point that is not finite, or not positive on a log axis, is not drawn but counted
 * in the caption.
 */
export type Figure = DataOf<typeof figure>;
