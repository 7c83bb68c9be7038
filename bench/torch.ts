import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Precision } from "../src/engine/simd/kernel.ts";
import type { Variant, Workload } from "./workloads.ts";

/** What a comparison with PyTorch is worth depends on these. */
export interface TorchSetting {
  readonly python: string;
  /** PyTorch's version. */
  readonly torch: string;
  readonly threads: number;
  /** The file of the BLAS that multiplies matrices, where the system tells. */
  readonly blas: string | null;
  /** Whether float32 convolutions have oneDNN's kernels. */
  readonly oneDNN: boolean;
}

/** A Python process that makes the same steps with PyTorch, one request at a time. */
export interface Torch {
  readonly setting: TorchSetting;
  /** Sends a workload's start and data; the other requests name it. */
  define(workload: Workload): Promise<void>;
  /** The weights after the given batches, a list of matrices for each network looked at: ours, flat, row by row. */
  train(
    workload: Workload,
    variant: Variant,
    precision: Precision,
    batches: readonly (readonly number[])[],
  ): Promise<Float64Array[][]>;
  /** Steps per second, counted once for each network that is trained at once. */
  time(workload: Workload, variant: Variant, precision: Precision, seconds: number): Promise<number>;
  /** Operations per second of the product of two square matrices. */
  product(side: number, precision: Precision, seconds: number): Promise<number>;
  dispose(): void;
}

/** One thread each, whatever library does the arithmetic. */
const ONE_THREAD = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

/** Starts the first Python that has PyTorch: $PYTHON, Debian's, the one in PATH. Null when none has. */
export async function startTorch(): Promise<Torch | null> {
  for (const python of [process.env.PYTHON, "/usr/bin/python3", "python3"]) {
    if (python === undefined || python === "") continue;
    const torch = await start(python);
    if (torch !== null) return torch;
  }
  return null;
}

/** Null when there is no such Python, or it has no PyTorch. @throws Error when the script fails. */
async function start(python: string): Promise<Torch | null> {
  const script = fileURLToPath(new URL("torch_steps.py", import.meta.url));
  const child = spawn(python, [script], { env: { ...process.env, ...ONE_THREAD } });
  const complaints: string[] = [];
  child.stderr.on("data", (text) => complaints.push(String(text)));
  // A process that ends under a request closes stdout too, which is told from there.
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  try {
    await once(child, "spawn");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const read = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done) throw new Error(`PyTorch's process ended:\n${complaints.join("")}`);
    return JSON.parse(line.value);
  };
  const hello = (await read()) as Omit<TorchSetting, "python"> | { readonly missing: string };
  return "missing" in hello ? null : torchOf(child, { python, ...hello }, read);
}

function torchOf(child: ChildProcessWithoutNullStreams, setting: TorchSetting, read: () => Promise<unknown>): Torch {
  const ask = async <Value>(request: object): Promise<Value> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = (await read()) as { readonly value: Value } | { readonly error: string };
    if ("error" in answer) throw new Error(`PyTorch: ${answer.error}`);
    return answer.value;
  };
  return {
    setting,
    define: async ({ name, batch, rate, lambda, run: { architecture, start, data } }) => {
      await ask({
        do: "define",
        workload: name,
        layers: architecture.layers,
        batch,
        rate,
        decay: lambda,
        start: start.matrices.map((matrix) => encoded(matrix.data)),
        inputs: encoded(data.inputs.data),
        targets: encoded(data.targets.data),
      });
    },
    train: async ({ name }, variant, precision, batches) => {
      const networks = await ask<string[][]>({ do: "train", workload: name, variant, precision, batches });
      return networks.map((matrices) => matrices.map(decoded));
    },
    time: ({ name }, variant, precision, seconds) => ask({ do: "time", workload: name, variant, precision, seconds }),
    product: (side, precision, seconds) => ask({ do: "product", side, precision, seconds }),
    dispose: () => {
      child.stdin.end();
    },
  };
}

function encoded({ buffer, byteOffset, byteLength }: Float64Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("base64");
}

function decoded(text: string): Float64Array {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  return new Float64Array(bytes.buffer);
}
