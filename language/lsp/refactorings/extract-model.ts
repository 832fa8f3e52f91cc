// `population E[10] : lif(tau_m = 10 ms)` becomes `neuron E_lif = lif(tau_m = 10 ms)` and `population E[10] : E_lif`; so do synapses, rules and patterns.
import { type AstNode, AstUtils } from 'langium';
import {
  type Use,
  isConnect,
  isEventDecl,
  isInput,
  isModel,
  isNamedArg,
  isPatternDecl,
  isPopulationDecl,
  isProgram,
  isRecorded,
  isSideAccess,
  isUse
} from '../../generated/ast.js';
import { freeName } from '../../names/free-name.js';
import { hasSyntaxErrors } from '../../parser/broken.js';
import { sourceOf, textOf } from '../../source.js';
import { type Refactoring, lineBefore, statementAround } from './refactoring.js';

export const extractModel: Refactoring = {
  kind: 'refactor.extract',
  find({ around, program }) {
    const use = around.find(isUse);
    const model = use?.model.ref;
    if (!use?.args || !(isModel(model) || isPatternDecl(model)) || hasSyntaxErrors(use) || !isWhole(use)) return [];
    const { offset, indent } = lineBefore(statementAround(use, program));
    const name = freeName(`${userOf(use)}_${model.name}`, program);
    const kind = isModel(model) ? model.kind : 'pattern';
    const { uri, offset: start, end } = sourceOf(use);
    return [
      {
        title: `Extract ${kind} ${name}`,
        edits: [
          { uri, offset, end: offset, text: `${indent}${kind} ${name} = ${textOf(use)}\n` },
          { uri, offset: start, end, text: name }
        ]
      }
    ];
  }
};

/** With arguments that mean the same anywhere: no input that follows something, no neuron of the connection. */
const isWhole = ({ args, $container: user }: Use): boolean =>
  args !== undefined &&
  args.args.length > 0 &&
  args.against === undefined &&
  !isModel(user) &&
  !isPatternDecl(user) &&
  args.args.every(argument => !isNamedArg(argument) || !isBound(argument.param.ref)) &&
  AstUtils.streamAst(args).every(node => !isSideAccess(node) && !isRecorded(node));

const isBound = (parameter: AstNode | undefined): boolean => isInput(parameter) || isEventDecl(parameter);

/** The population or connection, as part of a name. */
function userOf(use: Use): string {
  const user = AstUtils.getContainerOfType(use, node => isPopulationDecl(node) || isConnect(node) || isProgram(node));
  if (isPopulationDecl(user)) return user.populations[0]?.name ?? 'my';
  if (!isConnect(user)) return 'my';
  const ends = [user.from[0], user.to[0]].map(selection => selection?.of.$refText ?? '').filter(Boolean);
  return user.name ?? ends.join('_to_');
}
