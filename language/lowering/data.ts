// Data of files: read with what is given in brackets, and said to be wrong where somebody reads what is not there.
import { AstUtils } from 'langium';
import { type DataSet, dataLists, evaluate, NetworkError, partOfData, type Value } from '../../simulator/index.js';
import { type Data, type Formal, isConst, isParam, isProgram } from '../generated/ast.js';
import type { ReadData } from '../data/data-files.js';
import { boundCall } from '../names/arguments.js';
import { callOfData, type DataNamed, hasParts, parts } from '../names/data-named.js';
import { sourceOf } from '../source.js';
import { formalValues } from './arguments.js';
import { lowerExpression } from './expressions.js';
import { type Lowering, type Scope, outermostScope } from './scope.js';

/** Data that could be read: the whole, and its parts for learning and for a test. */
export interface LoweredData {
  readonly sets: readonly DataSet[];
  readonly lists: readonly string[];
  readonly faulty: NonNullable<ReadData['faulty']>;
}

/** Undefined where the files cannot be used; what is wrong has then been reported at the call that names them. */
export function readData(node: Data, name: string, scope: Scope): LoweredData | undefined {
  const call = callOfData(node);
  const report = (severity: 'error' | 'warning', message: string): void =>
    scope.lowering.report({ code: 'data-file', severity, message, source: sourceOf(call ?? node) });
  const bound = call && boundCall(call);
  if (!bound || bound.callee.target.$type !== 'FunctionDecl') {
    report('error', `The data ${node.name} must be of a file: write data ${node.name} = table("FILE.csv").`);
    return undefined;
  }
  const { formals } = bound.callee.target;
  const values = formalValues(formals, bound.binding, scope);
  const given = givenOf(formals, values, scope, (formal, wanted) =>
    report(
      'error',
      `The argument ${formal} of data ${node.name} is no ${wanted} that is known before anything runs; use a ${wanted}, or a param or const of the file.`
    )
  );
  if (!given) return undefined;
  if (String(given[formals[0]!.name]) === '') {
    report('error', `The data ${node.name} are of no file; write its name in the brackets.`);
    return undefined;
  }
  const result = scope.lowering.files.read(bound.callee.target.name, given, AstUtils.getDocument(node).uri);
  if ('fault' in result) {
    report('error', result.fault);
    return undefined;
  }
  for (const warning of result.warnings) report('warning', warning);
  return lowered(node, name, String(given[formals[0]!.name]), result.data);
}

function lowered(node: Data, name: string, file: string, { faulty = new Map(), ...data }: ReadData): LoweredData {
  const whole: DataSet = { name, file, ...data };
  const { split, samples } = whole;
  const sets =
    split === undefined || !hasParts(node)
      ? [whole]
      : [
          whole,
          ...parts.map((part, i) =>
            partOfData(whole, `${name}.${part}`, i === 0 ? 0 : split, i === 0 ? split : samples)
          )
        ];
  return { sets, lists: dataLists(whole), faulty };
}

/** By name; undefined where one has no value, which `refuse` is told. */
function givenOf(
  formals: readonly Formal[],
  values: ReadonlyMap<Formal, Parameters<typeof evaluate>[0]>,
  scope: Scope,
  refuse: (formal: string, wanted: 'text' | 'number') => void
): Record<string, string | number> | undefined {
  const given: Record<string, string | number> = {};
  for (const formal of formals) {
    const wanted = typeOfFormal(formal);
    const value = valueBefore(values.get(formal)!, scope);
    if (typeof value !== (wanted === 'text' ? 'string' : 'number') || Number.isNaN(value)) {
      refuse(formal.name, wanted);
      return undefined;
    }
    given[formal.name] = value as string | number;
  }
  return given;
}

const typeOfFormal = ({ type }: Formal): 'text' | 'number' => (type?.$cstNode?.text === 'text' ? 'text' : 'number');

/** Of params and constants of the file, as they are given or written; undefined where there is none. */
function valueBefore(expression: Parameters<typeof evaluate>[0], scope: Scope): Value | undefined {
  const { names, given } = scope.lowering;
  const declared = new Map([...names].map(([node, name]) => [name, node]));
  const underway = new Set<string>();
  try {
    const of = (part: typeof expression): Value =>
      evaluate(part, one => {
        if (one.kind !== 'name' || one.of !== 'global') return undefined;
        const set = given[one.name];
        if (set !== undefined) return set;
        const node = declared.get(one.name);
        if (!(isParam(node) || isConst(node)) || !isProgram(node.$container) || underway.has(one.name)) return NaN;
        underway.add(one.name);
        const value = of(lowerExpression(node.value, scope, node));
        underway.delete(one.name);
        return value;
      });
    return of(expression);
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

/** The name in the model of data or of a part of them; what reads all of their samples is told of columns that are no numbers. */
export function nameOfData({ data, part }: DataNamed, scope: Scope, reads: 'samples' | 'list' = 'samples'): string {
  const { names, data: known, report } = scope.lowering;
  const name = names.get(data) ?? data.name;
  if (reads === 'samples') reportFaulty(data, 'all', scope);
  const sets = known.get(name)?.sets;
  if (!part || !sets || sets.length > 1) return part ? `${name}.${part}` : name;
  report({
    code: 'data-file',
    severity: 'error',
    message: `The data ${name} have no part for ${part === 'test' ? 'a test' : 'learning'}: no samples are named for a test beside those to learn from; use ${name}, or name them.`,
    source: sourceOf(callOfData(data) ?? data)
  });
  return name;
}

/** Columns in which a text stands among numbers are told where somebody reads them, at the call that names their file. */
export function reportFaulty(node: Data, columns: 'all' | readonly string[], scope: Scope): void {
  const data = scope.lowering.data.get(scope.lowering.names.get(node) ?? node.name);
  if (!data) return;
  for (const name of columns === 'all' ? data.lists : columns) {
    const fault = data.faulty.get(name);
    if (fault)
      scope.lowering.report({
        code: 'data-file',
        severity: 'error',
        message: fault,
        source: sourceOf(callOfData(node) ?? node)
      });
  }
}

/** What the file's data are read with: its own names, and no data yet. */
export const scopeOfData = (lowering: Omit<Lowering, 'data'>): Scope =>
  outermostScope({ ...lowering, data: new Map() });
