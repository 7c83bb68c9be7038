import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { backendFrom } from "./src/cli/arguments.ts";
import { chosenEngine } from "./src/cli/engine-choice.ts";
import { build } from "./src/engine/simd/build.mjs";
import { plainSettings } from "./src/run/settings.ts";
import { claimsOf } from "./src/theorem/registry.ts";

const root = import.meta.dirname;

// Never test a stale kernel.
await build();

const plain = plainSettings(claimsOf(root).length);
const choice = await chosenEngine(plain.engine, backendFrom(undefined, plain.engine), console.log);

/** `npm test`: the unit tests, and then every claim on the quick profile with the default seed. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          root,
          include: ["test/**/*.test.ts"],
          exclude: ["test/claims/**"],
          // Against hanging, on slow machines too: no test measures time.
          testTimeout: 300_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "claims",
          root,
          include: ["test/claims/*.test.ts"],
          provide: { touchstone: { settings: { ...plain, ...choice }, workers: availableParallelism() } },
          // Each claim's tests wait for its finding. The workers that make it are touchstone's own, so vitest needs one
          // thread, which all files share.
          pool: "threads",
          isolate: false,
          maxWorkers: 1,
          fileParallelism: false,
          maxConcurrency: 100_000,
          // A claim may take long; its budget is in cases, not in seconds.
          testTimeout: 24 * 3600 * 1000,
          hookTimeout: 24 * 3600 * 1000,
          disableConsoleIntercept: true,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
