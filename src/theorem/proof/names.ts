/** An expression that cannot be translated: the message names the part, and what may stand there. */
export class TranslationError extends Error {
  override name = "TranslationError";
}

/** Names that z3 or cvc5 have for something else. */
const taken = new Set(["lambda", "pi", "exp", "sin", "cos", "tan", "sqrt", "abs", "mod", "div", "is", "e", "root"]);

/** A symbol's name in SMT-LIB. @throws TranslationError for one that is not of letters, digits and underscores. */
export function realName(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
    throw new TranslationError(`"${name}" is not a name: use letters and digits`);
  return taken.has(name) ? `${name}.` : name;
}
