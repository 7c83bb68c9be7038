import { anyDigits, property, strict } from "#property";
import depthAndSize from "../../theorems/generalization/depth-and-size-gain-orders-of-magnitude.ts";
import { anyNoise, deep, enlarged, gainFigure, gainsOfStacks } from "./deep-and-shallow.ts";
import { gain } from "./gain.ts";

export default property(depthAndSize, {
  given: { data: anyNoise, network: deep },
  populations: { noise: {}, "enlarged digits": { data: anyDigits({ perClass: [2], pooled: false }) } },
  trial: ({ data, network }) => {
    const measured = { gain: gain(network, enlarged(data), "patches") };
    const depth = network.kind === "dense" ? 0 : network.convolutions.length;
    return { measured, shows: { depth, ...measured, ofStacks: gainsOfStacks() } };
  },
  within: strict({ because: "two orders of magnitude are the fewest that the plural speaks of" }),
  controls: {
    "two convolutions of stride 2": {
      changes: ({ data, network }) => ({
        data,
        network:
          network.kind === "dense"
            ? network
            : { ...network, convolutions: network.convolutions.slice(0, 2).map((each) => ({ ...each, stride: 2 })) },
      }),
    },
  },
  figures: (cases) => [
    {
      title: "The gain of deep networks on larger images",
      caption: "Dense bound over the bound by patches, a point a case, spread out within its number of convolutions.",
      x: { label: "number of convolutions", log: false },
      y: { label: "gain", log: true },
      series: [
        ...["noise", "enlarged digits"].map((name) => ({
          name,
          as: "dots" as const,
          points: cases
            .filter(({ population }) => population === name)
            .map(({ shows }, i) => [shows.depth + ((i % 10) - 4.5) / 20, shows.gain] as const),
        })),
        {
          name: "two orders of magnitude",
          as: "line",
          points: [
            [3.5, 100],
            [6.5, 100],
          ],
        },
      ],
    },
    ...cases.slice(0, 1).map(({ shows }) => gainFigure(shows.ofStacks)),
  ],
});
