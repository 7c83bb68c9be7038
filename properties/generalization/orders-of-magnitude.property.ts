import { datasetOf, property, strict } from "#property";
import ordersOfMagnitude from "../../theorems/generalization/orders-of-magnitude.ts";
import { deepened, enlarged, shallow } from "./deep-and-shallow.ts";
import { gain } from "./gain.ts";

export default property(ordersOfMagnitude, {
  given: shallow,
  trial: ({ data, network }) => {
    const measured = { gain: gain(network, datasetOf(data), "patches") };
    return { measured, shows: { depth: network.kind === "dense" ? 0 : network.convolutions.length, ...measured } };
  },
  within: strict({ because: "one order of magnitude, where the claim speaks of several" }),
  atLeast: 20,
  controls: {
    "three convolutions of stride 1 before them, and digits enlarged to 56×56": {
      changes: ({ data, network }) => ({
        data: data.kind === "digits" ? { ...data, pooled: false } : data,
        network: deepened(network),
      }),
      trial: ({ data, network }) => ({ measured: { gain: gain(network, enlarged(data), "patches") } }),
    },
  },
  figures: (cases) => [
    {
      title: "The gain of small networks on 14×14 digits",
      caption: "Dense bound over the bound by patches, a point a case, spread out within its number of convolutions.",
      x: { label: "number of convolutions", log: false },
      y: { label: "gain", log: true },
      series: [
        {
          name: "drawn network",
          as: "dots",
          points: cases.map(({ shows }, i) => [shows.depth + ((i % 10) - 4.5) / 20, shows.gain] as const),
        },
        {
          name: "one order of magnitude",
          as: "line",
          points: [
            [0.5, 10],
            [4.5, 10],
          ],
        },
      ],
    },
  ],
});
