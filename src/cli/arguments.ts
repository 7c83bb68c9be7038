import { type ParseArgsConfig, parseArgs } from "node:util";
import { engineNames } from "../engine/select.ts";
import { defaultCases, type Profile } from "../property/settings.ts";
import { UsageError } from "./usage-error.ts";

/** Options and positional words of a command. @throws UsageError for an unknown flag or a missing value. */
export function parsed<const O extends NonNullable<ParseArgsConfig["options"]>>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** @throws UsageError unless the text is an integer from 0 to 2³¹ − 1. */
export function seedFrom(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed > 0x7fffffff)
    throw new UsageError(`--seed ${text}: give an integer from 0 to ${0x7fffffff}`);
  return seed;
}

/** @throws UsageError when there is no such engine. */
export function engineFrom(text: string): string {
  if (!engineNames.includes(text)) throw new UsageError(`--engine ${text}: choose ${engineNames.join(", ")}`);
  return text;
}

/** @throws UsageError when there is no such profile. */
export function profileFrom(text: string): Profile {
  if (!Object.hasOwn(defaultCases, text))
    throw new UsageError(`--profile ${text}: choose ${Object.keys(defaultCases).join(" or ")}`);
  return text as Profile;
}
