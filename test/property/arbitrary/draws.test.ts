import type fc from "fast-check";
import { expect, test } from "vitest";
import { drawCases } from "../../../src/case/draw.ts";
import { inputsOf, type Layer, outputsOf } from "../../../src/network/layer.ts";
import { anyConvolutional, anyDense, anyNetwork } from "../../../src/property/arbitrary/any-network.ts";
import { anyDigits, anyImages, anyMixture, datasetOf } from "../../../src/property/arbitrary/data.ts";
import { networkOf } from "../../../src/property/arbitrary/network.ts";
import { seed } from "../../../src/property/arbitrary/numbers.ts";
import { anySgd } from "../../../src/property/arbitrary/recipe.ts";

/**
 * A layer with the lengths of what it reads and gives, and of a convolution the kernel and stride that the image
 * allows.
 */
function shape(layer: Layer): string {
  const convolution = layer.kind === "convolution" ? ` kernel ${layer.kernel} stride ${layer.stride}` : "";
  return `  ${inputsOf(layer)} → ${outputsOf(layer)}${convolution}${layer.bias ? " bias" : ""}`;
}

/** The first five cases of seed 2023, one a line, and below each network its layers and its first weight. */
function listed(title: string, given: Readonly<Record<string, fc.Arbitrary<unknown>>>): string {
  const lines = drawCases(given as { network: ReturnType<typeof anyNetwork> }, 2023, 5).flatMap((drawn) => {
    const { data, network } = drawn as { network?: typeof drawn.network; data?: Parameters<typeof datasetOf>[0] };
    if (data === undefined || network === undefined) return [JSON.stringify(drawn)];
    const { architecture, start } = networkOf(network, datasetOf(data));
    return [JSON.stringify(drawn), ...architecture.layers.map(shape), `  ${start.matrices[0].data[0]}`];
  });
  return [title, ...lines, ""].join("\n");
}

test("what a seed draws: this changes only with the cases of every claim, and then in the open", async () => {
  const text = [
    listed("mixtures", { data: anyMixture() }),
    listed("digits", { data: anyDigits() }),
    listed("recipes", {
      recipe: anySgd({ learningRate: [0.05, 0.2], decay: [1e-3, 5e-3], batchSize: [2, 32] }),
      seed: seed(),
    }),
    listed("dense networks on mixtures", { data: anyMixture(), network: anyDense({ outputGain: 4 }) }),
    listed("convolutional networks on images", { data: anyImages(), network: anyConvolutional({ bias: "last" }) }),
    listed("convolutional networks on digits", { data: anyDigits(), network: anyConvolutional() }),
    listed("networks on images", { data: anyImages(), network: anyNetwork() }),
  ].join("\n");
  await expect(text).toMatchFileSnapshot("draws.txt");
});
