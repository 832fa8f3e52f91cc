// How the neurons of a group come to fire, where no condition of two lanes decides it: the code, and the numbers that it keeps.
import type { GroupPlan } from '../../../2-plan/index.js';
import { nextOfInterval, type Presented } from '../../network/index.js';
import { poissonMean, type GroupValues } from '../../values/index.js';
import type { Arena } from '../memory/arena.js';
import type { Ranges } from '../threads/index.js';
import { fireFurthest } from './competition-code.js';
import { fireByCount, fireByPoisson, poissonStarts } from './counts-code.js';
import type { Fire } from './group-code.js';
import { fireSincePresented, presentedTrains } from './since-presented-code.js';
import { ComingSpikes, fireAsShown } from './shown-spikes-code.js';
import { fireByIntervals, fireByStamps, regularIntervals, StampedEvents } from './timetable-code.js';

export interface CodedFiring {
  readonly fire?: Fire;
  /** each neuron has a uniform number in each step */
  readonly draws?: true;
  /** numbers that change in a run and are not set anew */
  readonly changing?: readonly Float64Array[];
  /** before a call of so many steps that come after this step */
  readonly prepare?: (step: number, steps: number, presented: Presented | undefined) => void;
}

/** Throws NetworkError. `h` in ms. */
export function codedFiring(
  { spike, size }: GroupPlan,
  values: GroupValues,
  h: number,
  ranges: Ranges,
  arena: Arena
): CodedFiring {
  switch (spike?.kind) {
    case undefined:
      return {};
    case 'when': {
      const { margin } = spike;
      return margin ? { fire: pass => fireFurthest(pass, spike.condition, margin) } : {};
    }
    case 'rate':
      return { draws: true };
    case 'count':
      return { fire: pass => fireByCount(pass, spike) };
    case 'poisson': {
      const starts = poissonStarts(spike, size, poissonMean(spike, values), arena);
      return { draws: true, fire: pass => fireByPoisson(pass, spike, starts) };
    }
    case 'presented': {
      const trains = presentedTrains(spike, size, arena);
      const changing = [
        ...trains.trains.flatMap(({ first, past, next }) => [first, past, next]),
        ...(trains.apart ? [trains.apart] : []),
        ...(trains.ahead?.normals.values() ?? []),
        trains.blocks
      ];
      return { fire: pass => fireSincePresented(pass, spike, trains), changing };
    }
    case 'shown': {
      const coming = new ComingSpikes(ranges, arena);
      return {
        fire: pass => fireAsShown(pass, coming),
        prepare: (step, steps, presented) => coming.prepare(step, steps, presented!)
      };
    }
    case 'stamps': {
      const events = new StampedEvents(spike, ranges, arena);
      return { fire: pass => fireByStamps(pass, events), prepare: step => events.prepare(step) };
    }
    case 'regular': {
      const intervals = regularIntervals(spike, size, nextOfInterval(spike, values, h), arena);
      return { fire: pass => fireByIntervals(pass, spike, intervals), changing: [intervals.next] };
    }
  }
}
