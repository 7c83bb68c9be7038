import * as tf from "@tensorflow/tfjs-core";

/** Frees every tensor that `compute` made, save those in its result. */
export function tidied<T extends object>(compute: () => T): T {
  return tf.tidy(compute as () => tf.TensorContainer) as T;
}

/** Frees all tensors in an object or a list, however deep. */
export function freed(tensors: object): void {
  tf.dispose(tensors as tf.TensorContainer);
}

/** Frees the tensors of `old` that `fresh` has not taken over. */
export function freedBut(old: object, fresh: object): void {
  const taken = new Set(tf.tensor_util.getTensorsInContainer(fresh as tf.TensorContainer));
  freed(tf.tensor_util.getTensorsInContainer(old as tf.TensorContainer).filter((tensor) => !taken.has(tensor)));
}
