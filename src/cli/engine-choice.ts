import { chooseEngine, type EngineChoice } from "../engine/choice.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The engine of a run that was asked for; see chooseEngine.
 * @throws UsageError where nobody can train so.
 */
export async function chosenEngine(...asked: Parameters<typeof chooseEngine>): Promise<EngineChoice> {
  const choice = await chooseEngine(...asked);
  if ("problem" in choice) throw new UsageError(choice.problem);
  return choice;
}
