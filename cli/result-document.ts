// What `run --json` prints of an experiment: what happened, in the units that people use. Nothing of the simulator's own units or syntax trees.
import {
  hertz,
  inDisplayUnit,
  milliseconds,
  report,
  shownRun,
  summarise,
  unjudged,
  type Verdict
} from '../outputs/index.js';
import { digest, type Dimension, type Recording, type Source } from '../simulator/index.js';
import { shownPath } from './diagnostic-text.js';
import type { Told } from './fault-lines.js';
import type { Io } from './io.js';

/** A number with its unit, which is empty for pure numbers. A number that has no value is null. */
interface JsonQuantity {
  readonly value: number | null;
  readonly unit: string;
}

/** Where a statement stands: lines and columns are counted from 1. */
export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface JsonVerdict extends JsonPlace {
  readonly expect: string;
  readonly passed: boolean;
  readonly measured: string;
  readonly expected: string;
  readonly message: string;
}

/** Without a place where the fault is of no statement. */
export interface JsonFault extends Partial<JsonPlace> {
  readonly code: string;
  readonly message: string;
}

export interface JsonResult {
  readonly experiment: string;
  readonly seed: number;
  readonly step: JsonQuantity;
  readonly simulated: JsonQuantity;
  readonly planned: JsonQuantity;
  readonly ended: Recording['ended'];
  /** of a sweep the point that the populations and projections are of: `at g = 5, the last of 6 points` */
  readonly shown?: string;
  /** rate and cvIsi are of the neurons whose spikes were recorded; absent where there is no value */
  readonly populations: readonly {
    readonly name: string;
    readonly neurons: number;
    readonly recorded: number;
    readonly spikes?: number;
    readonly rate?: JsonQuantity;
    readonly cvIsi?: number;
  }[];
  /** meanWeight is that of the last sample, where weights were recorded */
  readonly projections: readonly {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly synapses: number;
    /** it has no synapses of its own: each target draws its own spikes */
    readonly independent?: true;
    readonly meanWeight?: JsonQuantity;
  }[];
  /** a column each swept parameter and reported expression, a row each point of a sweep; lists stand as lists */
  readonly reports: {
    readonly columns: readonly { readonly text: string; readonly unit: string }[];
    readonly rows: readonly (readonly JsonCell[])[];
  };
  readonly verdicts: readonly JsonVerdict[];
  /** why there are none, where the run was cut short */
  readonly unjudged?: string;
  readonly faults: readonly JsonFault[];
  /** equal digests mean equal recorded bits */
  readonly digest: string;
}

type JsonCell = number | null | readonly (number | null)[];

export function resultDocument(recording: Recording, verdicts: readonly Verdict[], io: Io): JsonResult {
  const { said } = shownRun(recording);
  const why = unjudged(recording);
  const { experiment, seed, step, simulated, planned, ended, populations, projections } = summarise(recording);
  return {
    experiment,
    seed,
    step: quantity(step, milliseconds),
    simulated: quantity(simulated, milliseconds),
    planned: quantity(planned, milliseconds),
    ended,
    ...(said !== undefined && { shown: said }),
    populations: populations.map(({ name, neurons, recorded, spikes, rate, cvIsi }) => ({
      name,
      neurons,
      recorded,
      ...(spikes !== undefined && { spikes }),
      ...(rate !== undefined && { rate: quantity(rate, hertz) }),
      ...(cvIsi !== undefined && { cvIsi })
    })),
    projections: projections.map(({ name, from, to, synapses, independent, meanWeight, weightDimension }) => ({
      name,
      from,
      to,
      synapses,
      ...(independent && { independent }),
      ...(meanWeight !== undefined && { meanWeight: quantity(meanWeight, weightDimension!) })
    })),
    reports: reportsOf(recording),
    verdicts: verdicts.map(verdict => jsonVerdict(verdict, io)),
    ...(why !== undefined && { unjudged: why }),
    faults: recording.faults.map(fault => jsonFault(fault, io)),
    digest: digest(recording)
  };
}

export const jsonVerdict = ({ source, text, passed, measured, expected, message }: Verdict, io: Io): JsonVerdict => ({
  ...place(source, io),
  expect: text.replace(/^expect\s+/, ''),
  passed,
  measured,
  expected,
  message
});

export const jsonFault = ({ source, code, message }: Told, io: Io): JsonFault => ({
  ...(source && place(source, io)),
  code,
  message
});

const place = ({ uri, line, column }: Source, io: Io): JsonPlace => ({ file: shownPath(uri, io), line, column });

const quantity = (value: number, dimension: Dimension): JsonQuantity => {
  const { number, unit } = inDisplayUnit(value, dimension);
  return { value: finite(number), unit };
};

/** JSON has neither NaN nor infinities. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function reportsOf(recording: Recording): JsonResult['reports'] {
  const { columns, rows } = report(recording);
  const cell = (value: number, column: number): number | null =>
    finite(inDisplayUnit(value, columns[column]!.dimension).number);
  return {
    columns: columns.map(({ text, unit }) => ({ text, unit })),
    rows: rows.map(({ parameters, cells }) =>
      [...parameters, ...cells.map(cell => cell.value)].map(
        (value, column): JsonCell =>
          value === undefined
            ? null
            : typeof value === 'number'
              ? cell(value, column)
              : [...value].map(item => cell(item, column))
      )
    )
  };
}
