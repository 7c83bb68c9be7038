/** The broadcast channel on which properties tell how far they are. */
export const progressChannel = "touchstone progress";

/** How far a claim is; `part` is empty for the claim itself, else the name of a control. */
export interface ProgressMessage {
  readonly claim: string;
  readonly part: string;
  readonly cases: number;
  /** How many more cases are surely needed. */
  readonly needed: number;
}
