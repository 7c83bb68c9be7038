import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { UsageError } from "./usage-error.ts";

/** Where the report goes, held by one run at a time. */
export interface ReportFolder {
  readonly path: string;
  /** Writes a file of it, see writeWhole. */
  write(name: string, text: string): void;
  /** Lets other runs in. */
  release(): void;
}

/**
 * Who holds a folder. A process number is used again; together with when it started it names one process of a machine.
 */
interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly started: string | null;
}

/** The file that says who holds the folder. */
const LOCK = ".running";

/**
 * Makes the folder where it is missing, and holds it.
 * @throws UsageError when it cannot be written or another run writes there, before anything is trained.
 */
export function openReportFolder(path: string): ReportFolder {
  const lock = join(path, LOCK);
  try {
    mkdirSync(path, { recursive: true });
    hold(path, lock);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--out ${path}: cannot write there (${(error as Error).message}), name another folder`);
  }
  return {
    path,
    write: (name, text) => writeWhole(path, name, text),
    release: () => rmSync(lock, { force: true }),
  };
}

/** Writes a file of a folder whole or not at all, so that a run that is killed leaves the last complete one. */
export function writeWhole(folder: string, name: string, text: string): void {
  const temporary = join(folder, `.${name}.${process.pid}`);
  writeFileSync(temporary, text);
  renameSync(temporary, join(folder, name));
}

function hold(path: string, lock: string): void {
  const own: Holder = { host: hostname(), pid: process.pid, started: startOf(process.pid) };
  const temporary = `${lock}.${process.pid}`;
  for (let tries = 0; ; tries++) {
    try {
      // In one move, so that nobody reads it half written and takes it for that of a run that was killed.
      writeFileSync(temporary, JSON.stringify(own));
      linkSync(temporary, lock);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || tries > 0) throw error;
    } finally {
      rmSync(temporary, { force: true });
    }
    const holder = holderOf(lock);
    if (holder !== null && holds(holder, own)) {
      const elsewhere = holder.host === own.host ? "" : ` on ${holder.host}`;
      throw new UsageError(
        `--out ${path}: another run writes there (process ${holder.pid}${elsewhere}): wait for it, or name another folder; if there is none, delete ${lock}`,
      );
    }
    // Of a run that was killed.
    rmSync(lock, { force: true });
  }
}

/** Whether a run still holds what it held; of one on another machine nothing else is known. */
function holds({ host, pid, started }: Holder, own: Holder): boolean {
  if (host !== own.host) return true;
  if (pid === own.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return started === startOf(pid);
}

function holderOf(lock: string): Holder | null {
  try {
    return JSON.parse(readFileSync(lock, "utf8")) as Holder;
  } catch {
    return null;
  }
}

/** When a process started, as Linux tells it; null elsewhere. */
function startOf(pid: number): string | null {
  try {
    // After the name in brackets, which may hold anything, the twentieth field is the start.
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
