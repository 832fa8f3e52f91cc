// Columns of numbers on the way to the client, whose messages are texts. By Node's own encoder: a page's takes seconds for millions.
import { typeOf, unpack, withColumns, type Column, type PictureUpdate, type RunKeys } from './protocol.js';

export const packColumns = (update: PictureUpdate): PictureUpdate => withColumns(update, packed);

export const packKeys = ({ run, keys }: RunKeys): RunKeys => ({
  run,
  keys: keys.map(key => ({ ...key, values: packed(key.values) }))
});

function packed(column: Column): Column {
  const values = unpack(column);
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return { type: typeOf(values), base64: bytes.toString('base64') };
}
