import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Metafile, type OutputFile } from "esbuild";
import type { Property } from "../property/property.ts";
import type { Claim } from "../theorem/registry.ts";
import { loadProperty } from "./load-property.ts";
import { engineInWords, engineOf, type Settings } from "./settings.ts";

/** touchstone's own folder. Bundles lie in it, so that they find its packages. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = join(root, "build", "bundles");
const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));
/** Bundles of other sources are kept this long, for runs that may still start threads from them. */
const KEPT = 24 * 3600 * 1000;

/**
 * The claims and the programs of threads as JavaScript. A thread that loads all 75 claims from it takes 1.8 s of
 * processor time, where reading TypeScript file by file took 4.8 s (Node 20, AMD EPYC); most of the rest is mathjs.
 * And what it runs cannot change under it while somebody edits the sources.
 */
export interface Bundle {
  /** The program of the threads that run cases. */
  readonly worker: URL;
  /** A further program that was asked for, by the file that it is made from. */
  program(source: string): URL;
  /** Of each claim, by id, the file that exports its property. */
  readonly properties: Readonly<Record<string, string>>;
  property(id: string): Promise<Property>;
  /**
   * A fingerprint of all that decides a claim's records besides their names: the sources of its property and of
   * everything that it imports, those of the workers, the kernel, the versions of the packages that these import, and
   * who trains in which precision.
   */
  fingerprint(id: string, settings: Settings): Promise<string>;
}

/** Bundles claims and, besides the workers', some programs of threads. @throws Error with the compiler's message. */
export async function bundle(claims: readonly Claim[], programs: readonly string[] = []): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [worker, ...programs, ...claims.map(({ propertyFile }) => propertyFile)],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    outbase: root,
    outdir: folder,
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const place = written(outputFiles);
  const outputs = new Map(
    Object.entries(metafile.outputs).flatMap(([output, { entryPoint }]) =>
      entryPoint === undefined ? [] : [[entryPoint, join(place, relative(folder, join(root, output)))] as const],
    ),
  );
  const outputOf = (source: string) => {
    const output = outputs.get(inRoot(source));
    if (output === undefined) throw new Error(`${source} is not in the bundle`);
    return pathToFileURL(output);
  };
  const properties = Object.fromEntries(claims.map(({ id, propertyFile }) => [id, outputOf(propertyFile).href]));
  const property = (id: string) => loadProperty(id, properties[id]);
  const hashes = sourceHashes(metafile);
  return {
    worker: outputOf(worker),
    program: outputOf,
    properties,
    property,
    async fingerprint(id, settings) {
      const claim = claims.find((each) => each.id === id);
      if (claim === undefined) throw new Error(`${id} is not in the bundle`);
      const hash = createHash("sha256").update(readFileSync(join(root, "build", "kernel.wasm")));
      hash.update(hashes(inRoot(worker))).update(hashes(inRoot(claim.propertyFile)));
      return hash
        .update(engineInWords(engineOf(await property(id), settings)))
        .digest("hex")
        .slice(0, 16);
    },
  };
}

/** Writes the files of a bundle into a folder that is named for their contents, in one move, unless it is there. */
function written(files: readonly OutputFile[]): string {
  const hash = createHash("sha256");
  for (const { path, contents } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(`${relative(folder, path)}\0`).update(contents);
  const place = join(folder, hash.digest("hex").slice(0, 16));
  if (existsSync(place)) return place;
  const temporary = `${place}.${process.pid}`;
  for (const { path, contents } of files) {
    const file = join(temporary, relative(folder, path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  for (const name of readdirSync(folder)) {
    const old = join(folder, name);
    if (Date.now() - statSync(old).mtimeMs > KEPT) rmSync(old, { recursive: true, force: true });
  }
  try {
    renameSync(temporary, place);
  } catch (error) {
    // Another run was first, with the same contents.
    if (!existsSync(place)) throw error;
    rmSync(temporary, { recursive: true, force: true });
  }
  return place;
}

/** A path as esbuild names it. */
function inRoot(source: string): string {
  return relative(root, source).replaceAll("\\", "/");
}

/** Gives the hash of a source and of everything that it leads to. */
function sourceHashes({ inputs }: Metafile): (entry: string) => string {
  const own = new Map<string, string>();
  const hashOf = (input: string) => {
    const known = own.get(input) ?? createHash("sha256").update(contentOf(input)).digest("hex");
    own.set(input, known);
    return known;
  };
  return (entry) => {
    const found = new Set([entry]);
    for (const path of found) {
      for (const each of inputs[path]?.imports ?? [])
        if (!each.path.startsWith("node:")) found.add(each.external === true ? `package ${each.path}` : each.path);
    }
    return [...found]
      .sort()
      .map((input) => `${input} ${hashOf(input)}`)
      .join("\n");
  };
}

/** A source's text, or of a package its version. One that is not installed can decide nothing. */
function contentOf(input: string): string | Buffer {
  if (!input.startsWith("package ")) return readFileSync(join(root, input));
  const words = input.slice("package ".length).split("/");
  const name = words.slice(0, words[0].startsWith("@") ? 2 : 1).join("/");
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const description = join(folder, name, "package.json");
    if (existsSync(description)) return (JSON.parse(readFileSync(description, "utf8")) as { version: string }).version;
  }
  return "not installed";
}
