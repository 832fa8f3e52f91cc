// Round tick positions for an axis and their texts.

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Distance between ticks: 1, 2 or 5 times a power of ten, giving at most `most` of them. */
export function tickStep(low: number, high: number, most: number): number {
  const rough = (high - low) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find(factor => factor * power >= rough * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** Ticks inside [low, high]; empty where the range is empty or not finite. */
export function ticks(low: number, high: number, most: number): Tick[] {
  if (!(high > low) || !Number.isFinite(high - low)) return [];
  const step = tickStep(low, high, most);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const found: Tick[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) found.push({ at: i * step, text: numberText(i * step, decimals) });
  return found;
}

function numberText(value: number, decimals: number): string {
  if (value !== 0 && Math.abs(value) >= 1e6) return value.toExponential(2).replace(/\.?0+e\+?/, 'e');
  return decimals > 6 ? String(Number(value.toPrecision(4))) : value.toFixed(Math.min(decimals, 6)).replace('-', '\u2212');
}

export interface TimeScale {
  readonly unit: 'ms' | 's';
  /** what one unit is in ms */
  readonly size: number;
}

/** Milliseconds for stretches up to two seconds, then seconds. */
export const timeScale = (width: number): TimeScale => width > 2000 ? { unit: 's', size: 1000 } : { unit: 'ms', size: 1 };

/** A time for people, with as many digits as a stretch of `width` ms deserves. */
export function timeText(time: number, width: number): string {
  const scale = timeScale(width);
  const digits = Math.min(6, Math.max(0, Math.ceil(2 - Math.log10(width / scale.size))));
  return `${(time / scale.size).toFixed(digits)} ${scale.unit}`;
}
