import * as v from "valibot";

/**
 * Values by a name that is not known beforehand, such as a symbol's. Any name will do: valibot's own record leaves out
 * "constructor", "prototype" and "__proto__" without a word.
 */
export function byName<const S extends v.GenericSchema>(member: S) {
  return v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(isObject, "an object"),
    v.rawTransform<Readonly<Record<string, unknown>>, Record<string, v.InferOutput<S>>>(
      ({ dataset: { value: members }, config, addIssue, NEVER }) => {
        const entries: [string, v.InferOutput<S>][] = [];
        for (const [key, value] of Object.entries(members)) {
          // The settings are the same for any schema.
          const read = v.safeParse(member, value, config as v.Config<v.InferIssue<S>>);
          if (!read.success) {
            const [{ input, message, path = [] }] = read.issues;
            addIssue({
              input,
              message,
              path: [{ type: "object", origin: "value", input: members, key, value }, ...path],
            });
            return NEVER;
          }
          entries.push([key, read.output]);
        }
        // fromEntries, unlike assignment, makes an own field even of the name "__proto__".
        return Object.fromEntries(entries);
      },
    ),
  );
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
