import type { Kernel, Precision } from "../src/engine/simd/kernel.ts";
import { calibrated, kernelModule, stepRate } from "./ours.ts";
import { productRate, SIDE } from "./product-rate.ts";
import type { Torch } from "./torch.ts";
import { flopsOf, type Variant, type Workload } from "./workloads.ts";

/** How long each round measures each side. */
const SECONDS = 0.5;

/** One way to make a workload's step. */
export interface Row {
  readonly workload: string;
  readonly precision: Precision;
  readonly by: "ours" | Variant;
  /** Of a step of one network. */
  readonly flops: number;
  /** Steps per second of each round; of a stack, those of all its networks. */
  readonly rates: readonly number[];
  /** Ours divided by PyTorch's, of each round; empty in our own row. */
  readonly ratios: readonly number[];
}

/** Operations per second of the bare product of 256 × 256 matrices, of each round; empty where it cannot be had. */
export interface ProductRates {
  readonly precision: Precision;
  readonly ours: readonly number[];
  readonly torch: readonly number[];
}

/** Times ours and every variant of PyTorch in turn, so that a busy machine slows all of them. */
export async function measured(
  kernel: Kernel,
  torch: Torch | null,
  workload: Workload,
  rounds: number,
): Promise<Row[]> {
  const { precision } = kernel;
  const steps = calibrated(kernel, workload, SECONDS);
  const variants = torch === null ? [] : workload.variants;
  const ours: number[] = [];
  const theirs: number[][] = variants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    ours.push(stepRate(kernel, workload, steps));
    for (const [i, variant] of variants.entries()) {
      if (torch !== null) theirs[i].push(await torch.time(workload, variant, precision, SECONDS));
    }
  }
  const shared = { workload: workload.name, precision, flops: flopsOf(workload) };
  return [
    { ...shared, by: "ours", rates: ours, ratios: [] },
    ...variants.map((by, i) => ({
      ...shared,
      by,
      rates: theirs[i],
      ratios: theirs[i].map((rate, round) => ours[round] / rate),
    })),
  ];
}

/** Times the bare products in turn. */
export async function measuredProducts(
  precision: Precision,
  torch: Torch | null,
  rounds: number,
): Promise<ProductRates> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const rate = productRate(kernelModule(), precision, SECONDS / 2);
    if (rate !== null) ours.push(rate);
    if (torch !== null) theirs.push(await torch.product(SIDE, precision, SECONDS / 2));
  }
  return { precision, ours, torch: theirs };
}
