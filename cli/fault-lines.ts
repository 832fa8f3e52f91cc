// What went wrong in a run or in the making of a plan, a line each, at its place in the file.
import type { Diagnostic } from '../language/index.js';
import type { Fault } from '../simulator/index.js';
import { place } from './diagnostic-text.js';
import type { Io } from './io.js';
import { plain } from './plain-text.js';

export type Told = Fault | Pick<Diagnostic, 'code' | 'message' | 'source'>;

/** Empty without faults. */
export function faultLines(faults: readonly Told[], io: Io): string {
  const { red, bold, dim } = io.colours;
  return faults
    .map(fault => {
      const at = fault.source ? `${bold(place(fault.source, io))} ` : '';
      return `${red('  ✗')} ${at}${plain(fault.message)} ${dim(`[${fault.code}]`)}\n`;
    })
    .join('');
}
