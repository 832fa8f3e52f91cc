// The axes that plots share.
import type { Dimension, Recording } from '../../simulator/index.js';
import { displayUnit } from '../reading/quantity.js';
import { measuredWindows } from '../reading/windows.js';
import type { Axis, Domain, Mark } from './scene.js';

/** Time in ms up to two seconds, in s beyond. */
export function timeAxis(time: Domain): Axis {
  return {
    label: 'time',
    unit: time[1] - time[0] > 2000 ? { name: 's', size: 1000 } : { name: 'ms', size: 1 },
    domain: time,
    linked: 'time'
  };
}

/** The unit follows the largest value. */
export function valueAxis(label: string, dimension: Dimension, domain: Domain): Axis {
  return { label, unit: displayUnit(dimension, Math.max(Math.abs(domain[0]), Math.abs(domain[1]))), domain };
}

/** From the smallest to the largest of the values, with room around them; wide enough to see where all are equal. */
export function paddedDomain(values: Iterable<number>, padding = 0.05): Domain {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const room = high > low ? (high - low) * padding : Math.abs(high) * 0.1 || 1;
  return [low - room, high + room];
}

/** The measured windows as shaded stretches, where they are not the whole run. */
export function windowMarks(recording: Recording): readonly Mark[] {
  if (recording.steps === 0) return [];
  const windows = measuredWindows({
    ...recording,
    windows: recording.windows.length > 0 ? recording.windows : [{ from: 0, to: recording.steps }]
  });
  if (windows.length === 1 && windows[0]!.from === 0 && windows[0]!.to === recording.steps) return [];
  return windows.map(w => ({
    kind: 'span',
    from: w.from * recording.step,
    to: w.to * recording.step,
    label: 'measured'
  }));
}
