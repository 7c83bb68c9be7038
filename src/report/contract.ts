import type {
  Agreement,
  Compared,
  ComparisonFinding,
  Conclusion,
  ControlFinding,
  Counterexample,
  Discard,
  Effect,
  Figure,
  Finding,
  MedianCell,
  Proof,
  ProofStep,
  Table,
  Verdict,
  Written,
} from "../property/finding.ts";
import { anything, flag, list, nullable, number, object, oneOf, point, record, type Shape, text } from "./shape.ts";

// The shapes of finding.ts, field by field in its order. A field that is missing here does not compile.

const verdict: Shape<Verdict> = oneOf("holds", "refuted", "undecided", "vacuous");

const effect = object<Effect>({ of: text, median: number, low: number, high: number, worst: number });

const comparison = object<ComparisonFinding>({
  formula: text,
  failures: number,
  effect: nullable(effect),
  cases: list(object<Compared>({ case: number, left: number, right: number, holds: flag })),
});

const conclusion = object<Conclusion>({
  name: text,
  population: text,
  kind: oneOf("exact", "typical"),
  formula: text,
  tex: text,
  tolerance: text,
  because: text,
  verdict,
  cases: number,
  failures: number,
  confidence: text,
  failureRate: object<Conclusion["failureRate"]>({ low: number, high: number }),
  comparisons: list(comparison),
});

const discard = object<Discard>({ reason: text, count: number });

const control = object<ControlFinding>({
  name: text,
  population: text,
  must: oneOf("holds", "refuted"),
  verdict,
  cases: number,
  failures: number,
  diverged: number,
  discards: list(discard),
  conclusions: list(conclusion),
});

const counterexample = object<Counterexample>({
  population: text,
  path: text,
  drawn: anything,
  values: record(number),
  says: text,
});

const agreement = object<Agreement>({
  engine: text,
  population: text,
  path: text,
  difference: number,
  symbol: text,
  here: number,
  there: number,
});

const axis = object<Figure["x"]>({ label: text, log: flag });

const figure = object<Figure>({
  title: text,
  caption: text,
  x: axis,
  y: axis,
  series: list(object<Figure["series"][number]>({ name: text, as: oneOf("line", "dots"), points: list(point) })),
});

const table = object<Table>({
  title: text,
  caption: text,
  shaded: oneOf("as a whole", "row by row"),
  columns: list(text),
  rows: list(
    object<Table["rows"][number]>({
      name: text,
      cells: list(nullable(object<MedianCell>({ median: number, low: number, high: number }))),
    }),
  ),
});

const written = object<Written>({ formula: text, tex: text });

const proof = object<Proof>({
  says: text,
  outcome: oneOf("proved", "not proved", "undecided"),
  reason: text,
  where: record(text),
  define: list(written),
  hypotheses: list(written),
  conclusion: written,
  steps: list(object<ProofStep>({ says: text, status: oneOf("proved", "true of any"), formula: text, tex: text })),
  conditions: list(text),
  witness: record(text),
  mutation: written,
  counterModel: nullable(record(text)),
  covers: text,
  leaves: nullable(text),
  queries: number,
});

/** The shape of a Finding. */
export const finding = object<Finding>({
  id: text,
  family: text,
  kind: oneOf("exact", "limit", "typical", "order"),
  expected: verdict,
  verdict,
  reason: text,
  says: text,
  assumes: list(text),
  where: record(text),
  source: text,
  tiers: list(oneOf("proved", "identity", "measured", "real data")),
  remarks: list(text),
  sister: nullable(text),
  cases: number,
  failures: number,
  diverged: number,
  discards: list(discard),
  confidence: text,
  effect: nullable(effect),
  conclusions: list(conclusion),
  controls: list(control),
  counterexample: nullable(counterexample),
  proofs: list(proof),
  runs: list(text),
  replay: text,
  agreement: nullable(agreement),
  figures: list(figure),
  tables: list(table),
  seed: number,
  profile: text,
  engine: text,
});
