// Makes a text that shows a fault smaller: takes out whole runs of lines, then words, as long as the fault stays.

/** The smallest text found for which `isBad` holds; it holds for the text given. */
export function shrink(text: string, isBad: (text: string) => boolean, attempts = 400): string {
  const budget = { left: attempts };
  const byLines = without(text.split('\n'), '\n', isBad, budget);
  return without(byLines.split(/(?<=\s)/), '', isBad, budget);
}

function without(
  parts: readonly string[],
  glue: string,
  isBad: (text: string) => boolean,
  budget: { left: number }
): string {
  let kept = parts;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && budget.left > 0; ) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      budget.left--;
      if (isBad(fewer.join(glue))) kept = fewer;
      else at += size;
    }
  }
  return kept.join(glue);
}
