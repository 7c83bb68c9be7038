import type { Backend } from "../backend.ts";

/** What became of loading a backend. */
export type Loading = Loaded | Missing | Failed;

/** tfjs-core of this process computes with it. */
export interface Loaded {
  readonly kind: "loaded";
  readonly backend: Backend;
}

/** It cannot be used on this machine as it is. */
export interface Missing {
  readonly kind: "missing";
  /** In words, and what to do about it. */
  readonly why: string;
}

/** It is here, and went wrong. */
export interface Failed {
  readonly kind: "failed";
  readonly why: string;
}

export function loaded(backend: Backend): Loaded {
  return { kind: "loaded", backend };
}

export function missing(why: string): Missing {
  return { kind: "missing", why };
}

export function failed(why: string): Failed {
  return { kind: "failed", why };
}
