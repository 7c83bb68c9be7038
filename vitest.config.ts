import { defineConfig } from "vitest/config";
import { build } from "./scripts/build.mjs";
import { claimsVitest, defaultSettings } from "./src/cli/claims-vitest.ts";

const root = import.meta.dirname;

// Never test a stale kernel.
await build();

const claims = claimsVitest(root, defaultSettings(root));

/** `npm test`: the unit tests, and then every claim on the quick profile with the default seed. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          root,
          include: ["test/**/*.test.ts"],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...claims, sequence: { ...claims.sequence, groupOrder: 1 } } },
    ],
  },
});
