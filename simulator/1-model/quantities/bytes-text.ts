// Amounts of memory as people read them.
import { formatNumber } from './quantity-text.js';

/** `12 GB`, `64.3 MB`: powers of 1000, three figures. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** power, 3)} ${units[power]}`;
}
