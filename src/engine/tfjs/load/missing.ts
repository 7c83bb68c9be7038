/** A backend that cannot be used on this machine as it is; the message says why, and what to do about it. */
export class BackendMissing extends Error {
  override name = "BackendMissing";
}
