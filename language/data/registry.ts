// The kinds of data, by the function of the library that names them.
import { array } from './array.js';
import type { DataReader } from './data-reader.js';
import { events } from './events.js';
import { images } from './images.js';
import { pictures } from './pictures.js';
import { sound } from './sound.js';
import { table } from './table.js';

export const dataReaders: ReadonlyMap<string, DataReader> = new Map(
  Object.entries({ array, events, images, pictures, sound, table })
);
