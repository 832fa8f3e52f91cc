// What went wrong in a run or in the making of a plan, a line each, at its place in the file.
import type { Fault } from '../simulator/index.js';
import { place } from './diagnostic-text.js';
import type { Io } from './io.js';
import { plain } from './plain-text.js';

/** Empty without faults. */
export function faultLines(faults: readonly Fault[], io: Io): string {
  const { red, bold, dim } = io.colours;
  return faults
    .map(fault => {
      const at = fault.source ? `${bold(place(fault.source, io))} ` : '';
      return `${red('  ✗')} ${at}${plain(fault.message)} ${dim(`[${fault.code}]`)}\n`;
    })
    .join('');
}
