import { shrinkCase } from "../case/draw.ts";
import type { CaseName } from "../case/name.ts";
import { givenOf, judgedOf } from "../case/part.ts";
import { tryCase } from "../case/run-case.ts";
import type { Counterexample } from "../finding/cases.ts";
import type { Property } from "../property/property.ts";
import type { Arbitraries, Drawn } from "../property/specification.ts";
import type { Trainer } from "../training/trainer.ts";
import { type Judgement, judgementsOf } from "../verdict/judge.ts";

/** How often a failing case is tried smaller: exact claims are cheap to check, typical ones are trained. */
const attempts = { exact: 200, typical: 20 };

/** A case of a claim in which a comparison failed. */
export interface Failing {
  readonly name: CaseName;
  /** Of the formula that the comparison belongs to. */
  readonly kind: "exact" | "typical";
  readonly judgement: Judgement;
}

/** A failing case made as small as it goes while the same comparison fails. */
export async function smallest(
  property: Property,
  { name, kind, judgement }: Failing,
  { train, precision }: Trainer,
): Promise<Counterexample> {
  const { part, population, index, seed } = name;
  const judged = judgedOf(property, part);
  const failure = async (drawn: Drawn<Arbitraries>) =>
    judgementsOf(judged, await tryCase(property, part, drawn, train), precision).find(
      ({ comparison, holds }) => !holds && comparison === judgement.comparison,
    );
  const { path, drawn } = await shrinkCase(
    givenOf(property, population),
    { seed, index, attempts: attempts[kind] },
    async (smaller) => (await failure(smaller)) !== undefined,
  );
  const { comparison, values, left, right } = (await failure(drawn)) ?? judgement;
  return { population, path, drawn, values, says: `${comparison} fails: left is ${left}, right is ${right}` };
}
