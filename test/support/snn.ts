// Programs of tests as they stand in a file: a template whose common indentation and first line break are left out.

/** The text ends with its last line's break. Values stand as they are, of several lines too. */
export function snn(texts: TemplateStringsArray, ...values: readonly unknown[]): string {
  const indents = texts
    .join('?')
    .split('\n')
    .slice(1)
    .filter(line => line.trim() !== '')
    .map(line => /^ */.exec(line)![0].length);
  const margin = `\n${' '.repeat(Math.min(...indents))}`;
  const [first, ...others] = texts.map(text => text.replaceAll(margin, '\n'));
  const whole = others.reduce((text, other, i) => text + String(values[i]) + other, first!.replace(/^\n/, ''));
  return whole.replace(/\n *$/, '\n');
}
