import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "./usage-error.ts";

/** Where the report goes. */
export interface ReportFolder {
  readonly path: string;
  /** Writes a file whole or not at all, so that a run that is killed leaves the last complete one. */
  write(name: string, text: string): void;
}

/** Makes the folder where it is missing. @throws UsageError when it cannot be written, before anything is trained. */
export function openReportFolder(path: string): ReportFolder {
  const write = (name: string, text: string) => {
    const temporary = join(path, `.${name}.${process.pid}`);
    writeFileSync(temporary, text);
    renameSync(temporary, join(path, name));
  };
  try {
    mkdirSync(path, { recursive: true });
    write("times.json", "{}\n");
  } catch (error) {
    throw new UsageError(`--out ${path}: cannot write there (${(error as Error).message}), name another folder`);
  }
  return { path, write };
}
