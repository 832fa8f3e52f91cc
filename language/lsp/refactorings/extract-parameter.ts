// `20 ms` gets a name: a parameter of the model it stands in, or of the file.
import { type AstNode, AstUtils } from 'langium';
import { formatUnit, isDimensionless } from '../../../simulator/index.js';
import {
  type Expr,
  type Model,
  isConst,
  isData,
  isDimensionOf,
  isExperiment,
  isExpr,
  isFormal,
  isFunctionDecl,
  isImport,
  isMinus,
  isModel,
  isNamedArg,
  isNumberLiteral,
  isParam,
  isPatternDecl,
  isPower,
  isProgram,
  isQuantity,
  isReference
} from '../../generated/ast.js';
import { freeName } from '../../names/free-name.js';
import { hasSyntaxErrors } from '../../parser/broken.js';
import { sourceOf, textOf } from '../../source.js';
import { valueOf } from '../constants.js';
import { type Refactoring, type Selected, lineBefore, statementAround } from './refactoring.js';

export const extractParameter: Refactoring = {
  kind: 'refactor.extract',
  find(selected) {
    const value = selectedValue(selected);
    const owner = value && ownerOf(value);
    if (!value || !owner || hasSyntaxErrors(value)) return [];
    const wanted = nameFor(value, selected);
    const isTaken = selected.names.library.find(wanted).length > 0;
    const name = freeName(isTaken ? `${wanted}_0` : wanted, selected.program);
    const before = firstParameter(value, owner);
    const { offset, indent } = lineBefore(before);
    const { uri, offset: start, end } = sourceOf(value);
    const line = `${indent}param ${name} = ${textOf(value).replace(/\s+/g, ' ')}`;
    return [
      {
        title: `Extract parameter ${name}${isModel(owner) ? ` of ${owner.name}` : ''}`,
        edits: [
          { uri, offset, end: offset, text: isModel(owner) ? `${line}\n` : `${line}\n\n` },
          { uri, offset: start, end, text: name }
        ]
      }
    ];
  }
};

/** The number at the cursor with its sign, or the expression that is selected, where its value is the same always. */
function selectedValue({ around, offset, end }: Selected): Expr | undefined {
  const [first] = around;
  const isCursor = offset === end;
  const wanted = (node: AstNode): node is Expr =>
    isExpr(node) && (isCursor ? isNumber(node) : sourceOf(node).offset === offset && sourceOf(node).end === end);
  const found = isCursor ? (first && wanted(first) ? first : undefined) : around.filter(wanted).at(-1);
  if (!found) return undefined;
  const value = isNumber(found) && isMinus(found.$container) ? found.$container : found;
  return isExpr(value) && valueOf(value) !== undefined && isOfParameters(value) ? value : undefined;
}

const isNumber = (node: AstNode): boolean => isQuantity(node) || isNumberLiteral(node);

/** What it speaks of is visible wherever the parameter will stand. */
const isOfParameters = (value: Expr): boolean =>
  AstUtils.streamAst(value).every(node => {
    if (!isReference(node)) return true;
    const named = node.to.ref;
    return (
      (isParam(named) || isConst(named)) && (isProgram(named.$container) || named.$container === modelAround(value))
    );
  });

const modelAround = (node: AstNode): Model | undefined => AstUtils.getContainerOfType(node, isModel);

/** Undefined where a parameter may not stand, or is one already. */
function ownerOf(value: Expr): AstNode | undefined {
  const isElsewhere = AstUtils.hasContainerOfType(
    value,
    node =>
      isParam(node) ||
      isConst(node) ||
      isData(node) ||
      isFunctionDecl(node) ||
      isFormal(node) ||
      isPatternDecl(node) ||
      isImport(node) ||
      isDimensionOf(node) ||
      // the unit of what is raised to a power depends on it
      (isPower(node) && node.exponent === value)
  );
  if (isElsewhere) return undefined;
  const model = modelAround(value);
  return model?.base ? model.$container : (model ?? AstUtils.getContainerOfType(value, isProgram));
}

/** In a model before its first member, so that parameters come together; in a file before what uses it. */
const firstParameter = (value: Expr, owner: AstNode): AstNode =>
  isModel(owner) ? (owner.members.find(isParam) ?? owner.members[0]!) : statementAround(value, owner);

/** The name of the argument that it is given to; else the letter that its dimension has. */
function nameFor(value: Expr, { dimensionOf }: Selected): string {
  const argument = value.$container;
  if (isNamedArg(argument) && argument.value === value) return argument.param.$refText;
  const statement = AstUtils.getContainerOfType(value, isExperiment) ? statementName(value) : undefined;
  if (statement) return statement;
  const dimension = dimensionOf(value);
  if (!dimension || isDimensionless(dimension)) return 'k';
  return letters[formatUnit(dimension)] ?? 'value';
}

const letters: Readonly<Record<string, string>> = {
  ms: 'tau',
  mV: 'V_0',
  pA: 'I_0',
  nS: 'g_0',
  pF: 'C_0',
  MOhm: 'R_0',
  Hz: 'rate_0',
  kHz: 'rate_0',
  mm: 'distance_0'
};

/** `duration` of `run 1 s` */
function statementName(value: Expr): string | undefined {
  const word: string = value.$container.$type;
  return ['Run', 'Measure', 'Rest', 'Present'].includes(word) ? 'duration' : word === 'Step' ? 'time_step' : undefined;
}
