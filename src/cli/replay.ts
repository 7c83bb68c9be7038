import { pathToFileURL } from "node:url";
import { build } from "../engine/simd/build.mjs";
import { isStandard, startEngine } from "../engine/start.ts";
import type { Agreement } from "../finding/cases.ts";
import { precisionOf } from "../property/property.ts";
import { loadProperty } from "../run/load-property.ts";
import { agreementOf, type Place, type Replayed, replayCase } from "../run/replay.ts";
import { engineInWords, engineOf, plainSettings } from "../run/settings.ts";
import { workshop } from "../run/workshop.ts";
import { claimsOf } from "../theorem/registry.ts";
import { backendFrom, engineFrom, parsed, precisionFrom, seedFrom } from "./arguments.ts";
import { chosenEngine } from "./engine-choice.ts";
import { root } from "./project.ts";
import { UsageError } from "./usage-error.ts";

/**
 * `touchstone replay`: repeats one case of a claim and prints what was drawn and measured, by the engine that repeats
 * it bit for bit; where another engine or precision is named, also how far its numbers are from these.
 */
export async function replay(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, {
    seed: { type: "string" },
    path: { type: "string" },
    population: { type: "string" },
    engine: { type: "string" },
    backend: { type: "string" },
    precision: { type: "string" },
  });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new UsageError("replay takes one claim: touchstone replay CLAIM --seed N --path P");
  const claims = claimsOf(root);
  const claim = claims.find((each) => each.id === id);
  if (claim === undefined) throw new UsageError(`there is no claim "${id}": see touchstone list`);
  const { path = "0", population = "" } = values;
  if (!/^\d+(:\d+)*$/.test(path))
    throw new UsageError(`--path ${path}: it is a case number and shrinks, such as 7 or 7:1:0`);

  const plain = plainSettings(claims.length);
  const engine = values.engine === undefined ? "simd" : engineFrom(values.engine);
  const precision = values.precision === undefined ? null : precisionFrom(values.precision);
  const seed = values.seed === undefined ? plain.seed : seedFrom(values.seed);
  const choice = await chosenEngine(engine, backendFrom(values.backend, engine), console.log);
  await build();
  const property = await loadProperty(id, pathToFileURL(claim.propertyFile).href);
  const settings = { ...choice, precision };
  const shop = workshop({ settings, shelf: null, start: startEngine, property: async () => property });
  const { trainer: standard } = shop.standard(property);
  const place: Place = { population, path, seed };
  try {
    print(await replayCase(property, place, standard));
    const own = engineOf(property, settings);
    if (isStandard(own) && own.precision === precisionOf(property)) return 0;
    const label = engineInWords(own);
    const apart = await agreementOf(property, place, { here: shop.trainer(property), there: standard, label });
    printAgreement(label, apart);
    return 0;
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

function print({ result, judgements }: Replayed): void {
  console.log(`drawn ${JSON.stringify(result.drawn, null, 2)}`);
  if (result.status !== "measured") console.log(`${result.status}: ${result.reason}`);
  for (const { comparison, holds, left, relation, right, values } of judgements) {
    console.log(`\n${comparison}: ${holds ? "holds" : "fails"}`);
    console.log(`  left ${left} ${relation} right ${right}, at its worst instance`);
    for (const [symbol, value] of Object.entries(values)) console.log(`  ${symbol} = ${value}`);
  }
}

function printAgreement(label: string, apart: Agreement | null): void {
  if (apart === null) return;
  const { symbol, here, there, difference } = apart;
  if (difference === 0) {
    console.log(`\nby ${label} the numbers are the same`);
    return;
  }
  console.log(`\nby ${label} the numbers differ by ${difference.toPrecision(2)} at most, as a share:`);
  console.log(`  ${symbol} = ${here}, not ${there}`);
}
