import { engineLabel } from "../engine/choice.ts";
import { backendFrom, engineFrom, parsed, profileFrom, seedFrom } from "./arguments.ts";
import { ClaimReporter } from "./claim-reporter.ts";
import { claimsMatching } from "./claims-matching.ts";
import { defaultSettings } from "./claims-vitest.ts";
import { chosenEngine } from "./engine-choice.ts";
import { root, version } from "./project.ts";
import { openReportFolder } from "./report-folder.ts";
import { runClaims } from "./run-claims.ts";

/** `touchstone verify`: decides claims, writes the report as it goes. 0 when every verdict is as expected, else 1. */
export async function verify(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, {
    profile: { type: "string" },
    seed: { type: "string" },
    out: { type: "string" },
    engine: { type: "string" },
    backend: { type: "string" },
  });
  const standard = defaultSettings(root);
  const settings = {
    ...standard,
    profile: values.profile === undefined ? standard.profile : profileFrom(values.profile),
    seed: values.seed === undefined ? standard.seed : seedFrom(values.seed),
  };
  const engine = values.engine === undefined ? standard.engine : engineFrom(values.engine);
  const backend = backendFrom(values.backend, engine);
  const claims = claimsMatching(positionals);
  const folder = openReportFolder(values.out ?? "report");

  const choice = await chosenEngine(engine, backend, console.log);
  const { seed, profile } = settings;
  const reporter = new ClaimReporter(claims, { version, seed, profile, engine: engineLabel(choice) }, folder);
  await runClaims(claims, { ...settings, ...choice }, reporter);
  return reporter.conclude() ? 0 : 1;
}
