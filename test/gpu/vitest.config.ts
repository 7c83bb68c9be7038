import { defineConfig } from "vitest/config";

/** `npm run test:gpu`: parity and throughput on this machine's GPU. */
export default defineConfig({
  test: {
    name: "gpu",
    root: import.meta.dirname,
    include: ["*.check.ts"],
    globalSetup: `${import.meta.dirname}/backend.ts`,
    pool: "forks",
    maxWorkers: 1,
    isolate: false,
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // What was measured is the point.
    disableConsoleIntercept: true,
  },
});
