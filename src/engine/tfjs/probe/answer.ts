import type { Backend } from "../backend.ts";
import type { Failed, Missing } from "../load/loading.ts";

/** What a probe found out about a backend. */
export type Answer = Works | Missing | Failed;

/** It was loaded and compared with the reference. */
export interface Works {
  readonly kind: "works";
  readonly backend: Backend;
  /** How far its steps are from the reference's, see parity.ts. */
  readonly parity: number;
  /** Of a small population, or null where that was not asked for. */
  readonly netStepsPerSecond: number | null;
}
