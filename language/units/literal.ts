// Number and quantity tokens to values, exactly: the decimal point is moved in the text, never by multiplying floats.
// Total: a literal that is refused still has its dimension, so that checking goes on behind it.
import { type Dimension, type Unit, dimensionless, findUnit, unitShift } from '../../simulator/index.js';

export interface Literal {
  /** in the simulator's units (0.001 for `1 Hz`); NaN where `fault` says that there is no such number */
  readonly value: number;
  /** undefined where the unit is unknown */
  readonly dimension?: Dimension;
  readonly unit?: Unit;
  /** the unit as written, '' for a plain number */
  readonly unitText: string;
  /** the number as written */
  readonly numberText: string;
  /** the exact value in the simulator's units, such as `15e-1`; what `value` was rounded from */
  readonly decimal: string;
  readonly fault?: LiteralFault;
}

interface LiteralFault {
  readonly kind: 'unknown-unit' | 'leading-zero' | 'too-large' | 'too-small' | 'not-a-number';
  readonly message: string;
  /** the text that mends it */
  readonly replacement?: string;
}

const shape = /^([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?([ \t\u00A0\u202F]*)(.*)$/su;

/** `20 ms`, `25 %`, `1.5e3 nS`, also a plain number; for the tokens QUANTITY, UNKNOWN_UNIT and NUMBER and for `--set`. */
export function parseQuantity(text: string): Literal {
  const match = shape.exec(text.trim());
  if (!match)
    return {
      value: NaN,
      unitText: '',
      numberText: text,
      decimal: 'NaN',
      fault: { kind: 'not-a-number', message: `'${text}' is not a number with a unit; write, for example, 20 ms.` }
    };
  const [, whole, fraction = '', exponent = '0', gap, unitText] = match as unknown as [
    string,
    string,
    string | undefined,
    string | undefined,
    string,
    string
  ];
  const numberText = text.trim().slice(0, text.trim().length - gap.length - unitText.length);
  const unit = findUnit(unitText);
  const dimension = unitText === '' ? dimensionless : unit?.dimension;
  const multiple = scaled(
    whole + fraction,
    Number(exponent) - fraction.length + (unit ? unitShift(unit) : 0),
    unit?.factor ?? 1
  );
  // only what is divided by minutes or hours has no exact decimal
  const decimal = !unit || unit.divisor === 1 ? multiple : String(Number(multiple) / unit.divisor);
  const value = Number(decimal);
  const fault =
    unitText !== '' && !unit ? unknownUnit(unitText) : numberFault(text.trim(), whole, whole + fraction, value);
  return {
    value: fault && fault.kind !== 'leading-zero' ? NaN : value,
    dimension,
    unit,
    unitText,
    numberText,
    decimal,
    fault
  };
}

function scaled(digits: string, exponent: number, factor: number): string {
  const product = factor === 1 ? digits : String(BigInt(digits) * BigInt(factor));
  return exponent === 0 ? product : `${product}e${exponent}`;
}

const unknownUnit = (unit: string): LiteralFault => ({ kind: 'unknown-unit', message: `There is no unit '${unit}'.` });

function numberFault(text: string, whole: string, digits: string, value: number): LiteralFault | undefined {
  if (!Number.isFinite(value))
    return {
      kind: 'too-large',
      message: `${text} is too large a number; the largest is about 1e308 in ms, mV and pA.`
    };
  if (value === 0 && /[1-9]/.test(digits))
    return {
      kind: 'too-small',
      message: `${text} is too small a number to tell from 0; the smallest is about 1e-308 in ms, mV and pA.`
    };
  if (whole.length > 1 && whole.startsWith('0')) {
    const replacement = text.replace(/^0+(?=[0-9])/, '');
    return {
      kind: 'leading-zero',
      message: `${text} begins with a needless zero; write ${replacement}.`,
      replacement
    };
  }
  return undefined;
}
