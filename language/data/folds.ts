// Cross-validation by group: one part of the samples is held out for a test, with all that its speakers, animals or sessions gave.
import type { Part } from './parts.js';
import { faultIn, plural } from './samples.js';

/** Which part is held out: `fold`, from 1, of `folds`. */
export interface Fold {
  readonly folds: number;
  readonly fold: number;
}

/**
 * The samples of a table in two parts. `groups` has the group of each sample; groups are dealt out to the folds in the order in which they
 * come, so that those which stand together part. Throws a DataFault where there is no such fold, or are fewer groups than folds.
 */
export function heldOut(
  part: Part,
  groups: readonly string[],
  { folds, fold }: Fold
): { readonly train: Part; readonly test: Part } {
  const { file } = part;
  if (!Number.isInteger(folds) || folds < 2)
    throw faultIn(file, `is asked for ${folds} folds; give a whole number of 2 or more`);
  if (!Number.isInteger(fold) || fold < 1 || fold > folds)
    throw faultIn(file, `is asked for fold ${fold} of ${folds}; give one of 1 to ${folds}`);
  const numbers = new Map([...new Set(groups)].map((group, i) => [group, i]));
  if (numbers.size < folds)
    throw faultIn(
      file,
      `has ${plural(numbers.size, 'group')}, too few for ${folds} folds; give at most as many folds as groups`
    );
  const isHeldOut = (line: number): boolean => numbers.get(groups[line]!)! % folds === fold - 1;
  const lines = Array.from(groups.keys());
  return {
    train: linesOf(
      part,
      lines.filter(line => !isHeldOut(line)),
      `the rest of ${file}`
    ),
    test: linesOf(part, lines.filter(isHeldOut), `fold ${fold} of ${file}`)
  };
}

/** Some lines of a table, whose values lie column by column. */
function linesOf({ samples, labels }: Part, lines: readonly number[], file: string): Part {
  const values = new Float64Array(samples.shape[0]! * lines.length);
  for (let column = 0; column < samples.shape[0]!; column++)
    lines.forEach(
      (line, i) => (values[column * lines.length + i] = samples.values[column * samples.strides.value + line]!)
    );
  return {
    file,
    samples: { ...samples, samples: lines.length, values, strides: { sample: 1, value: lines.length } },
    ...(labels ? { labels: { file: labels.file, of: lines.map(line => labels.of[line]!) } } : {})
  };
}
