import { graphCorners, quadraticError } from "#measure";
import { between, integer, property, relative, seed } from "#property";
import depthSquaresTheError from "../../theorems/approximation/depth-squares-the-error.ts";
import { interpolantLayers, networkFrom, rescaled } from "./sawtooth.ts";

interface Draw {
  /** m. */
  depth: number;
  /** |α|, and its sign. */
  bend: number;
  upward: number;
  beta: number;
  gamma: number;
  from: number;
  width: number;
  seed: number;
}

/** The network of a depth, as it is on the interval: its hidden ReLUs and pieces, and the error. */
function interpolant({ bend, upward, beta, gamma, from, width, seed }: Draw, depth: number) {
  const quadratic = { alpha: (2 * upward - 1) * bend, beta, gamma };
  const layers = rescaled(interpolantLayers(quadratic, { from, width, depth }), seed);
  const { architecture, parameters } = networkFrom(layers);
  const corners = graphCorners(architecture, parameters, [from, from + width]);
  const relus = layers.slice(0, -1).reduce((sum, { bias }) => sum + bias.length, 0);
  return { relus, pieces: corners.length - 1, error: quadraticError(quadratic, corners) };
}

/** @param depth of the network whose error is said to be that of the drawn depth. */
function measured(drawn: Draw, { depth = drawn.depth, deep = 2 * drawn.depth + 1 } = {}) {
  const { pieces, error } = interpolant(drawn, depth);
  const A = drawn.bend * drawn.width * drawn.width;
  return { pieces, m: drawn.depth, error, A, error_deep: interpolant(drawn, deep).error };
}

export default property(depthSquaresTheError, {
  given: {
    depth: integer(1, 5),
    bend: between(0.5, 2),
    upward: integer(0, 1),
    beta: between(-2, 2),
    gamma: between(-2, 2),
    from: between(-2, 2),
    width: between(0.5, 4),
    seed: seed(),
  },
  trial: (drawn) => {
    const A = drawn.bend * drawn.width * drawn.width;
    const depths = [drawn.depth, 2 * drawn.depth + 1];
    return {
      measured: measured(drawn),
      shows: depths.map((depth) => {
        const { relus, error } = interpolant(drawn, depth);
        return [relus, error / A] as const;
      }),
    };
  },
  within: relative(1e-5, {
    because:
      "float64 rounding, relative to errors of down to 6e-8 A: on seeds 1 to 5 the worst of 200 draws is off by 4.3e-7. A layer more or less is a factor of four",
  }),
  controls: {
    "one layer fewer": {
      formula: "error / A == 4^(-(m + 1))",
      trial: (drawn) => ({ measured: measured(drawn, { depth: drawn.depth - 1 }) }),
    },
    "twice the depth alone": {
      formula: "error_deep / A == (error / A)^2",
      trial: (drawn) => ({ measured: measured(drawn, { deep: 2 * drawn.depth }) }),
    },
  },
  figures: (cases) => {
    const depths = Array.from({ length: 11 }, (_, i) => i + 1);
    const relus = Array.from({ length: 33 }, (_, i) => i + 1);
    return [
      {
        title: "The error of the square against ReLUs, in depth and in one layer",
        caption:
          "Largest distance of the drawn networks from their quadratic, as a share of A: two depths a case. The upper line is the least error that one hidden layer of n ReLUs can have, the lower one 4^−(n/3 + 1), of three ReLUs a layer.",
        x: { label: "hidden ReLUs, n", log: false },
        y: { label: "sup |q − f| / A", log: true },
        series: [
          { name: "composed", as: "dots", points: cases.flatMap(({ shows }) => shows) },
          {
            name: "one hidden layer, 1/8(n + 1)²",
            as: "line",
            points: relus.map((n) => [n, 1 / (8 * (n + 1) ** 2)] as const),
          },
          { name: "4^−(n/3 + 1)", as: "line", points: depths.map((m) => [3 * m, 4 ** -(m + 1)] as const) },
        ],
      },
    ];
  },
});
