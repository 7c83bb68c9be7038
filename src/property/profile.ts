/** `quick` decides every claim on a small budget; `full` draws more cases. */
export type Profile = "quick" | "full";

/** Cases drawn for each profile, discarded ones included; a sequential test usually ends sooner. */
export const defaultCases: Readonly<Record<Profile, number>> = { quick: 40, full: 200 };
