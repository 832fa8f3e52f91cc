// Reads recordings of a large folder one by one, while a run goes on.
import { type DataSet, NetworkError } from '../../simulator/index.js';
import type { World } from '../world.js';
import { contentOf } from './data-source.js';
import { recordingIn } from './events.js';
import type { Events } from './recording.js';
import { DataFault, extentText, faultIn } from './samples.js';

/** What it gives throws NetworkError for a file that is missing, damaged, of another sensor or being written. */
export const storedReader =
  (world: Pick<World, 'read' | 'stamp'>) =>
  (set: DataSet, sample: number): Pick<Events, 'times' | 'addresses'> => {
    const { uris, files, width, height, where } = set.events!.stored!;
    const [uri, path] = [uris[sample]!, files[sample]!];
    const source = { read: (_: string, wanted: string) => contentOf(world, { uri, path, wanted }) };
    try {
      const found = recordingIn(source, path, width > 0 && height > 0 ? { width, height } : undefined, where);
      if (extentText(found.shape) === extentText(set.shape)) return found;
      throw faultIn(
        path,
        `is of ${extentText(found.shape)} addresses and the first recording of ${extentText(set.shape)}; give width and height, or put them into folders of their own`
      );
    } catch (error) {
      if (error instanceof DataFault) throw new NetworkError([{ code: 'unreadable-data', message: error.message }]);
      throw error;
    }
  };
