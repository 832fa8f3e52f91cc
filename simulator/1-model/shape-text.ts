// Plain data as a text that is equal for equal data. Parts that stand in many places are written once, so its length is that of the data.

/** Longer parts are written behind the whole, and named where they stand. */
const longest = 1000;

/** Entries for which `isLeftOut` holds don't count. */
export function shapeText(data: unknown, isLeftOut: (key: string) => boolean = () => false): string {
  const known = new Map<object, string>();
  const names = new Map<string, string>();
  const textOf = (value: unknown): string => {
    if (typeof value !== 'object' || value === null)
      return typeof value === 'string' ? JSON.stringify(value) : String(value);
    const before = known.get(value);
    if (before !== undefined) return before;
    const whole =
      Array.isArray(value) || ArrayBuffer.isView(value)
        ? `[${Array.from(value as ArrayLike<unknown>, textOf).join()}]`
        : `{${Object.entries(value)
            .flatMap(([key, one]) => (isLeftOut(key) ? [] : [`${key}:${textOf(one)}`]))
            .join()}}`;
    const text = whole.length > longest ? nameOf(whole) : whole;
    known.set(value, text);
    return text;
  };
  const nameOf = (whole: string): string => {
    const name = names.get(whole) ?? `#${names.size}`;
    names.set(whole, name);
    return name;
  };
  return [textOf(data), ...names.keys()].join('\n');
}
