import type { Property } from "../property/property.ts";

/**
 * Reads a claim's property. Nothing is drawn or trained by that.
 * @param file its URL, of the source or of what a bundle made of it.
 * @throws Error when it does not export one.
 */
export async function loadProperty(id: string, file: string): Promise<Property> {
  const module = (await import(file)) as { default?: Property };
  if (module.default?.specification === undefined)
    throw new Error(`properties/${id}.property.ts has no property: export default property(theorem, { … })`);
  return module.default;
}
