import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Runs a program in a process of its own and gives the first message that it sends. The process is then ended: native libraries
 * can keep one alive, or crash it at its end.
 *
 * @param seconds how long to wait for the message.
 * @throws Error in words when the process ends without one, cannot be started, or takes longer.
 */
export function ask<Answer>(program: URL, args: readonly string[], seconds: number): Promise<Answer> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  return new Promise((resolve, reject) => {
    // What libraries print goes past the message, which has a channel of its own; with `advanced` it may hold NaN.
    const child = fork(fileURLToPath(program), args, {
      execArgv: ["--import", tsx],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      serialization: "advanced",
    });
    let complaints = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaints = (complaints + text).slice(-10_000);
    });
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      finish();
    };
    const fail = (why: string) => settle(() => reject(new Error(why)));
    const timer = setTimeout(
      () => fail(`it did not answer in ${seconds} s; touchstone doctor --patience N waits for longer`),
      seconds * 1000,
    );
    child.on("message", (answer) => settle(() => resolve(answer as Answer)));
    child.on("error", (error) => fail(`its process failed: ${error.message}`));
    child.on("close", (code, signal) => fail(`its process ${ending(code, signal)}${lastComplaint(complaints)}`));
  });
}

function ending(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `ended with exit code ${code} and no answer` : `was ended by ${signal}`;
}

/** The last line in which something went wrong, or else the last one. */
function lastComplaint(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const complaint = lines.findLast((line) => /error|fatal|abort|fail/i.test(line)) ?? lines.at(-1);
  return complaint === undefined ? "" : `: ${complaint.trim().slice(0, 300)}`;
}
