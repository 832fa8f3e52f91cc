// Mends of what is found on the network and on plans, where the tree is out of sight: by code, from the node that stands at the place.
// Checks of the text bring theirs along.
import { type AstNode, AstUtils } from 'langium';
import type { Code } from '../catalogue.js';
import { type Diagnostic, type Fix, replacement } from '../diagnostic.js';
import {
  type Program,
  isCall,
  isComparison,
  isConnect,
  isExpect,
  isIntegrator,
  isLose,
  isPopulationDecl,
  isProgram,
  isSave,
  isSeed,
  isSpikeWhen,
  isState,
  isStimulate
} from '../generated/ast.js';
import { freeName } from '../names/free-name.js';
import { nearest } from '../names/nearest.js';
import { nodesOf } from '../names/nodes.js';
import { removal } from '../removal.js';
import { sourceAt, sourceOf, sourceOfWord, textOf } from '../source.js';

/** `nodes`: all that stand exactly at the place of the finding, each before its children, and all of the file. */
type Mend = (at: readonly AstNode[], finding: Diagnostic, all: readonly AstNode[]) => Fix[];

/** Gives findings of a file the edits that mend them. */
export function mender(program: Program): (finding: Diagnostic) => Diagnostic {
  let known: readonly AstNode[] | undefined;
  return finding => {
    const mend = mends[finding.code];
    if (!mend || finding.fixes?.length || finding.source.uri !== program.$document?.uri.toString()) return finding;
    const all = (known ??= nodesOf(program));
    const fixes = mend(all.filter(standsAt(finding.source)), finding, all);
    return fixes.length > 0 ? { ...finding, fixes } : finding;
  };
}

/** Where a node stands costs more to find out than what it was parsed from, which holds it. */
const standsAt =
  ({ offset, end }: Diagnostic['source']) =>
  (node: AstNode): boolean => {
    const { $cstNode: parsed } = node;
    if (!parsed || parsed.offset > offset || parsed.end < end) return false;
    const source = sourceOf(node);
    return source.offset === offset && source.end === end;
  };

const guessed = (fix: Fix): Fix => ({ ...fix, isGuess: true });

const mends: Partial<Record<Code, Mend>> = {
  'unnamed-connection': at => at.filter(isConnect).flatMap(connect => named(connect)),
  'duplicate-connection': (at, _, all) =>
    at
      .filter(isConnect)
      .filter(connect => !all.some(node => refersTo(node, connect)))
      .map(connect => guessed(removal('Remove this connection', [connect]))),
  'vacuous-expect': at => around(at, isExpect).map(expect => guessed(removal('Remove the expectation', [expect]))),
  'unused-seed': at => at.filter(isSeed).map(seed => removal('Remove the seed', [seed])),
  'fires-each-step': (_, { related = [] }, all) => crossing(related, all),
  'no-integrator': at => around(at, isIntegrator).map(chosen => removal('Leave the integrator out', [chosen])),
  'impossible-loss': (at, { message }) =>
    message.endsWith('remove lose.') ? around(at, isLose).map(lose => removal('Remove lose', [lose])) : [],
  'saved-file': (at, { message }) =>
    message.includes('let it end in .npz')
      ? around(at, isSave).map(save => {
          const file = sourceOfWord(save, 'file');
          return replacement(file, `"${save.file!.replace(/\.[^./]*$/, '')}.npz"`);
        })
      : [],
  'empty-stimulus': at => around(at, isStimulate).flatMap(exchanged),
  'reads-nothing': (at, { message }) =>
    message.includes('takes none') ? around(at, isPopulationDecl).flatMap(withoutData) : [],
  'stimulus-target': (at, { message }) => {
    const several = /has several inputs \(([^)]*)\)/.exec(message)?.[1]?.split(', ') ?? [];
    return around(at, isStimulate).flatMap(node => several.map(input => stimulating(node, input)));
  },
  'unknown-column': (at, { message, source }) => {
    const [, asked = '', offered = ''] = /'([^']*)'; (?:it has|they have) (.*)\.$/.exec(message) ?? [];
    const meant = nearest(
      asked,
      [...offered.matchAll(/'([^']*)'/g)].map(([, name]) => name!)
    );
    return meant === undefined ? [] : [guessed(replacement(source, meant))];
  },
  'signal-too-short': (at, { message }) =>
    message.includes('end = "hold"')
      ? at.filter(isCall).flatMap(call => ['hold', 'zero', 'repeat'].map(end => ending(call, end)))
      : [],
  'missing-unit': (at, { message }) =>
    message.includes(': dimension of weight') ? around(at, isState).map(ofWeight) : []
};

