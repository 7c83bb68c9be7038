import type { ControlFinding } from "../finding/control.ts";
import type { Verdict } from "../theorem/theorem.ts";

/** The verdict of a conjunction: one refuted part refutes it, and it holds when every part does. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  for (const verdict of ["refuted", "vacuous", "undecided"] as const) if (verdicts.includes(verdict)) return verdict;
  return "holds";
}

/**
 * The verdict once the controls have spoken, and why: evidence counts only where a control shows that the check could
 * have gone the other way.
 */
export function verdictWith(evidence: Verdict, controls: readonly ControlFinding[]): [Verdict, string] {
  if (evidence === "vacuous")
    return ["vacuous", "over half of the cases say nothing: they missed the hypotheses or diverged"];
  if (evidence === "undecided") return ["undecided", "the budget of cases ended before the evidence was strong enough"];
  const guards = controls.filter((control) => control.must !== evidence);
  const silent = guards.filter((control) => control.verdict !== control.must);
  if (silent.length > 0) {
    const names = silent.map(({ name, verdict, must }) => `“${name}” is ${verdict}, not ${must}`).join("; ");
    return ["vacuous", `the check has no power: control ${names}`];
  }
  const others = guards.length > 0 ? `, and ${allDid(guards)}` : "";
  return [evidence, evidence === "holds" ? `the cases confirm it${others}` : `the cases contradict it${others}`];
}

function allDid(guards: readonly ControlFinding[]): string {
  const [{ must }] = guards;
  if (guards.length === 1) return `its control ${must === "holds" ? "holds" : "is refuted"}`;
  return `all ${guards.length} controls ${must === "holds" ? "hold" : "are refuted"}`;
}
