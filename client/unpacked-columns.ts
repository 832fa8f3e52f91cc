// Columns of numbers as the server sends them, made arrays: a panel is given those as they are.
import { arrayOf, withColumns, type Column, type PictureUpdate } from '../server/protocol.js';

export const unpackColumns = (update: PictureUpdate): PictureUpdate => withColumns(update, unpacked);

function unpacked(column: Column): Column {
  if (!('base64' in column)) return column;
  // a copy: the bytes may stand in a pool, at a place that no array can begin at
  return arrayOf(column.type, new Uint8Array(Buffer.from(column.base64, 'base64')).buffer);
}
