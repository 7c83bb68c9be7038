import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Failed, failed } from "../load/loading.ts";

/**
 * Runs a program in a process of its own and gives the first message that it sends; Failed, in words, when the process
 * ends without one, cannot be started, or takes longer. The process is then ended: native libraries can keep one alive,
 * or crash it at its end.
 *
 * @param seconds how long to wait for the message.
 */
export async function ask<Answer>(program: URL, args: readonly string[], seconds: number): Promise<Answer | Failed> {
  try {
    return await firstMessage(started(program, args), seconds);
  } catch (error) {
    // Most that goes wrong is an event of the process; this, before there is one.
    return failed(`its process failed: ${(error as Error).message}`);
  }
}

function started(program: URL, args: readonly string[]): ChildProcess {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  // What libraries print goes past the message, which has a channel of its own; with `advanced` it may hold NaN.
  return fork(fileURLToPath(program), args, {
    execArgv: ["--import", tsx],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
  });
}

function firstMessage<Answer>(child: ChildProcess, seconds: number): Promise<Answer | Failed> {
  return new Promise((resolve) => {
    let complaints = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaints = (complaints + text).slice(-10_000);
    });
    const settle = (answer: Answer | Failed) => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      resolve(answer);
    };
    const timer = setTimeout(
      () => settle(failed(`it did not answer in ${seconds} s; touchstone doctor --patience N waits for longer`)),
      seconds * 1000,
    );
    child.on("message", (answer) => settle(answer as Answer));
    child.on("error", (error) => settle(failed(`its process failed: ${error.message}`)));
    child.on("close", (code, signal) =>
      settle(failed(`its process ${ending(code, signal)}${lastComplaint(complaints)}`)),
    );
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
