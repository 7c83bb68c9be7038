#!/usr/bin/env node
// Runs the TypeScript sources as they are, so that what is read is what is run.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19) || (major === 22 && minor < 12) || major === 21) {
  console.error(`touchstone needs Node ^20.19 or >= 22.12, but this is ${process.version}: install a newer Node`);
  process.exit(2);
}
const { register } = await import("tsx/esm/api");
register();
const { main } = await import("../src/cli/main.ts");
await main(process.argv.slice(2));
