import { Layer, VECTOR } from "./network";
import { splat } from "./vector";

/**
 * Sets to zero the weights and momenta that have all but vanished. Those of a unit that is never active shrink by a
 * constant factor a step until they are denormal, where they stay and where arithmetic is tens of times slower.
 * The step on the sphere squares them (`squared`), so there the limit is where the squares become denormal.
 */
export function clearVanishing<T>(layer: Layer, squared: bool): void {
  const least = sizeof<T>() == 4 ? (squared ? 1e-16 : 1e-30) : squared ? 1e-150 : 1e-200;
  const size = usize(layer.nodes) * usize(layer.matrixBytes);
  clear<T>(layer.weights, size, splat<T>(least));
  clear<T>(layer.momenta, size, splat<T>(least));
}

function clear<T>(from: usize, size: usize, least: v128): void {
  for (const end = from + size; from < end; from += VECTOR) {
    const value = v128.load(from);
    // Not "keep what is large": that would also clear a NaN.
    v128.store(from, v128.andnot(value, v128.lt<T>(v128.abs<T>(value), least)));
  }
}
