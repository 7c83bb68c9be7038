import { graphCorners } from "#measure";
import { absolute, between, integer, property, random, seed, type TrialContext } from "#property";
import depthDoublesPieces from "../../theorems/approximation/depth-doubles-pieces.ts";
import { type Affine, networkFrom, rescaled, sawtoothLayers, type Weighted } from "./sawtooth.ts";

interface Draw {
  /** k. */
  tents: number;
  /** How far from ½ the peaks may lie. */
  irregular: number;
  from: number;
  width: number;
  /** m, of the network of one hidden layer. */
  units: number;
  seed: number;
}

function sawtooth({ tents, irregular, from, width, seed }: Draw): Affine[] {
  const { uniform } = random(seed, "peaks");
  const peaks = Array.from({ length: tents }, () => 0.5 + irregular * (2 * uniform() - 1));
  return rescaled(sawtoothLayers({ from, width, peaks }), seed);
}

function graph({ architecture, parameters }: Weighted, { from, width }: Draw) {
  return graphCorners(architecture, parameters, [from, from + width]);
}

/** The layers without one hidden neuron, of all of them the `neuron`-th. */
function without(layers: readonly Affine[], neuron: number): Affine[] {
  const k = Math.floor(neuron / 2);
  const others = <T>(list: readonly T[]) => list.filter((_, j) => j !== neuron % 2);
  return layers.map(({ rows, bias }, layer) => {
    if (layer === k) return { rows: others(rows), bias: others(bias) };
    return layer === k + 1 ? { rows: rows.map(others), bias } : { rows, bias };
  });
}

/** One hidden layer whose corners all lie inside the interval, and its training on 129 points of the sawtooth. */
async function oneLayer(drawn: Draw, train: TrialContext["train"]) {
  const { from, width, units, seed } = drawn;
  const { normal, uniform } = random(seed, "one layer");
  const weights = Array.from({ length: units }, normal);
  const { architecture, parameters } = networkFrom([
    { rows: weights.map((w) => [w]), bias: weights.map((w) => -w * (from + width * uniform())) },
    { rows: [weights.map(() => normal() / units)], bias: [0] },
  ]);
  const sampled = graph(networkFrom(sawtooth(drawn)), drawn);
  const points = Array.from({ length: 129 }, (_, i) => from + (width * i) / 128);
  const column = (data: number[]) => ({ rows: data.length, columns: 1, data: Float64Array.from(data) });
  const { states } = await train({
    network: { architecture, start: parameters },
    data: { inputs: column(points), targets: column(points.map((x) => heightAt(sampled, x))) },
    recipe: {
      learningRate: 0.02,
      schedule: "constant",
      decay: 0,
      biasDecay: 0,
      normalization: null,
      batches: { order: "random", size: 16 },
      momentum: 0,
      trains: "all layers",
      steps: 2000,
    },
    seed,
  });
  return states.map(({ parameters }) => ({ architecture, parameters }));
}

/** The height of a graph at x. */
function heightAt(corners: ReturnType<typeof graph>, x: number): number {
  const next = Math.max(
    1,
    corners.findIndex(([right]) => x <= right),
  );
  const [[left, low], [right, high]] = [corners[next - 1], corners[next]];
  return low + ((x - left) / (right - left)) * (high - low);
}

/** Tents of the largest sawtooth whose corners are kept for a figure: more than its 128 pieces could not be seen. */
const mostTents = 7;

export default property(depthDoublesPieces, {
  given: {
    tents: integer(1, 10),
    irregular: between(0, 0.3),
    from: between(-2, 2),
    width: between(0.5, 4),
    units: integer(1, 24),
    seed: seed(),
  },
  trial: async (drawn, { train }) => {
    const layers = sawtooth(drawn);
    const corners = graph(networkFrom(layers), drawn);
    const states = await oneLayer(drawn, train);
    const onePieces = states.map((state) => graph(state, drawn).length - 1);
    const relus = layers.slice(0, -1).reduce((sum, { bias }) => sum + bias.length, 0);
    const common = { pieces: corners.length - 1, k: drawn.tents, relus, m: drawn.units };
    return {
      measured: onePieces.map((pieces_one) => ({ ...common, pieces_one })),
      shows: {
        relus,
        pieces: common.pieces,
        one: [drawn.units, onePieces[onePieces.length - 1]] as const,
        corners: drawn.tents <= mostTents ? corners : null,
      },
    };
  },
  within: absolute(0.5, { because: "both sides are counts" }),
  controls: {
    "one ReLU fewer, a drawn one, of at least three tents": {
      formula: "pieces == 2^k",
      changes: (drawn) => ({ ...drawn, tents: Math.max(3, drawn.tents) }),
      trial: (drawn) => {
        const layers = without(sawtooth(drawn), drawn.seed % (2 * drawn.tents));
        return { measured: { pieces: graph(networkFrom(layers), drawn).length - 1, k: drawn.tents } };
      },
    },
    "a bound of one piece fewer": { formula: "pieces_one <= m" },
  },
  figures: (cases) => {
    const regular = (n: number) => [n, 2 ** (n / 2)] as const;
    const shallow = Array.from({ length: 24 }, (_, i) => [i + 1, i + 2] as const);
    // Of four tents or as near as there is: few enough to be seen.
    const nearest = cases
      .flatMap(({ drawn: { tents }, shows: { relus, corners } }) =>
        corners === null ? [] : [{ tents, relus, corners }],
      )
      .sort((a, b) => Math.abs(a.tents - 4) - Math.abs(b.tents - 4))
      .slice(0, 1);
    return [
      {
        title: "Pieces against ReLUs, in depth and in one layer",
        caption:
          "Linear pieces of the drawn compositions of tents, and of the networks of one hidden layer at the end of their training. The lines are 2^(n/2) of n ReLUs, two a layer, and n + 1.",
        x: { label: "hidden ReLUs, n", log: false },
        y: { label: "linear pieces", log: true },
        series: [
          {
            name: "composed",
            as: "dots",
            points: cases.map(({ shows }) => [shows.relus, shows.pieces] as const),
          },
          { name: "one hidden layer, trained", as: "dots", points: cases.map(({ shows }) => shows.one) },
          { name: "2^(n/2)", as: "line", points: [2, 20].map(regular) },
          { name: "n + 1", as: "line", points: shallow },
        ],
      },
      ...nearest.map(({ tents, relus, corners }) => ({
        title: "One of the sawtooths",
        caption: `What ${relus} ReLUs in ${tents} layers compute, drawn through the corners that were found.`,
        x: { label: "x", log: false },
        y: { label: "f(x)", log: false },
        series: [{ name: "f", as: "line" as const, points: corners }],
      })),
    ];
  },
});
