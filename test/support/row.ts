// Declares a test that proves a row of docs/generated/editor.md, which reads these calls: both texts stand as literals.
import { test } from 'vitest';
import type { RowName } from './editor-rows.js';

/** `shows`: what of the row, in the present tense. */
export const row = (name: RowName, shows: string, prove: () => Promise<void>): void => test(`${name}: ${shows}`, prove);
