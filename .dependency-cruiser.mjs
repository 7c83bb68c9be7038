// The direction of imports: theorem ← finding ← property ← case ← verdict ← run, and case → training → engine →
// network, data; a report reads findings only. A folder may import what stands beside it here, and itself.
const table = {
  theorems: ["src/theorem"],
  properties: ["theorems", "src/property", "src/measure"],
  "src/network": [],
  "src/data": ["src/network"],
  "src/statistics": [],
  "src/engine": ["src/network", "src/data"],
  "src/measure": ["src/network", "src/data"],
  "src/training": ["src/engine", "src/network", "src/data"],
  "src/theorem": [],
  "src/finding": ["src/theorem"],
  "src/property": [
    "src/theorem",
    "src/finding",
    "src/statistics",
    "src/training",
    "src/engine",
    "src/measure",
    "src/network",
    "src/data",
  ],
  "src/case": ["src/property", "src/finding", "src/theorem", "src/training"],
  "src/verdict": ["src/case", "src/property", "src/finding", "src/theorem", "src/statistics"],
  "src/run": ["src/verdict", "src/case", "src/property", "src/finding", "src/theorem", "src/training", "src/engine"],
  "src/report": ["src/finding"],
  "src/cli": ["src/run", "src/case", "src/property", "src/report", "src/finding", "src/theorem", "src/engine"],
  bench: ["src"],
  "bin/": ["src/cli"],
  "vitest.config.ts": ["src/cli", "src/run", "src/theorem", "src/engine"],
};
const anywhere = "^(src|theorems|properties|test|bench|bin)/";
/** A folder's tests may import what the folder may, other tests' helpers, and what they make an example of. */
const tests = Object.entries(table).filter(([folder]) => folder.startsWith("src/"));
const examples = [
  "src/data",
  "src/measure",
  "src/case/draw.ts",
  "src/network",
  "src/engine",
  "src/theorem",
  "src/property",
  "src/training",
  "src/statistics",
];

/** @param {string[]} paths */
const within = (paths) => paths.map((path) => `^${path}(/|$)`);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(table).map(([folder, allowed]) => ({
      name: `${folder} imports only what the table allows`,
      severity: "error",
      from: { path: `^${folder}` },
      to: { path: anywhere, pathNot: within([folder.replace(/\/$/, ""), ...allowed]) },
    })),
    ...tests.map(([folder, allowed]) => ({
      name: `the tests of ${folder} import only what it may`,
      severity: "error",
      from: { path: `^${folder.replace("src", "test")}/` },
      to: { path: anywhere, pathNot: within([folder, ...allowed, ...examples, "test"]) },
    })),
    {
      name: "only tests know vitest",
      severity: "error",
      from: { path: "^(src|theorems|properties|bench|bin)/" },
      to: { path: "^(node_modules/)?vitest" },
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
