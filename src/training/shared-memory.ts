import type { Trajectory } from "../engine/run.ts";

/**
 * The same trajectory with all its weights in one piece of memory that threads share: sending it to another one copies
 * none.
 */
export function inSharedMemory({ snapshots, divergedAt }: Trajectory): Trajectory {
  const numbers = snapshots.reduce(
    (sum, { parameters: { matrices, biases } }) =>
      sum +
      matrices.reduce((all, { data }) => all + data.length, 0) +
      biases.reduce((all, b) => all + (b?.length ?? 0), 0),
    0,
  );
  const memory = new SharedArrayBuffer(8 * numbers);
  let used = 0;
  const moved = (data: Float64Array): Float64Array => {
    const place = new Float64Array(memory, 8 * used, data.length);
    place.set(data);
    used += data.length;
    return place;
  };
  return {
    snapshots: snapshots.map(({ parameters, ...rest }) => ({
      ...rest,
      parameters: {
        ...parameters,
        matrices: parameters.matrices.map((matrix) => ({ ...matrix, data: moved(matrix.data) })),
        biases: parameters.biases.map((bias) => (bias === null ? null : moved(bias))),
      },
    })),
    divergedAt,
  };
}
