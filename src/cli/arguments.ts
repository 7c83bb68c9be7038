import { type ParseArgsConfig, parseArgs } from "node:util";
import { type EngineName, engineNames } from "../engine/choice.ts";
import { type BackendName, backendNames } from "../engine/tfjs/backend.ts";
import { defaultCases, type Profile } from "../property/profile.ts";
import type { Settings } from "../run/settings.ts";
import type { Shard } from "../run/shard.ts";
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
export function engineFrom(text: string): EngineName {
  const name = engineNames.find((each) => each === text);
  if (name === undefined) throw new UsageError(`--engine ${text}: choose ${engineNames.join(", ")}`);
  return name;
}

/**
 * The backend that --backend names, or else TOUCHSTONE_BACKEND where the engine has one; null for the best that works.
 * @throws UsageError when there is no such backend.
 */
export function backendFrom(
  flag: string | undefined,
  engine: EngineName,
  environment = process.env,
): BackendName | null {
  const variable = environment.TOUCHSTONE_BACKEND || undefined;
  const named = (text: string, where: string): BackendName => {
    const name = backendNames.find((each) => each === text);
    if (name === undefined) throw new UsageError(`${where}${text}: choose ${backendNames.join(", ")}`);
    return name;
  };
  const usual = variable === undefined ? null : named(variable, "TOUCHSTONE_BACKEND=");
  if (flag !== undefined) return named(flag, "--backend ");
  return engine === "auto" || engine === "tfjs" ? usual : null;
}

/** @throws UsageError when there is no such profile. */
export function profileFrom(text: string): Profile {
  if (!Object.hasOwn(defaultCases, text))
    throw new UsageError(`--profile ${text}: choose ${Object.keys(defaultCases).join(" or ")}`);
  return text as Profile;
}

/** @throws UsageError when there is no such precision. */
export function precisionFrom(text: string): NonNullable<Settings["precision"]> {
  if (text !== "float64" && text !== "float32") throw new UsageError(`--precision ${text}: choose float64 or float32`);
  return text;
}

/** @throws UsageError unless the text is an integer from 1 to 1,000,000. */
export function casesFrom(text: string): number {
  return countFrom("--cases", text, 1_000_000);
}

/** @throws UsageError unless the text is an integer from 1 to 1,024. */
export function workersFrom(text: string): number {
  return countFrom("--workers", text, 1024);
}

/** @throws UsageError unless the text is k/n with 1 ≤ k ≤ n ≤ 100,000. */
export function shardFrom(text: string): Shard {
  const [, k, n] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = Number(k);
  const of = Number(n);
  if (!(shard >= 1 && shard <= of && of <= 100_000))
    throw new UsageError(`--shard ${text}: give k/n, the k-th of n shards, such as 1/4`);
  return { shard, of };
}

function countFrom(flag: string, text: string, most: number): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > most)
    throw new UsageError(`${flag} ${text}: give an integer from 1 to ${most}`);
  return count;
}
