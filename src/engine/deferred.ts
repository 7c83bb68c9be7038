import type { Engine, TrainingRequest, Trajectory } from "./run.ts";

/** An engine that is loaded when it is first asked to train, because loading takes long or may fail. */
export function deferredEngine(facts: Pick<Engine, "name" | "precision">, load: () => Promise<Engine>): Engine {
  let loading: Promise<Engine> | undefined;
  return {
    ...facts,
    train(requests: readonly TrainingRequest[]): Promise<Trajectory>[] {
      loading ??= load();
      const training = loading.then((engine) => engine.train(requests));
      return requests.map(async (_, i) => (await training)[i]);
    },
    dispose: async () => (await loading)?.dispose(),
  };
}
