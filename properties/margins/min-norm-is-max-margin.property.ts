import { largestMargin, leastNormSolution } from "#measure";
import { anyPoints, property, relative } from "#property";
import minNormIsMaxMargin from "../../theorems/margins/min-norm-is-max-margin.ts";

function norm(vector: ArrayLike<number>): number {
  return Math.sqrt(Array.from(vector).reduce((sum, x) => sum + x * x, 0));
}

export default property(minNormIsMaxMargin, {
  // The labels are in the signs: z_n = y_n x_n.
  given: { signed: anyPoints({ count: [2, 2], dimension: 2, reach: 3 }) },
  populations: {
    "two in the plane": {},
    "three in space": { signed: anyPoints({ count: [3, 3], dimension: 3, reach: 3 }) },
  },
  trial: ({ signed }, { assume }) => {
    const points = { rows: signed.length, columns: signed[0].length, data: Float64Array.from(signed.flat()) };
    const ones = { rows: signed.length, columns: 1, data: new Float64Array(signed.length).fill(1) };
    const w = leastNormSolution(points, ones).data;
    const margins = signed.map((z) => z.reduce((sum, x, i) => sum + x * w[i], 0));
    assume(
      margins.every((margin) => Math.abs(margin - 1) < 1e-9),
      "some w interpolates",
    );
    const margin = Math.min(...margins) / norm(w);
    const best = largestMargin(points);
    return { measured: { margin, best }, shows: [best, margin] as const };
  },
  within: relative(1e-9, {
    because:
      "float64 rounding of two pseudo-inverses. On seeds 1 to 5 both margins are equal within 1e-14, or else 3e-4 and more apart: in 37 of 183 sets in the plane and in 105 of 185 in space",
  }),
  controls: {
    "orthogonal inputs": {
      changes: ({ signed }) => ({
        signed: signed.map((z, n) => z.map((_, i) => (i === n ? 1 + z.reduce((sum, x) => sum + Math.abs(x), 0) : 0))),
      }),
    },
  },
  figures: (cases) => {
    const most = Math.max(...cases.map(({ shows: [best] }) => best));
    return [
      {
        title: "The shortest interpolant against the largest margin",
        caption:
          "One point a drawn set of inputs. On the line the shortest interpolant has the largest margin; below it some other w separates better.",
        x: { label: "largest margin", log: false },
        y: { label: "margin of the shortest interpolant", log: false },
        series: [
          ...["two in the plane", "three in space"].map((name) => ({
            name,
            as: "dots" as const,
            points: cases.filter(({ population }) => population === name).map(({ shows }) => shows),
          })),
          {
            name: "equal",
            as: "line",
            points: [
              [0, 0],
              [most, most],
            ],
          },
        ],
      },
    ];
  },
});
