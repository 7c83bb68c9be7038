import { describe, expect, test } from "vitest";
import { engineInWords, engineOf, plainSettings, profileInWords } from "../../src/run/settings.ts";
import { below } from "../property/example.ts";

const untried = () => expect.unreachable();
const exact = below("exact", untried);
const typical = below("typical", untried);
const precise = below("typical", untried, { precision: "float64" });

const plain = { engine: "auto", backend: null, precision: null } as const;

test("a plain run draws the cases of seed 2023 on the quick profile, by the engine that it finds", () => {
  expect(plainSettings(63)).toEqual({ ...plain, seed: 2023, profile: "quick", cases: null, claims: 63 });
});

describe("a claim is trained", () => {
  const inWords = (property: typeof exact, settings: Parameters<typeof engineOf>[1]) =>
    engineInWords(engineOf(property, settings));

  test("in float64 where it is exact or asks for it, else in float32", () => {
    expect(inWords(exact, plain)).toBe("simd, float64");
    expect(inWords(typical, plain)).toBe("simd, float32");
    expect(inWords(precise, plain)).toBe("simd, float64");
  });

  test("in the run's precision, but never in less than it asks for", () => {
    expect(inWords(exact, { ...plain, precision: "float32" })).toBe("simd, float32");
    expect(inWords(typical, { ...plain, precision: "float64" })).toBe("simd, float64");
    expect(inWords(precise, { ...plain, precision: "float32" })).toBe("simd, float64");
  });

  test("by a GPU in float32 alone", () => {
    const tfjs = { engine: "tfjs", backend: "webgpu", precision: null } as const;
    expect(inWords(typical, tfjs)).toBe("tfjs (webgpu), float32");
    expect(inWords(exact, tfjs)).toBe("simd, float64");
    expect(inWords(typical, { ...tfjs, engine: "auto" })).toBe("simd and tfjs (webgpu), float32");
  });

  test("by the reference in float64 alone", () => {
    const reference = { engine: "reference", backend: null, precision: null } as const;
    expect(inWords(typical, reference)).toBe("reference, float64");
  });
});

test("a report calls the profile by its name, with the number of cases where that was given", () => {
  expect(profileInWords({ profile: "full", cases: null })).toBe("full");
  expect(profileInWords({ profile: "quick", cases: 1000 })).toBe("quick, 1000 cases");
});
