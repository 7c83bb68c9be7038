import { formatNumber } from "./number.ts";

/** One axis of a plot: its range, a little wider than the values, and where its ticks stand. */
export interface Scale {
  readonly label: string;
  readonly log: boolean;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly tickLabels: readonly string[];
}

/** Beyond it the width of a range is no longer a number. */
const LARGEST = 1e300;

/** Whether a coordinate has a place on an axis: finite, not beyond 1e300, and positive if the axis is logarithmic. */
export function drawable(value: number, log: boolean): boolean {
  return Math.abs(value) <= LARGEST && (!log || value > 0);
}

/** The axis for the drawable ones of the values, of which there must be one. */
export function scaleOf(values: readonly number[], label: string, log: boolean): Scale {
  const shown = values.filter((value) => drawable(value, log)).map((value) => (log ? Math.log10(value) : value));
  const least = shown.reduce((a, b) => Math.min(a, b));
  const most = shown.reduce((a, b) => Math.max(a, b));
  // Values that are equal up to rounding still need a range to stand in.
  const width = Math.max(most - least, log ? 0.2 : Math.max(Math.abs(least), Math.abs(most)) * 1e-12);
  const pad = 0.05 * (width || 1);
  const middle = least / 2 + most / 2;
  const low = middle - width / 2 - pad;
  const high = middle + width / 2 + pad;
  const ticks = log ? logTicks(low, high) : niceTicks(low, high);
  return {
    label,
    log,
    low: log ? Math.max(10 ** low, Number.MIN_VALUE) : low,
    high: log ? 10 ** high : high,
    ticks,
    tickLabels: distinctLabels(ticks),
  };
}

/** Whether values are all positive and span more than two decades, so that a log axis shows them better. */
export function suitsLog(values: readonly number[]): boolean {
  const finite = values.filter((value) => drawable(value, false));
  return finite.every((value) => value > 0) && Math.max(...finite) / Math.min(...finite) > 100;
}

/** Multiples of 1, 2 or 5 times a power of ten, three to eight of them. */
function niceTicks(low: number, high: number): readonly number[] {
  const rough = (high - low) / 7;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  // 15 digits take off the rounding error of the product: 3 · 0.1 is to be 0.3.
  return Array.from({ length: Math.min(Math.max(count, 0), 12) }, (_, k) =>
    Number(((first + k) * step).toPrecision(15)),
  );
}

/** Powers of ten, at most eight; within two decades also multiples of them; within a fraction of one, linear ticks. */
function logTicks(low: number, high: number): readonly number[] {
  const every = Math.max(1, Math.ceil((high - low) / 8));
  const factors = high - low > 2 ? [1] : high - low > 1 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(low / every) * every; power <= high; power += every) {
    // Number("1e-5") is exact where 10 ** -5 need not be.
    ticks.push(...factors.map((factor) => Number(`${factor}e${power}`)));
  }
  const inside = ticks.filter((tick) => tick > 0 && Math.log10(tick) >= low && Math.log10(tick) <= high);
  return inside.length >= 2 ? inside : niceTicks(10 ** low, 10 ** high);
}

/** Labels of three digits, or of all where three do not tell the ticks apart. */
function distinctLabels(ticks: readonly number[]): readonly string[] {
  const short = ticks.map((tick) => formatNumber(tick));
  return new Set(short).size === ticks.length ? short : ticks.map(String);
}
