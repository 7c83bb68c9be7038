/**
 * The two tables that the kernel reads, field by field as in assembly/network.ts. Addresses and counts are i32; a field
 * is aligned to its own size, as in C.
 */
type Fields = readonly (readonly [name: string, type: "i32" | "f64"])[];

export const LAYER_FIELDS = [
  ["inputs", "i32"],
  ["outputs", "i32"],
  ["activation", "i32"],
  ["trainable", "i32"],
  ["biased", "i32"],
  ["positions", "i32"],
  ["nodes", "i32"],
  ["nodeInputs", "i32"],
  ["segments", "i32"],
  ["segmentBytes", "i32"],
  ["segmentStride", "i32"],
  ["patches", "i32"],
  ["places", "i32"],
  ["patchStride", "i32"],
  ["placeStride", "i32"],
  ["outputBytes", "i32"],
  ["panelRows", "i32"],
  ["matrixBytes", "i32"],
  ["weights", "i32"],
  ["momenta", "i32"],
  ["bias", "i32"],
  ["biasMomenta", "i32"],
  ["output", "i32"],
  ["sampleBytes", "i32"],
  ["delta", "i32"],
  ["pooled", "i32"],
  ["pooledDelta", "i32"],
  ["toInputDelta", "i32"],
  ["overlapping", "i32"],
  ["lambda", "f64"],
] as const satisfies Fields;

export const RUN_FIELDS = [
  ["layers", "i32"],
  ["layerCount", "i32"],
  ["normalized", "i32"],
  ["step", "i32"],
  ["sameBatch", "i32"],
  ["samples", "i32"],
  ["sampleBytes", "i32"],
  ["targets", "i32"],
  ["input", "i32"],
  ["offsets", "i32"],
  ["pieces", "i32"],
  ["pieceBytes", "i32"],
  ["pieceStride", "i32"],
  ["packedInputs", "i32"],
  ["packedDeltas", "i32"],
  ["transposed", "i32"],
  ["rates", "i32"],
  ["sizes", "i32"],
  ["indices", "i32"],
  ["momentum", "f64"],
  ["biasLambda", "f64"],
  ["lambda", "f64"],
  ["scaleRate", "f64"],
  ["scale", "f64"],
  ["integratedRate", "f64"],
] as const satisfies Fields;

type Values<F extends Fields> = { readonly [name in F[number][0]]: number };

/** Bytes of a table. */
export function tableBytes(fields: Fields): number {
  return offsets(fields).end;
}

/** Writes every field of a table at `address`. */
export function writeTable<F extends Fields>(view: DataView, address: number, fields: F, values: Values<F>): void {
  const { at } = offsets(fields);
  for (const [i, [name, type]] of fields.entries()) {
    const value = values[name as F[number][0]];
    if (type === "f64") view.setFloat64(address + at[i], value, true);
    else view.setInt32(address + at[i], value, true);
  }
}

/** Reads the float64 field `name` of the table at `address`. */
export function readField<F extends Fields>(view: DataView, address: number, fields: F, name: F[number][0]): number {
  return view.getFloat64(address + offsets(fields).at[fields.findIndex((field) => field[0] === name)], true);
}

function offsets(fields: Fields): { at: number[]; end: number } {
  let end = 0;
  const at = fields.map(([, type]) => {
    const size = type === "f64" ? 8 : 4;
    const offset = Math.ceil(end / size) * size;
    end = offset + size;
    return offset;
  });
  return { at, end };
}
