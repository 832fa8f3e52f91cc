// Formulas over many synapses at once: one loop an operation, and the same bits as `compile`, which takes them one by one.
import { functions, operators, outOfRange, type BinaryOperator } from '../../1-model/index.js';
import { eachPartOnce, type Draw, type Formula, type Variable } from '../../2-plan/index.js';
import { Stretch } from '../connect/index.js';
import { misplacedDraw, notNumber, numbersOf, sharedParts } from './compile.js';

/** Values for a stretch, one after the other; good until the same column is asked again at the same depth. */
export type Column = (stretch: Stretch) => Float64Array;

/** What formulas speak of where they stand. */
export interface ColumnReader {
  readonly variable: (variable: Variable) => Column;
  /** random values; absent where none may be drawn */
  readonly draw?: (draw: Draw, args: readonly Column[]) => Column;
  /** between the two ends of a synapse */
  readonly distance: Column;
}

/** What need not be looked at may have no value: the sides of `if`, `and` and `or` are computed for those alone that need them. Throws as `compile`. */
export function compileColumns(formula: Formula, reader: ColumnReader): Column {
  const shared = sharedParts(formula);
  return eachPartOnce<Column>(formula, (part, of) => {
    const column = columnOf(part, of, reader);
    return shared.has(part) ? kept(column) : column;
  });
}

/** Writes a value for each of a stretch. A column of its own has room at each depth, so that parts leave the whole alone. */
export function filling(fill: (into: Float64Array, stretch: Stretch) => void): Column {
  const rooms: Float64Array[] = [];
  return stretch => {
    let into = rooms[stretch.depth];
    if (!into || into.length < stretch.most) into = rooms[stretch.depth] = new Float64Array(stretch.most);
    fill(into, stretch);
    return into;
  };
}

/** What was found for a stretch is kept as long as the same is in it. */
function kept(column: Column): Column {
  const found: { stretch: Stretch; turn: number; values: Float64Array }[] = [];
  return stretch => {
    const last = found[stretch.depth];
    if (last && last.stretch === stretch && last.turn === stretch.turn) return last.values;
    const values = column(stretch);
    found[stretch.depth] = { stretch, turn: stretch.turn, values };
    return values;
  };
}

function columnOf(formula: Formula, of: (child: Formula) => Column, reader: ColumnReader): Column {
  switch (formula.kind) {
    case 'number':
      return always(formula.value);
    case 'variable':
      return reader.variable(formula);
    case 'list': {
      const numbers = numbersOf(formula.values);
      return each(
        stretch => stretch.number,
        number => numbers[number] ?? NaN
      );
    }
    case 'negate':
      return mapped(of(formula.operand), a => -a);
    case 'not':
      return mapped(of(formula.operand), a => (a === 0 ? 1 : 0));
    case 'binary':
      return binary(formula.operator, of(formula.left), of(formula.right));
    case 'if':
      return chosen(of(formula.condition), of(formula.then), of(formula.else));
    case 'call':
      return called(formula.function, formula.arguments.map(of));
    case 'entry': {
      const numbers = numbersOf(formula.values);
      const { length } = numbers;
      return mapped(of(formula.index), at => {
        if (Number.isInteger(at) && at >= 0 && at < length) return numbers[at]!;
        throw outOfRange(length, at);
      });
    }
    case 'draw':
      if (reader.draw) return reader.draw(formula, formula.arguments.map(of));
      throw misplacedDraw();
    case 'distance':
      return reader.distance;
    case 'text':
      throw notNumber(formula.value);
  }
}

function always(value: number): Column {
  let values = new Float64Array(0);
  return ({ most }) => (values.length < most ? (values = new Float64Array(most).fill(value)) : values);
}

/** The value for a number of each element. */
export const each = (numbers: (stretch: Stretch) => Uint32Array, value: (number: number) => number): Column =>
  filling((into, stretch) => {
    const of = numbers(stretch);
    for (let i = 0; i < stretch.length; i++) into[i] = value(of[i]!);
  });

/** The entries of an array for a number of each element. */
export const entries = (numbers: (stretch: Stretch) => Uint32Array, values: Float64Array): Column =>
  filling((into, stretch) => {
    const of = numbers(stretch);
    for (let i = 0; i < stretch.length; i++) into[i] = values[of[i]!]!;
  });

const mapped = (column: Column, value: (a: number) => number): Column =>
  filling((into, stretch) => {
    const a = column(stretch);
    for (let i = 0; i < stretch.length; i++) into[i] = value(a[i]!);
  });

type Loop = (into: Float64Array, a: Float64Array, b: Float64Array, length: number) => void;

/** Loops of their own where calling a function would take longer than what it does. */
const loops: Partial<Record<BinaryOperator, Loop>> = {
  '+': (into, a, b, length) => {
    for (let i = 0; i < length; i++) into[i] = a[i]! + b[i]!;
  },
  '-': (into, a, b, length) => {
    for (let i = 0; i < length; i++) into[i] = a[i]! - b[i]!;
  },
  '*': (into, a, b, length) => {
    for (let i = 0; i < length; i++) into[i] = a[i]! * b[i]!;
  },
  '/': (into, a, b, length) => {
    for (let i = 0; i < length; i++) into[i] = a[i]! / b[i]!;
  }
};

function binary(operator: BinaryOperator, a: Column, b: Column): Column {
  if (operator === 'and') return chosen(a, truth(b), always(0));
  if (operator === 'or') return chosen(a, always(1), truth(b));
  const { evaluate } = operators[operator];
  const loop: Loop =
    loops[operator] ??
    ((into, a, b, length) => {
      for (let i = 0; i < length; i++) into[i] = evaluate(a[i]!, b[i]!);
    });
  return filling((into, stretch) => loop(into, a(stretch), b(stretch), stretch.length));
}

const truth = (column: Column): Column => mapped(column, a => (a !== 0 ? 1 : 0));

function called(name: string, args: readonly Column[]): Column {
  const { evaluate } = functions.get(name)!;
  const [first, second, third] = args;
  if (!second) return mapped(first!, a => evaluate(a, NaN, NaN));
  return filling((into, stretch) => {
    const a = first!(stretch);
    const b = second(stretch);
    const c = third?.(stretch);
    for (let i = 0; i < stretch.length; i++) into[i] = evaluate(a[i]!, b[i]!, c ? c[i]! : NaN);
  });
}

function chosen(condition: Column, then: Column, otherwise: Column): Column {
  let part = new Stretch(0);
  return filling((into, stretch) => {
    if (part.most < stretch.most) part = new Stretch(stretch.most);
    const conditions = condition(stretch);
    for (const [column, met] of [
      [then, true],
      [otherwise, false]
    ] as const) {
      part.take(stretch, conditions, met);
      if (part.length === 0) continue;
      const values = column(part);
      for (let i = 0, next = 0; i < stretch.length; i++) if ((conditions[i] !== 0) === met) into[i] = values[next++]!;
    }
  });
}
