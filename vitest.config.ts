import { defineConfig } from "vitest/config";
import { backendFrom } from "./src/cli/arguments.ts";
import { claimsVitest, defaultSettings } from "./src/cli/claims-vitest.ts";
import { chosenEngine } from "./src/cli/engine-choice.ts";
import { build } from "./src/engine/simd/build.mjs";

const root = import.meta.dirname;

// Never test a stale kernel.
await build();

const settings = defaultSettings(root);
const choice = await chosenEngine(settings.engine, backendFrom(undefined, settings.engine), console.log);
const claims = claimsVitest(root, { ...settings, ...choice });

/** `npm test`: the unit tests, and then every claim on the quick profile with the default seed. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          root,
          include: ["test/**/*.test.ts"],
          // Against hanging, on slow machines too: no test measures time.
          testTimeout: 300_000,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...claims, sequence: { ...claims.sequence, groupOrder: 1 } } },
    ],
  },
});
