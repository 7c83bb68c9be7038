import type { Reporter, TestCase } from "vitest/node";
import type { Replayed } from "../property/replayed.ts";
import { claimsOf } from "../theorem/registry.ts";
import { backendFrom, engineFrom, parsed, seedFrom } from "./arguments.ts";
import { defaultSettings } from "./claims-vitest.ts";
import { chosenEngine } from "./engine-choice.ts";
import { root } from "./project.ts";
import { runClaims } from "./run-claims.ts";
import { UsageError } from "./usage-error.ts";

/**
 * `touchstone replay`: repeats one case of a claim and prints what was drawn and measured, by the engine that repeats it bit for
 * bit; where another one is named, also how far its numbers are from these.
 */
export async function replay(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, {
    seed: { type: "string" },
    path: { type: "string" },
    population: { type: "string" },
    engine: { type: "string" },
    backend: { type: "string" },
  });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new UsageError("replay takes one claim: touchstone replay CLAIM --seed N --path P");
  const claim = claimsOf(root).find((each) => each.id === id);
  if (claim === undefined) throw new UsageError(`there is no claim "${id}": see touchstone list`);
  const { path = "0", population = "" } = values;
  if (!/^\d+(:\d+)*$/.test(path))
    throw new UsageError(`--path ${path}: it is a case number and shrinks, such as 7 or 7:1:0`);

  const engine = values.engine === undefined ? "simd" : engineFrom(values.engine);
  const choice = await chosenEngine(engine, backendFrom(values.backend, engine), console.log);
  const standard = defaultSettings(root);
  const catcher = new ReplayCatcher();
  await runClaims(
    [claim],
    {
      ...standard,
      seed: values.seed === undefined ? standard.seed : seedFrom(values.seed),
      ...choice,
      replay: { claim: id, path, population },
    },
    catcher,
  );
  if (catcher.replayed === undefined) throw new UsageError(catcher.problem);
  print(catcher.replayed);
  return 0;
}

/** Takes the one replayed case out of vitest. */
class ReplayCatcher implements Reporter {
  replayed: Replayed | undefined;
  problem = "the case was not run";

  onTestCaseResult(test: TestCase): void {
    this.replayed = test.meta().replayed ?? this.replayed;
    const { errors } = test.result();
    if (errors !== undefined && errors.length > 0) this.problem = errors.map(({ message }) => message).join("\n");
  }
}

function print({ drawn, status, reason, judgements, agreement }: Replayed): void {
  console.log(`drawn ${JSON.stringify(drawn, null, 2)}`);
  if (status !== "measured") console.log(`${status}: ${reason}`);
  for (const { comparison, holds, left, relation, right, values } of judgements) {
    console.log(`\n${comparison}: ${holds ? "holds" : "fails"}`);
    console.log(`  left ${left} ${relation} right ${right}, at its worst instance`);
    for (const [symbol, value] of Object.entries(values)) console.log(`  ${symbol} = ${value}`);
  }
  if (agreement === null) return;
  const { engine, symbol, here, there, difference } = agreement;
  if (difference === 0) {
    console.log(`\nby ${engine} the numbers are the same`);
    return;
  }
  console.log(`\nby ${engine} the numbers differ by ${difference.toPrecision(2)} at most, as a share:`);
  console.log(`  ${symbol} = ${here}, not ${there}`);
}
