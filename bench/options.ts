import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parsed } from "../src/cli/arguments.ts";
import { UsageError } from "../src/cli/usage-error.ts";

export const usage = `npm run bench -- [options]: the training kernel beside PyTorch, one thread each.

  --only WORD     the comparisons whose name contains the word
  --rounds N      of all that is compared, in turn; at least 3 (5)
  --where         where a step's time goes, instead of the comparison
  --json FILE     every measurement, for other programs

Exit code: 0 measured, 1 the two do not compute the same, or another failure, 2 the command was wrong.`;

export interface Options {
  readonly only: string;
  readonly rounds: number;
  /** Absolute path, or null. */
  readonly json: string | null;
  readonly where: boolean;
  readonly help: boolean;
}

/** @throws UsageError saying what is wrong with the command line. */
export function optionsFrom(args: readonly string[]): Options {
  const { values, positionals } = parsed(args, {
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "5" },
    json: { type: "string" },
    where: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  });
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" belongs to no option: see --help`);
  const rounds = Number(values.rounds);
  if (!/^\d+$/.test(values.rounds) || rounds < 3)
    throw new UsageError(`--rounds ${values.rounds}: give an integer of at least 3, or there is no spread to see`);
  const json = values.json === undefined ? null : resolve(values.json);
  if (json !== null && !existsSync(dirname(json))) throw new UsageError(`--json ${json}: there is no such folder`);
  return { only: values.only, rounds, json, where: values.where, help: values.help };
}

/** What an option chose of the named things, in their order. @throws UsageError when it chose none. */
export function chosen<Named extends { readonly name: string }>(all: readonly Named[], only: string): Named[] {
  const some = all.filter(({ name }) => name.includes(only));
  if (some.length > 0) return some;
  throw new UsageError(`--only ${only}: none of ${all.map(({ name }) => name).join(", ")}`);
}
