// Builds what Node cannot run from source: the training kernel (AssemblyScript → build/kernel.wasm).
// Does nothing when the inputs' hash is the one recorded with the last build.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(import.meta.url);
const root = resolve(dirname(here), "../../..");
const out = join(root, "build");
/** The folder with every file that the kernel is made from. */
const sources = "src/engine/simd/assembly";
const kernel = `${sources}/kernel.ts`;
const compiler = "assemblyscript";

/** Brings build/ up to date. @throws Error with the compiler's message when the sources do not compile. */
export async function build() {
  const hash = await inputHash();
  if ((await recordedHash()) === hash) return;
  await mkdir(out, { recursive: true });
  await replace("kernel.wasm", await compileKernel());
  // Last, so that a build cut short is made again.
  await replace("inputs.sha256", hash);
}

/** SHA-256 over the names and contents of everything that decides the kernel. */
async function inputHash() {
  const hash = createHash("sha256");
  for (const file of [relative(root, here), ...(await filesUnder(sources)).sort()]) {
    const bytes = await readFile(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.update(`${compiler}\0${await installedVersion(compiler)}\0`).digest("hex");
}

/** The version of an installed package, wherever above this file npm has put it. */
async function installedVersion(name) {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const description = await readFile(join(folder, name, "package.json"), "utf8").catch(() => null);
    if (description !== null) return JSON.parse(description).version;
  }
  throw new Error(`${name} is not installed: run npm install`);
}

/** The paths, from the root, of the TypeScript files under a folder. */
async function filesUnder(folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** The hash of the last complete build, or null when there is none or the kernel is missing. */
async function recordedHash() {
  try {
    if (!(await readdir(out)).includes("kernel.wasm")) return null;
    return await readFile(join(out, "inputs.sha256"), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

async function compileKernel() {
  // By a name that TypeScript does not follow: the compiler's types declare another `console` for the whole project.
  const asc = (await import(/** @type {string} */ ("assemblyscript/asc"))).default;
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

/** Writes a file in one move, so that a reader sees the old one or the new one whole. */
async function replace(name, contents) {
  const temporary = join(out, `${name}.${process.pid}.tmp`);
  await writeFile(temporary, contents);
  await rename(temporary, join(out, name));
}

if (process.argv[1] && resolve(process.argv[1]) === here) {
  build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
