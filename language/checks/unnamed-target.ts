// What a synapse or rule needs of its target is visible at its head: what the body touches and the head does not name, and the other way round.
import type { Fix } from '../diagnostic.js';
import { type Model, type Need, isModel } from '../generated/ast.js';
import { type Touched, needsOf, touchedBy } from '../names/needs.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { withoutClauseItem } from '../removal.js';
import { textOf } from '../source.js';
import type { TextCheck, TextContext } from './check.js';

export const unnamedTarget: TextCheck = {
  code: 'unnamed-target',
  on: 'text',
  byDeclaration: true,
  run(context) {
    for (const node of context.nodes) {
      if (
        !isModel(node) ||
        (node.kind !== 'synapse' && node.kind !== 'plasticity') ||
        hasSyntaxErrors(node) ||
        node.base
      )
        continue;
      const touched = touchedBy(node);
      lookAtBody(node, touched, context);
      lookAtHead(node, touched, context);
    }
  }
};

interface Clauses {
  readonly into: readonly string[];
  readonly reads: readonly string[];
}

function lookAtBody(model: Model, touched: Touched, { uri, report }: TextContext): void {
  const into = new Set(model.into.map(({ variable }) => variable));
  const named = new Set(needsOf(model).map(({ variable }) => variable));
  const without = (names: Iterable<string>, known: ReadonlySet<string>): string[] =>
    [...names].filter(name => !known.has(name));
  const [injected, changed] = [without(touched.injected, into), without(touched.changed, into)];
  const added = new Set([...injected, ...changed]);
  const read = without(touched.read, new Set([...named, ...added]));
  if (added.size + read.length === 0) return;
  const does = [
    ...(injected.length > 0 ? [`injects into ${injected.join(', ')}`] : []),
    ...(changed.length > 0 ? [`changes ${changed.join(', ')}`] : []),
    ...(read.length > 0 ? [`reads ${read.join(', ')}`] : [])
  ];
  const head = headText(model, { into: [...added], reads: read });
  report(
    { node: model, property: 'name' },
    `${kindWord(model)} ${model.name} ${does.join(' and ')} of its target, which its head does not name; write ${model.kind} ${model.name} ${head}.`,
    { fixes: fixOf(model, head, uri) }
  );
}

/** The clauses of the head with what the body needs besides. What is only read moves to `into` where it is changed. */
function headText(model: Model, added: Clauses): string {
  const written = (needs: readonly Need[]): string[] =>
    needs.filter(({ variable }) => !added.into.includes(variable)).map(need => textOf(need));
  const into = [...written(model.into), ...added.into];
  const reads = [...written(model.reads), ...added.reads];
  return [
    ...(into.length > 0 ? [`into ${into.join(', ')}`] : []),
    ...(reads.length > 0 ? [`reads ${reads.join(', ')}`] : [])
  ].join(' ');
}

function fixOf(model: Model, head: string, uri: string): Fix[] {
  const text = textOf(model);
  const brace = text.indexOf('{');
  const start = /^\w+\s+[^\s{]+/.exec(text)?.[0].length;
  const offset = model.$cstNode?.offset;
  if (offset === undefined || start === undefined || brace < 0 || text.slice(0, brace).includes('//')) return [];
  return [{ title: `Write ${head}`, edits: [{ uri, offset: offset + start, end: offset + brace, text: ` ${head} ` }] }];
}

function lookAtHead(model: Model, { injected, changed, read }: Touched, { report }: TextContext): void {
  const seen = new Set<string>();
  for (const need of needsOf(model)) {
    const { variable } = need;
    const isInto = model.into.includes(need);
    const what = `${kindWord(model)} ${model.name}`;
    if (seen.has(variable))
      report(need, `The head of ${model.name} names ${variable} twice; remove one.`, { fixes: outOfHead(need) });
    else if (isInto && !injected.has(variable) && !changed.has(variable))
      report(
        need,
        read.has(variable)
          ? `${what} only reads ${variable} of its target; name it behind 'reads'.`
          : `${what} neither feeds nor changes ${variable} of its target; take it out of the head.`,
        { severity: 'warning', fixes: read.has(variable) ? [] : outOfHead(need) }
      );
    else if (!isInto && !read.has(variable) && !changed.has(variable) && !injected.has(variable))
      report(need, `${what} does not read ${variable} of its target; take it out of the head.`, {
        severity: 'warning',
        fixes: outOfHead(need)
      });
    seen.add(variable);
  }
}

const kindWord = ({ kind }: Model): string => (kind === 'synapse' ? 'Synapse' : 'Plasticity');

function outOfHead(need: Need): Fix[] {
  const edit = withoutClauseItem(need);
  return edit ? [{ title: `Take ${need.variable} out of the head`, edits: [edit] }] : [];
}
