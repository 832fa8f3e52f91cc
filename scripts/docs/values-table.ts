// Tables of what a model declares: parameters, states, inputs; and of a pattern's arguments.
import { formatUnit } from '../../simulator/index.js';
import type { Formal, Input, Model, Param, PatternDecl, Program, State } from '../../language/generated/ast.js';
import type { EditorLanguage } from '../../language/index.js';
import { table } from './table.js';

type Valued = Param | State | Input | Formal;

/** Markdown of all tables of a declaration, each below its heading. */
export function valuesTables(language: EditorLanguage, declared: Model | PatternDecl, program: Program): string[] {
  const unit = (valued: Valued): string => unitText(language, valued, program);
  const meaning = (valued: Valued): string => (language.documentation(valued) ?? '').replace(/\n/g, ' ');
  if (declared.$type === 'PatternDecl') {
    const rows = declared.formals.map(formal => [code(formal.name), unit(formal), valueText(formal), meaning(formal)]);
    return rows.length === 0 ? [] : ['## Arguments', table(['name', 'unit', 'default', 'meaning'], rows)];
  }
  const members = <Type extends Param | State | Input>(type: Type['$type']): Type[] =>
    declared.members.filter((member): member is Type => member.$type === type);
  const parameters = members<Param>('Param').map(member => [
    code(member.name),
    unit(member),
    valueText(member),
    rangeText(member),
    meaning(member)
  ]);
  const states = members<State>('State').map(member => [
    code(member.name),
    unit(member),
    valueText(member),
    meaning(member)
  ]);
  const inputs = members<Input>('Input').map(member => [code(member.name), unit(member), meaning(member)]);
  return [
    ...(parameters.length > 0
      ? ['## Parameters', table(['name', 'unit', 'default', 'range', 'meaning'], parameters)]
      : []),
    ...(states.length > 0 ? ['## States', table(['name', 'unit', 'begins at', 'meaning'], states)] : []),
    ...(inputs.length > 0 ? ['## Inputs', table(['name', 'unit', 'meaning'], inputs)] : [])
  ];
}

const code = (text: string): string => `\`${text}\``;

function unitText(language: EditorLanguage, one: Valued, program: Program): string {
  if (one.type?.$type === 'DimensionOf' || one.type?.$type === 'ListOf') return one.type.$cstNode!.text;
  const dimension = language.services.types.dimensionOf(one, program);
  const unit = dimension ? formatUnit(dimension) : (one.type?.$cstNode?.text ?? '');
  return unit === '1' ? '' : unit;
}

/** A parameter without a default has to be given. */
function valueText(one: Exclude<Valued, Input>): string {
  return one.value
    ? code(one.value.$cstNode!.text)
    : one.$type === 'Param' || one.$type === 'Formal'
      ? '*to be given*'
      : '';
}

function rangeText({ positive, low, high }: Param): string {
  return positive ? 'above 0' : low && high ? `${low.$cstNode!.text} .. ${high.$cstNode!.text}` : '';
}
