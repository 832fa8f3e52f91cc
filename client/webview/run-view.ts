// All the panel knows of a run, as its messages have told it. Holds data; draws nothing.
import type { RunEnded, RunKeys, RunProgress, RunStarted } from '../../server/protocol.js';
import type { Painted, RunNews } from '../panels/messages.js';
import { type Picture, updatePicture } from './picture.js';

export interface RunView {
  readonly started?: RunStarted;
  readonly picture?: Picture;
  readonly progress?: RunProgress;
  readonly ended?: RunEnded;
  /** what its neurons can be sorted by, where that was asked for */
  readonly keys?: RunKeys;
  /** the text has changed since */
  readonly stale: boolean;
  readonly notice?: string;
}

export const emptyView: RunView = { stale: false };

/** What is known after one more message. News of another run than the one started last are old and change nothing. */
export function afterMessage(view: RunView, message: RunNews): RunView {
  const isCurrent = (run: string): boolean => run === view.started?.run;
  switch (message.type) {
    case 'started':
      // until there is a picture of it, that of the run before stays
      return { started: message.started, stale: false, ...(view.picture && { picture: view.picture }) };
    case 'picture':
      return isCurrent(message.picture.run) ? { ...view, picture: updatePicture(view.picture, message.picture) } : view;
    case 'progress':
      return isCurrent(message.progress.run) ? { ...view, progress: message.progress } : view;
    case 'ended':
      return isCurrent(message.ended.run) ? { ...view, ended: message.ended } : view;
    case 'keys':
      return isCurrent(message.keys.run) ? { ...view, keys: message.keys } : view;
    case 'stale':
      return { ...view, stale: message.stale };
    case 'notice':
      return { ...view, notice: message.text };
  }
}

/** The picture, where it is of this run. */
export const ownPicture = ({ started, picture }: RunView): Picture | undefined =>
  picture?.run === started?.run ? picture : undefined;

export function stateOf({ started, ended }: RunView): Painted['state'] {
  if (!started) return 'empty';
  return ended ? ended.ended : 'running';
}
