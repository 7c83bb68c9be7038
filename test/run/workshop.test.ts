import { expect, test } from "vitest";
import { referenceEngine } from "../../src/engine/reference/reference.ts";
import type { PreciseChoice } from "../../src/engine/start.ts";
import { workshop } from "../../src/run/workshop.ts";
import type { Shelf } from "../../src/training/trainer.ts";
import { below } from "../property/example.ts";

const untried = () => expect.unreachable();
const exact = below("exact", untried);
const typical = below("typical", untried);
const shelf: Shelf = { take: async () => null, put() {}, fail() {} };

/** A workshop with a note of the engines that it starts. */
function noted(settings: Parameters<typeof workshop>[0]["settings"]) {
  const started: PreciseChoice[] = [];
  const start = (choice: PreciseChoice) => {
    started.push(choice);
    return { ...referenceEngine(), precision: choice.precision };
  };
  return { started, shop: workshop({ settings, shelf, start, property: async () => exact }) };
}

test("claims of one precision share an engine, which is started when it is first needed", () => {
  const { started, shop } = noted({ engine: "auto", backend: null, precision: null });
  expect(started).toEqual([]);
  expect(shop.trainer(exact).precision).toBe("float64");
  expect(shop.trainer(typical).precision).toBe("float32");
  expect(shop.trainer(below("typical", untried))).toBe(shop.trainer(typical));
  expect(started).toEqual([
    { engine: "simd", backend: null, precision: "float64" },
    { engine: "simd", backend: null, precision: "float32" },
  ]);
});

test("replays are in the claim's own precision, whatever the run's is, and apart from its shelf", () => {
  const { started, shop } = noted({ engine: "simd", backend: null, precision: "float64" });
  const { trainer, other } = shop.standard(typical);
  expect(trainer.precision).toBe("float32");
  expect(other).toBe("simd, float64");
  expect(shop.trainer(typical).precision).toBe("float64");
  const { trainer: standard } = shop.standard(exact);
  expect(standard.precision).toBe("float64");
  expect(standard).not.toBe(shop.trainer(exact));
  expect(started).toHaveLength(3);
});

test("replays are by simd where another engine trains", () => {
  const { started, shop } = noted({ engine: "tfjs", backend: "webgpu", precision: null });
  shop.trainer(typical);
  expect(shop.standard(typical).other).toBe("tfjs (webgpu), float32");
  expect(started).toEqual([
    { engine: "tfjs", backend: "webgpu", precision: "float32" },
    { engine: "simd", backend: null, precision: "float32" },
  ]);
});
