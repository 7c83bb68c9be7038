// Times the training kernel beside PyTorch; see README.md.
import { writeFileSync } from "node:fs";
import { UsageError } from "../src/cli/usage-error.ts";
import { build } from "../src/engine/simd/build.mjs";
import { checkAgreement } from "./agreement.ts";
import { measured, measuredProducts, type ProductRates, type Row } from "./measure.ts";
import { chosen, type Options, optionsFrom, usage } from "./options.ts";
import { loadKernel } from "./ours.ts";
import { busyWarning, machine, torchLine, torchWarning } from "./setting.ts";
import { heading, productLine, rowsOf } from "./table.ts";
import { startTorch, type Torch } from "./torch.ts";
import { whereLine, whereTimeGoes } from "./where.ts";
import { workloads } from "./workloads.ts";

async function bench(options: Options): Promise<void> {
  // Chosen among all, so that a mistyped word is told before anything is built.
  const names = new Set(chosen(workloads, options.only).map(({ name }) => name));
  await build();
  if (options.where) return where(names);
  const torch = await startTorch();
  try {
    await compare(options, names, torch);
  } finally {
    torch?.dispose();
  }
}

async function where(names: ReadonlySet<string>): Promise<void> {
  const kernels = [loadKernel("float32"), loadKernel("float64")];
  console.log(machine());
  for (const workload of workloads.filter(({ name }) => names.has(name))) {
    for (const kernel of kernels) console.log(whereLine(workload, kernel, await whereTimeGoes(kernel, workload)));
  }
}

async function compare({ rounds, json }: Options, names: ReadonlySet<string>, torch: Torch | null): Promise<void> {
  const busy = busyWarning();
  const kernels = [loadKernel("float32"), loadKernel("float64")];
  const timed = workloads.filter(({ name }) => names.has(name));
  console.log(machine());
  if (busy !== "") console.log(busy);
  console.log(torchLine(torch?.setting ?? null));
  if (torch !== null) {
    for (const workload of timed) {
      await torch.define(workload);
      for (const kernel of kernels) await checkAgreement(kernel, torch, workload);
    }
    if (timed.length > 0) console.log("Both sides reach the same weights in every workload below.");
  }
  const products: ProductRates[] = [];
  const rows: Row[] = [];
  if (timed.length > 0) {
    for (const { precision } of kernels) products.push(await measuredProducts(precision, torch, rounds));
    for (const product of products) if (productLine(product) !== "") console.log(productLine(product));
    console.log(`\n${heading()}`);
  }
  for (const workload of timed) {
    for (const [i, kernel] of kernels.entries()) {
      const some = await measured(kernel, torch, workload, rounds);
      rows.push(...some);
      console.log(rowsOf(some, products[i]));
    }
  }
  const torchSetting = torch?.setting ?? null;
  const warning = torchWarning(torchSetting);
  if (warning !== "") console.log(`\n${warning}`);
  if (json === null) return;
  writeFileSync(
    json,
    `${JSON.stringify({ machine: machine(), busy, torch: torchSetting, products, rows }, null, 2)}\n`,
  );
}

try {
  const options = optionsFrom(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await bench(options);
} catch (error) {
  const expected = error instanceof UsageError;
  console.error(`bench: ${expected ? error.message : error instanceof Error ? error.stack : error}`);
  process.exitCode = expected ? 2 : 1;
}
