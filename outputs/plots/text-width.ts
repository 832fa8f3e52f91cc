// How wide a label will be, near enough to keep labels apart. Widths of Inter; other sans-serif fonts are within a tenth.

/** Advance widths of the characters from space to tilde, in hundredths of the font's size. */
const widths = [
  28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 63, 41, 61, 62, 65, 59, 62, 57, 62, 62, 29, 30, 66,
  66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76, 64, 76, 64, 64, 65, 74, 69, 99, 68, 68,
  63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61, 61, 38, 53, 33, 59, 56,
  82, 55, 56, 55, 43, 33, 43, 66
];
const otherwise = 70;
/** Fonts in place of ours are wider. */
export const wider = 1.15;
const boldness = 1.04;

/** px */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let sum = 0;
  for (const character of text)
    sum += widths[character.codePointAt(0)! - 32] ?? (/[\u00A0\u2009]/.test(character) ? 25 : otherwise);
  return (sum / 100) * fontSize * (bold ? boldness : 1);
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitText(text: string, fontSize: number, width: number, bold = false): string {
  if (textWidth(text, fontSize, bold) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, fontSize, bold) > width) characters.pop();
  return `${characters.join('')}…`;
}

/** Lines of whole words, none wider than `width` unless one word is. */
export function wrapText(text: string, fontSize: number, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, fontSize) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
