// The letters of SVG: elements, numbers and text that is text, whatever characters a user's names have.
import { fitText } from './text-width.js';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Without children an empty element. `literal` children are text and escaped. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
  literal = false
): string {
  const listed = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escape(String(value))}"`))
    .join('');
  if (children.length === 0) return `<${name}${listed}/>`;
  return literal
    ? `<${name}${listed}>${children.map(escape).join('')}</${name}>`
    : `<${name}${listed}>\n${children.join('\n')}\n</${name}>`;
}

/** A coordinate to a tenth of a pixel, without a needless zero. */
export const px = (value: number): string => String(Math.round(value * 10) / 10 + 0);

export interface TextOptions {
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** upwards, around its place */
  readonly rotated?: boolean;
  /** px it may take; what does not fit ends in an ellipsis */
  readonly room?: number;
}

/** `y` is the baseline. `behind` follows on the line, a gap apart, wherever the text ends in the font that draws it. */
export function text(
  x: number,
  y: number,
  content: string,
  { size, fill, bold, anchor, rotated, room }: TextOptions,
  behind?: { readonly content: string; readonly size: number; readonly fill: string }
): string {
  if (content === '') return '';
  const place = rotated ? { transform: `translate(${px(x)} ${px(y)}) rotate(-90)` } : { x: px(x), y: px(y) };
  const attributes = {
    ...place,
    'font-size': size,
    fill,
    ...(bold && { 'font-weight': 600 }),
    ...(anchor && { 'text-anchor': anchor })
  };
  const shown = room === undefined ? content : fitText(content, size, room, bold);
  if (!behind) return element('text', attributes, [shown], true);
  const follower = { dx: 14, 'font-size': behind.size, 'font-weight': 400, fill: behind.fill };
  // on one line: a line end between them would be a space
  const spans = [element('tspan', {}, [shown], true), element('tspan', follower, [behind.content], true)];
  return element('text', attributes, [spans.join('')]).replaceAll('\n', '');
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Characters that XML 1.0 has no place for become the replacement character. */
function escape(value: string): string {
  const printable = value
    // eslint-disable-next-line no-control-regex -- these are what it takes out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(loneSurrogate, '\uFFFD');
  return printable.replace(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? '&#39;');
}
