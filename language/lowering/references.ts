// What a name in an expression stands for.
import { AstUtils } from 'langium';
import { usedFirst, type Expression } from '../../simulator/index.js';
import {
  type Const,
  type Named,
  type Param,
  type Reference,
  isConnect,
  isConst,
  isData,
  isFormal,
  isFunctionDecl,
  isInput,
  isLet,
  isMisspelt,
  isModel,
  isNoise,
  isParam,
  isPopulation,
  isProgram,
  isReference,
  isState
} from '../generated/ast.js';
import { isCounter } from '../names/preference.js';
import { deepestExpression, depthOf, refuseDepth } from './depth.js';
import { nameOfData } from './data.js';
import { lowerExpression } from './expressions.js';
import { textOfParam } from './globals.js';
import { type Scope, reportError, sourceIn } from './scope.js';

export function lowerReference(node: Reference, scope: Scope): Expression {
  const target = node.to.ref;
  const source = sourceIn(node, scope);
  const { names } = scope.lowering;
  if (!target) return reportError(node, scope, 'unknown-name', `There is no '${node.to.$refText}' here.`);
  if (isFormal(target))
    return (
      scope.formals.get(target) ??
      reportError(node, scope, 'not-a-value', `The argument '${target.name}' has no value here.`)
    );
  if (isParam(target) || isConst(target)) return lowerQuantity(node, target, scope);
  if (isState(target) || isInput(target) || isLet(target))
    return { kind: 'name', of: 'own', name: target.name, source };
  if (isNoise(target))
    return isProgram(target.$container)
      ? { kind: 'name', of: 'noise', name: names.get(target) ?? target.name, source }
      : { kind: 'name', of: 'own', name: target.name, source };
  if (isPopulation(target))
    return {
      kind: 'selection',
      selection: { role: 'population', of: names.get(target) ?? target.name, ranges: [], source },
      source
    };
  if (isConnect(target))
    return {
      kind: 'selection',
      selection: { role: 'projection', of: names.get(target) ?? target.name ?? '', ranges: [], source },
      source
    };
  if (isCounter(target)) return { kind: 'name', of: 'counter', name: target.name, source };
  if (isData(target)) return { kind: 'data', data: nameOfData({ data: target }, scope), source };
  return reportError(node, scope, 'not-a-value', notAValue(target, node.to.$refText));
}

/** A parameter or constant: of the model it stands in, of the file, or one of the simulator's own (t, dt, step_number, xi, index; the weight in a plasticity rule). */
function lowerQuantity(node: Reference, target: Param | Const, scope: Scope): Expression {
  const source = sourceIn(node, scope);
  if (isConst(target) && target.internal) {
    const { name } = target;
    if (name === 'xi') return { kind: 'name', of: 'builtin', name, written: scope.noises.written++, source };
    return { kind: 'name', of: name === 'weight' ? 'own' : 'builtin', name, source };
  }
  const text = isParam(target) && isProgram(target.$container) ? textOfParam(target, scope) : undefined;
  if (text !== undefined) return { kind: 'text', value: text, source };
  if (isProgram(target.$container))
    return { kind: 'name', of: 'global', name: scope.lowering.names.get(target) ?? target.name, source };
  if (isConst(target) && scope.constantsByValue) return constantByValue(node, target, scope);
  return { kind: 'name', of: 'own', name: target.name, source };
}

/** What a constant stands for, found once; those that it uses have been found before. */
function constantByValue(node: Reference, target: Const, scope: Scope): Expression {
  const { inlined } = scope.lowering;
  const known = inlined.constant(target).found;
  if (known) return known;
  const ordered = usedFirst([target], constantsIn, circle => {
    const [first] = circle;
    const names = [...circle, first!].map(one => one.name).join(' → ');
    const message = `'${first!.name}' is defined by itself (${names}); give one of them a value of its own.`;
    inlined.constant(first!).keep(reportError(first!, scope, 'recursive-definition', message));
  });
  for (const used of ordered) {
    const shared = inlined.constant(used);
    if (shared.found) continue;
    const value = lowerExpression(used.value, scope, used);
    shared.keep(
      depthOf(value, inlined.depths) > deepestExpression ? refuseDepth(used, `'${used.name}'`, scope) : value
    );
  }
  return (
    inlined.constant(target).found ?? reportError(node, scope, 'not-a-value', `'${target.name}' has no value here.`)
  );
}

/** Constants of the model that a constant of it uses. */
function constantsIn({ value, $container }: Const): Const[] {
  if (!value) return [];
  return AstUtils.streamAst(value)
    .map(node => (isReference(node) ? node.to.ref : undefined))
    .filter((used): used is Const => isConst(used) && !used.internal && used.$container === $container)
    .toArray();
}

function notAValue(target: Named, name: string): string {
  if (isFunctionDecl(target))
    return `'${name}' is a function and needs its arguments: ${name}(${target.formals.map(formal => formal.name).join(', ')}).`;
  if (isModel(target))
    return `'${name}' is a ${target.kind} model and has no value; name one of its parameters, or a population of it.`;
  if (isMisspelt(target)) return `'${name}' is declared with the unknown word '${target.word}'; fix that declaration.`;
  return `'${name}' is not a value; name a parameter, constant, variable, population or connect statement.`;
}
