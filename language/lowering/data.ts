// Data files to data sets, read through the world that was passed in.
import { AstUtils } from 'langium';
import { rangeOfValues, type DataSet } from '../../simulator/index.js';
import {
  type Call,
  type Data,
  type Text,
  isCall,
  isFunctionDecl,
  isNamedArg,
  isReference,
  isText
} from '../generated/ast.js';
import { typeWord } from '../units/unit-expression.js';
import { parseCsv } from './csv.js';
import type { LoweringContext } from './scope.js';
import { fileUri } from '../documents/file-uri.js';
import { sourceOf } from '../source.js';
import { largest, whyUnreadable } from '../world.js';

/** Undefined when the file cannot be used; what is wrong has then been reported at the call of `table`. */
export function readData(node: Data, name: string, context: LoweringContext): DataSet | undefined {
  const call = tableCall(node);
  const text = call && fileOf(call);
  const report = (severity: 'error' | 'warning', message: string): undefined =>
    void context.report({ code: 'data-file', severity, message, source: sourceOf(call ?? node) });
  if (!text)
    return report('error', `The data ${node.name} must be a table: write data ${node.name} = table("FILE.csv").`);
  const file = text.value;
  const bytes = context.world.read(fileUri(file, AstUtils.getDocument(node).uri), largest.table);
  if (bytes === 'missing')
    return report('error', `There is no file ${file} beside this file; put it there or correct its name.`);
  if (bytes === 'directory') return report('error', `${file} is a folder; name a file of comma-separated numbers.`);
  if (typeof bytes === 'string') return report('error', `${file} ${whyUnreadable(bytes, largest.table)}.`);
  const result = parseCsv(bytes);
  if ('fault' in result) return report('error', `${file} ${result.fault}.`);
  if (result.warning) report('warning', `${file} ${result.warning}.`);
  const { columns, values, lines } = result;
  const set = {
    name,
    file,
    samples: lines,
    shape: [columns.length],
    values,
    strides: { sample: 1, value: lines },
    divisor: 1,
    columns
  };
  return { ...set, range: rangeOfValues(set) };
}

function tableCall(node: Data): Call | undefined {
  const value = node.value;
  const callee = isCall(value) && isReference(value.callee) ? value.callee.to.ref : undefined;
  return isCall(value) && isFunctionDecl(callee) && typeWord(callee.type) === 'table' ? value : undefined;
}

function fileOf(call: Call): Text | undefined {
  const [argument, ...more] = call.args.args;
  if (!argument || more.length || (isNamedArg(argument) && argument.param.$refText !== 'file')) return undefined;
  return isText(argument.value) ? argument.value : undefined;
}
