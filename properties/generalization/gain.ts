import { denseBound, sparseBound } from "#measure";
import { type Dataset, networkOf } from "#property";

type Form = Parameters<typeof sparseBound>[3];

/** The dense bound of a drawn network over its sparse one: above 1 the kernels' norms say more. */
export function gain(draw: Parameters<typeof networkOf>[0], data: Dataset, form: Form): number {
  const { architecture, start } = networkOf(draw, data);
  return denseBound(architecture, start, data.inputs) / sparseBound(architecture, start, data.inputs, form);
}

/** The same images with all energy in the first pixel and every `step`-th after it, where every channel is 1. */
export function lit(data: Dataset, step: number): Dataset {
  const channels = data.image?.channels ?? 1;
  const { columns } = data.inputs;
  const numbers = data.inputs.data.map((_, i) => (Math.floor((i % columns) / channels) % step === 0 ? 1 : 0));
  return { ...data, inputs: { ...data.inputs, data: numbers } };
}