/** The nodes of a kind at the place, or around what stands there. */
function around<T extends AstNode>(at: readonly AstNode[], is: (node: AstNode) => node is T): T[] {
  const found = at.flatMap(node => AstUtils.getContainerOfType(node, is) ?? []);
  return found.slice(0, 1);
}

const refersTo = (node: AstNode, named: AstNode): boolean =>
  AstUtils.streamReferences(node).some(({ reference }) => 'ref' in reference && reference.ref === named);

/** `connect E_to_E: E -> E`, by a name that the file does not have. */
function named(connect: { readonly from: readonly AstNode[]; readonly to: readonly AstNode[] }): Fix[] {
  const [from] = connect.from;
  const [to] = connect.to;
  if (!from || !to) return [];
  const name = freeName(`${wordOf(from)}_to_${wordOf(to)}`, AstUtils.getContainerOfType(from, isProgram)!);
  const { uri, offset } = sourceOf(from);
  return [{ title: `Name it ${name}`, edits: [{ uri, offset, end: offset, text: `${name}: ` }] }];
}

const wordOf = (selection: AstNode): string => /^[^\s[]*/.exec(textOf(selection))![0];

/** `V > V_th` as the moment when it becomes so. */
function crossing(related: NonNullable<Diagnostic['related']>, all: readonly AstNode[]): Fix[] {
  const rule = all.filter(isSpikeWhen).find(spike => related.some(({ source }) => liesIn(sourceOf(spike), source)));
  const condition = rule?.condition;
  if (!isComparison(condition) || !/^>=?$/.test(condition.operator)) return [];
  const [left, right] = [condition.left, condition.right].map(sourceOf) as [
    ReturnType<typeof sourceOf>,
    ReturnType<typeof sourceOf>
  ];
  const between = sourceAt(condition, left.end, right.offset);
  return [
    {
      title: `Write ${textOf(condition.left)} crosses ${textOf(condition.right)}`,
      edits: [{ uri: between.uri, offset: between.offset, end: between.end, text: ' crosses ' }],
      isGuess: true
    }
  ];
}

const liesIn = (whole: Diagnostic['source'], part: Diagnostic['source']): boolean =>
  whole.uri === part.uri && whole.offset <= part.offset && part.end <= whole.end;

/** `from 50 ms to 10 ms` the other way round. */
function exchanged({ from, until }: { readonly from?: AstNode; readonly until?: AstNode }): Fix[] {
  if (!from || !until) return [];
  const edits = [
    { ...spanOf(from), text: textOf(until) },
    { ...spanOf(until), text: textOf(from) }
  ];
  return [{ title: 'Exchange start and end', edits, isGuess: true }];
}

const spanOf = (node: AstNode): { uri: string; offset: number; end: number } => {
  const { uri, offset, end } = sourceOf(node);
  return { uri, offset, end };
};

/** `reads DATA` of a neuron. */
function withoutData({ model, data }: { readonly model: AstNode; readonly data?: AstNode }): Fix[] {
  if (!data) return [];
  const { uri, end } = sourceOf(data);
  return [{ title: `Remove reads`, edits: [{ uri, offset: sourceOf(model).end, end, text: '' }], isGuess: true }];
}

/** `sampled(…, end = "hold")` */
function ending(call: AstNode, end: string): Fix {
  const { uri, end: behind } = sourceOf(call);
  const text = `end = "${end}"`;
  return {
    title: `Add ${text}`,
    edits: [{ uri, offset: behind - 1, end: behind - 1, text: `, ${text}` }],
    isGuess: true
  };
}

function ofWeight(state: AstNode): Fix {
  const { uri, end } = sourceOfWord(state, 'name');
  const text = ' : dimension of weight';
  return { title: `Write${text}`, edits: [{ uri, offset: end, end, text }] };
}

function stimulating(node: { readonly targets: AstNode[] }, input: string): Fix {
  const { uri, offset } = sourceOf(node.targets[0]!);
  return { title: `Stimulate ${input}`, edits: [{ uri, offset, end: offset, text: `${input} of ` }], isGuess: true };
}
