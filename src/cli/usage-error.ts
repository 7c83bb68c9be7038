/** A command that cannot be carried out as it was given; the process ends with exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}
