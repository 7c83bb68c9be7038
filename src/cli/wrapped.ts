/** A terminal's usual width. */
const width = 100;

/**
 * A text broken into lines of at most 100 characters, where it has spaces to break at.
 * @param first stands before the first line; the others are indented as far.
 */
export function wrapped(text: string, first: string): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ")) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(first.length) + word;
    } else {
      line += empty ? word : ` ${word}`;
    }
    empty = false;
  }
  return [...lines, line];
}
