// Builds what Node cannot run from source: the training kernel (AssemblyScript → build/kernel.wasm) and the worker that
// runs it (TypeScript → build/simd-worker.js, because a worker cannot start from a .ts file on Node 20).
// Does nothing when the inputs' hash is the one recorded with the last build.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const out = join(root, "build");
const kernel = "src/engine/simd/assembly/kernel.ts";
const worker = "src/engine/simd/worker.ts";
/** Folders with this file and every one that the kernel or the worker is made from. A build that needs another fails. */
const sources = ["src/engine", "src/data", "src/network"];
const compilers = ["assemblyscript", "esbuild"];
/** Packages that the worker's bundle contains. */
const bundled = ["pure-rand"];
const products = ["kernel.wasm", "simd-worker.js"];

/** Brings build/ up to date. @throws Error with the compiler's message when the sources do not compile. */
export async function build() {
  const hash = await inputHash();
  if ((await recordedHash()) === hash) return;
  await mkdir(out, { recursive: true });
  const wasm = await compileKernel();
  const bundle = await bundleWorker();
  await replace("kernel.wasm", wasm);
  await replace("simd-worker.js", bundle);
  // Last, so that a build cut short is made again.
  await replace("inputs.sha256", hash);
}

/** SHA-256 over the names and contents of everything that decides the products. */
async function inputHash() {
  const hash = createHash("sha256");
  const files = await Promise.all(sources.map(filesUnder));
  for (const file of files.flat().sort()) {
    const bytes = await readFile(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  for (const name of [...compilers, ...bundled]) hash.update(`${name}\0${await installedVersion(name)}\0`);
  return hash.digest("hex");
}

/** The version of an installed package, wherever above this file npm has put it. */
async function installedVersion(name) {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const description = await readFile(join(folder, name, "package.json"), "utf8").catch(() => null);
    if (description !== null) return JSON.parse(description).version;
  }
  throw new Error(`${name} is not installed: run npm install`);
}

/** The paths, from the root, of the source files under a folder. */
async function filesUnder(folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** The hash of the last complete build, or null when there is none or a product is missing. */
async function recordedHash() {
  try {
    const present = new Set(await readdir(out));
    if (!products.every((name) => present.has(name))) return null;
    return await readFile(join(out, "inputs.sha256"), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

async function compileKernel() {
  const asc = (await import("assemblyscript/asc")).default;
  let wasm = null;
  // --debug keeps the functions' names, for profilers, and changes nothing else.
  const options = ["-O3", "--debug", "--noAssert", "--runtime", "stub", "--importMemory", "--enable", "simd"];
  const { error, stderr } = await asc.main([kernel, "--outFile", "kernel.wasm", ...options], {
    readFile: (name, base) => readFile(join(base, name), "utf8").catch(() => null),
    writeFile: (_name, contents) => {
      wasm = contents;
    },
    listFiles: () => [],
    baseDir: root,
  });
  if (error || wasm === null) throw new Error(`${kernel} does not compile:\n${stderr.toString()}`, { cause: error });
  return wasm;
}

async function bundleWorker() {
  const esbuild = await import("esbuild");
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [worker],
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    write: false,
    metafile: true,
    logLevel: "warning",
  });
  for (const input of Object.keys(metafile.inputs)) {
    const known =
      sources.some((folder) => input.startsWith(`${folder}/`)) ||
      bundled.some((name) => input.includes(`node_modules/${name}/`));
    if (!known) {
      throw new Error(`the worker imports ${input}, which a stale build would not notice: add its folder to build.mjs`);
    }
  }
  return outputFiles[0].contents;
}

/** Writes a file in one move, so that a reader sees the old one or the new one whole. */
async function replace(name, contents) {
  const temporary = join(out, `${name}.${process.pid}.tmp`);
  await writeFile(temporary, contents);
  await rename(temporary, join(out, name));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
