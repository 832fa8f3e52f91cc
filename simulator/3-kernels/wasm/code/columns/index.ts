// Numbers in memory, as expressions that can be set.
export { column, Column, numberAt, pairs } from './column.js';
export { Cursor, cursorBits, MovingCursor } from './cursor.js';
export type { Place } from './place.js';
export { Layout, Records, type RecordOf } from './records.js';
