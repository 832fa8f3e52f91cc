// What an experiment reports: a table with a row a point of the sweep, or one row without.
import { type Dimension, type Measured, type Recording, dimensionless } from '../../simulator/index.js';
import { displayUnit } from '../reading/quantity.js';
import { evaluateMeasured, type Outcome } from './evaluate-expression.js';
import { leafText, leaves } from './sweep-points.js';

export interface Report {
  /** swept parameters, outermost first, then the reported expressions */
  readonly columns: readonly ReportColumn[];
  /** the reported expressions, one a cell of each row */
  readonly measured: readonly Measured[];
  readonly rows: readonly ReportRow[];
}

interface ReportColumn {
  readonly text: string;
  readonly dimension: Dimension;
  /** in which people read it; empty for pure numbers */
  readonly unit: string;
}

export interface ReportRow {
  /** `g = 4`; empty without a sweep */
  readonly at: string;
  /** values of the swept parameters, in the simulator's units */
  readonly parameters: readonly number[];
  readonly cells: readonly Outcome[];
}

/** Without `report` statements the table has no columns and no rows. */
export function report(recording: Recording): Report {
  const runs = leaves(recording);
  const reports = new Map<string, Measured>();
  for (const m of [...runs.flatMap(r => r.recording.reports), ...recording.reports])
    reports.set(`${m.source.uri} ${m.source.offset}`, m);
  const values = [...reports.values()].sort((a, b) => a.source.offset - b.source.offset);
  if (values.length === 0) return { columns: [], measured: [], rows: [] };
  const swept = runs[0]!.at.map(p => columnOf(p.parameter, p.dimension ?? dimensionless));
  const columns = [...swept, ...values.map(m => columnOf(m.text, m.dimension))];
  const rows = runs.map(run => ({
    at: leafText(run),
    parameters: run.at.map(p => p.value),
    cells: values.map(m => evaluateMeasured(run.recording, m))
  }));
  return { columns, measured: values, rows };
}

const columnOf = (text: string, dimension: Dimension): ReportColumn => ({
  text,
  dimension,
  unit: displayUnit(dimension).name
});
