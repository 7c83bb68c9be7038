import { cpus, loadavg } from "node:os";
import type { TorchSetting } from "./torch.ts";

/** What ours runs on. */
export function machine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model ?? "unknown processor"}, Node ${process.versions.node}, V8 ${process.versions.v8}`;
}

/** A warning where other programs have kept the processors busy for the last minute, empty elsewhere. */
export function busyWarning(): string {
  const [load] = loadavg();
  return load < 0.5
    ? ""
    : `WARNING: other programs are running (load ${load.toFixed(1)}): times, and above all two workers', suffer.`;
}

/** What PyTorch runs on, or how to get it. */
export function torchLine(setting: TorchSetting | null): string {
  if (setting === null) {
    return "PyTorch was not found, so ours stands alone: apt-get install python3-torch libopenblas0-pthread, or set PYTHON to a\nPython that has it.";
  }
  const { python, torch, threads, blas, oneDNN } = setting;
  return `PyTorch ${torch} of ${python}, ${threads} thread, BLAS ${blas ?? "unknown"}, ${oneDNN ? "with" : "without"} oneDNN`;
}

/** A warning where PyTorch is much slower than it need be, empty elsewhere. */
export function torchWarning(setting: TorchSetting | null): string {
  // Debian's libblas3 is the Fortran reference, a tenth as fast as OpenBLAS.
  if (!/\/blas\/libblas\.so/.test(setting?.blas ?? "")) return "";
  return "WARNING: PyTorch multiplies with the reference BLAS here, a tenth as fast as what it is usually built with. These ratios\nflatter us: apt-get install libopenblas0-pthread, and measure again.";
}
