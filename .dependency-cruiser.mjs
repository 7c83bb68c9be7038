// The direction of imports: theorem ← property ← report, and property → training → engine → network, data.
// A folder may import what stands beside it here, and itself.
const table = {
  theorems: ["src/theorem"],
  properties: ["theorems", "src/property", "src/measure"],
  "src/network": [],
  "src/data": ["src/network"],
  "src/engine": ["src/network", "src/data"],
  "src/measure": ["src/network", "src/data"],
  "src/training": ["src/engine", "src/network", "src/data"],
  "src/theorem": [],
  "src/property": ["src/theorem", "src/training", "src/engine", "src/measure", "src/network", "src/data"],
  "src/report": ["src/property/finding.ts"],
};
const anywhere = "^(src|theorems|properties)/";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(table).map(([folder, allowed]) => ({
      name: `${folder} imports only what the table allows`,
      severity: "error",
      from: { path: `^${folder}/` },
      to: { path: anywhere, pathNot: [folder, ...allowed].map((path) => `^${path}(/|$)`) },
    })),
    {
      name: "nobody imports the command line",
      severity: "error",
      from: { pathNot: "^src/cli/" },
      to: { path: "^src/cli/" },
    },
    {
      name: "only properties and the command line know vitest",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/cli/", "^src/property/property.ts$"] },
      to: { path: "^vitest" },
    },
    { name: "no circles", severity: "error", from: {}, to: { circular: true } },
    { name: "every import is found", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
    doNotFollow: { path: "node_modules" },
    // AssemblyScript is another language: its imports have no endings.
    exclude: { path: "^src/engine/simd/assembly/" },
  },
};
