// A constant is written out wherever it is read, and its declaration goes.
import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import {
  type Const,
  type Expr,
  type Reference,
  isCall,
  isConst,
  isDimensionOf,
  isList,
  isNumberLiteral,
  isParen,
  isPower,
  isQuantity,
  isReference,
  isText
} from '../../generated/ast.js';
import { referencesOf } from '../../names/linker.js';
import type { Names } from '../../names/names.js';
import { nodesOf } from '../../names/nodes.js';
import { hasSyntaxErrors } from '../../parser/broken.js';
import { type Edit, withoutStatement } from '../../removal.js';
import { sourceOf, textOf } from '../../source.js';
import type { Refactoring } from './refactoring.js';

export const inlineConstant: Refactoring = {
  kind: 'refactor.inline',
  find({ around, uri, offset, names, others, document }) {
    const [node] = around;
    const constant = isReference(node) ? node.to.ref : isOnName(node, offset) ? node : undefined;
    if (!isConst(constant) || !constant.value || hasSyntaxErrors(constant)) return [];
    if (AstUtils.getDocument(constant).uri.toString() !== uri) return [];
    const nodes = nodesOf(document.parseResult.value);
    const reads = nodes.filter(isReference).filter(({ to }) => to.ref === constant);
    const isNamedElse =
      nodes.some(other => isDimensionOf(other) && other.name === constant.name) ||
      reads.length < namedIn(nodes, constant);
    // what nothing reads is removed by its finding
    if (isNamedElse || reads.length === 0 || !reads.every(read => meansTheSame(constant.value!, read, names)))
      return [];
    const { value } = constant;
    const here = isReference(node) && reads.length > 1 ? [written(node, value)] : [];
    const everywhere = {
      title: `Inline ${constant.name}`,
      edits: [...reads.map(read => written(read, value)), withoutStatement(constant)]
    };
    return [
      ...(isReadElsewhere(constant, others()) ? [] : [everywhere]),
      ...(here.length > 0 ? [{ title: `Inline ${constant.name} here only`, edits: here }] : [])
    ];
  }
};

function isOnName(node: AstNode | undefined, offset: number): node is Const {
  if (!isConst(node) || !node.value) return false;
  return offset <= sourceOf(node.value).offset;
}

/** In brackets where the text around would tear it apart. */
function written(read: Reference, value: Expr): Edit {
  const { uri, offset, end } = sourceOf(read);
  const text = textOf(value);
  const isPart = !isReadWhole(read) && !isCompact(value, read);
  return { uri, offset, end, text: isPart ? `(${text})` : text };
}

const isCompact = (value: Expr, read: Reference): boolean =>
  isNumberLiteral(value) ||
  isParen(value) ||
  isReference(value) ||
  isText(value) ||
  (isQuantity(value) && !isPower(read.$container)) ||
  ((isList(value) || isCall(value)) && !isPower(read.$container));

/** An argument, the value of a declaration, an item of a list. */
const isReadWhole = ({ $container }: Reference): boolean =>
  ['NamedArg', 'PlainArg', 'List', 'Paren', 'Const', 'Param', 'State', 'Let', 'Equation', 'Assignment'].includes(
    $container.$type
  );

/** What the value speaks of is the same thing where it is read. */
const meansTheSame = (value: Expr, read: Reference, names: Names): boolean =>
  AstUtils.streamAst(value)
    .filter(isReference)
    .every(({ to }) => to.ref !== undefined && names.find(to.$refText, read, 'to') === to.ref);

const namedIn = (nodes: readonly AstNode[], constant: Const): number =>
  nodes.flatMap(node => referencesOf(node)).filter(({ ref }) => ref === constant).length;

const isReadElsewhere = (constant: Const, others: readonly LangiumDocument[]): boolean =>
  others.some(other => namedIn(nodesOf(other.parseResult.value), constant) > 0);
