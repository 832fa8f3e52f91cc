// `events`: spikes at addresses, of a file or of a folder of them. A sample is a recording; where there are sub-folders, they are the classes.
import type { DataReader } from './data-reader.js';
import type { DataSource } from './data-source.js';
import { isAedat4, parseAedat4 } from './aedat4.js';
import { parseEventCsv } from './event-csv.js';
import { filesOfClasses, type Labelled } from './labelled-files.js';
import { parseNmnist } from './nmnist.js';
import type { Events, Extents } from './recording.js';
import { classesOf, extentText, faultIn, plural, type Samples } from './samples.js';

const endings = /\.(bin|aedat4|csv)(\.gz)?$/i;

export const events: DataReader = (source, given) => {
  const file = given.text('file');
  const [width, height] = [given.number('width'), given.number('height')];
  const size = width > 0 && height > 0 ? { width, height } : undefined;
  const where = given.text('where');
  if (!source.entries(file)) {
    const found = recordingsIn(source, file, size, where);
    return packed(
      found.map(() => ({ file })),
      found
    );
  }
  const { train, test = [] } = filesOfClasses(source, file, endings, 'recordings (.bin, .aedat4 or .csv)');
  const all = [...train, ...test];
  const split = test.length > 0 ? { split: train.length } : {};
  const stored = (): Samples => ({ ...storedIn(source, file, all, { size, where }), ...split });
  if (source.readsLater && all.length > mostHeld) return stored();
  let events = 0;
  const recordings: Events[] = [];
  for (const one of all) {
    const found = recordingIn(source, one.file, size, where);
    recordings.push(found);
    events += found.times.length;
    if (events <= mostEvents) continue;
    if (source.readsLater) return stored();
    throw faultIn(file, `holds more than ${plural(mostEvents, 'event')}; name a folder of fewer recordings`);
  }
  return { ...packed(all, recordings), ...split };
};

/** 12 bytes each. */
const mostEvents = 5e7;
/** Recordings of a folder that are held; of more, each is read when it is shown. */
const mostHeld = 2000;

/** Only the first is read now, and those that may lead out of the folder. */
function storedIn(
  source: DataSource,
  folder: string,
  all: readonly Labelled[],
  { size, where }: { readonly size: Extents | undefined; readonly where: string }
): Samples {
  const first = recordingIn(source, all[0]!.file, size, where);
  if (first.shape.length === 1)
    throw faultIn(
      folder,
      `has ${plural(all.length, 'recording')} of neurons in a row, which are read when they are shown; say how many neurons there are, such as width = ${first.shape[0]!}, height = 1`
    );
  for (const { file, isLink } of all) if (isLink) recordingIn(source, file, size, where);
  const { events, labels, ...rest } = packed(all.slice(0, 1), [first]);
  return {
    ...rest,
    samples: all.length,
    events: {
      ...events!,
      stored: {
        uris: all.map(({ file }) => source.uriOf(file)),
        files: all.map(({ file }) => file),
        width: size?.width ?? 0,
        height: size?.height ?? 0,
        where
      }
    },
    ...(labels ? { labels: classesOf(all.map(({ label }) => label!)) } : {})
  };
}

/** A file that is one recording. */
export function recordingIn(
  source: Pick<DataSource, 'read'>,
  file: string,
  size: Extents | undefined,
  where: string
): Events {
  const [found, second] = recordingsIn(source, file, size, where) as [Events, Events?];
  if (!second) return found;
  throw faultIn(file, 'holds the recordings of a sweep; in a folder each file is one, so name the file alone');
}

function recordingsIn(
  source: Pick<DataSource, 'read'>,
  file: string,
  size: Extents | undefined,
  where: string
): readonly Events[] {
  const bytes = source.read(file, 'a file of events');
  const isCsv = !isAedat4(bytes) && /\.csv(\.gz)?$/i.test(file);
  if (isCsv) return parseEventCsv(bytes, file, size, where);
  if (where) throw faultIn(file, `has no columns, of which where = "${where}" speaks; leave where out`);
  return [(isAedat4(bytes) ? parseAedat4 : parseNmnist)(bytes, file, size)];
}

/** The events of all recordings one after the other. */
function packed(files: readonly Labelled[], recordings: readonly Events[]): Samples {
  const shape = widest(files, recordings);
  const start = new Uint32Array(recordings.length + 1);
  recordings.forEach(({ times }, i) => (start[i + 1] = start[i]! + times.length));
  const times = new Float64Array(start.at(-1)!);
  const addresses = new Uint32Array(start.at(-1)!);
  recordings.forEach((one, i) => {
    times.set(one.times, start[i]);
    addresses.set(one.addresses, start[i]);
  });
  return {
    samples: recordings.length,
    shape,
    values: new Uint8Array(0),
    strides: { sample: 0, value: 0 },
    divisor: 1,
    events: { start, times, addresses },
    ...(files[0]!.label === undefined ? {} : { labels: classesOf(files.map(({ label }) => label!)) })
  };
}

/** Of neurons in a row the largest number counts; sensors must be of one size. */
function widest(files: readonly Labelled[], recordings: readonly Events[]): readonly number[] {
  const first = recordings[0]!.shape;
  if (recordings.every(({ shape }) => shape.length === 1))
    return [Math.max(...recordings.map(({ shape }) => shape[0]!))];
  const other = recordings.findIndex(({ shape }) => extentText(shape) !== extentText(first));
  if (other >= 0)
    throw faultIn(
      files[other]!.file,
      `is of ${extentText(recordings[other]!.shape)} addresses and ${files[0]!.file} of ${extentText(first)}; give width and height, or put them into folders of their own`
    );
  return first;
}
