// Declarations of which all is known that their own text and what it names can tell: linked, inferred, and nothing found. After an edit
// only those are looked at again that have changed, or that name, directly or by way of others, what has changed.
import type { AstNode } from 'langium';
import {
  type Declaration,
  type Import,
  type Program,
  isConnect,
  isImport,
  isModel,
  isPopulationDecl
} from '../generated/ast.js';
import { nodesOf } from './nodes.js';

type Item = Declaration | Import;

/** More names than this are as good as all. */
const mostNames = 200;

export class Settled {
  private readonly settled = new WeakSet<AstNode>();
  private readonly words = new WeakMap<AstNode, ReadonlySet<string>>();
  private readonly nodes = new WeakMap<AstNode, readonly AstNode[]>();

  /** Those of a file that are to be looked at, in the order of the text. */
  unsettled({ declarations }: Program): Declaration[] {
    return declarations.filter(declaration => !this.settled.has(declaration));
  }

  settle(declaration: Declaration): void {
    this.settled.add(declaration);
  }

  /** What its names mean may be something else now. */
  forget({ declarations }: Program): void {
    for (const declaration of declarations) this.settled.delete(declaration);
  }

  /** All nodes of a file, each before its children. */
  nodesOf(program: Program): AstNode[] {
    return [program, ...itemsOf(program).flatMap(item => this.nodesIn(item))];
  }

  nodesIn(item: Item): readonly AstNode[] {
    let nodes = this.nodes.get(item);
    if (!nodes) this.nodes.set(item, (nodes = nodesOf(item)));
    return nodes;
  }

  /** Takes note of a file that was read again; gives the declarations and imports that may mean something else now. */
  changed(before: Program, after: Program): ReadonlySet<AstNode> {
    const [old, now] = [new Set<Item>(itemsOf(before)), new Set<Item>(itemsOf(after))];
    const fresh = [...now].filter(item => !old.has(item));
    const gone = [...old].filter(item => !now.has(item));
    const affected = [...fresh, ...gone].some(isImport) ? now : this.reached(after, fresh, gone);
    for (const item of affected) this.settled.delete(item);
    return affected;
  }

  private reached(after: Program, fresh: readonly Item[], gone: readonly Item[]): ReadonlySet<Item> {
    const affected = new Set<Item>(fresh);
    const models = new Map(after.declarations.filter(isModel).map(model => [model.name, model]));
    const names = new Set<string>();
    let frontier = namesOf([...fresh, ...gone]);
    let concerned: readonly Item[] = [...fresh, ...gone];
    while (frontier.length > 0 || concerned.length > 0) {
      for (const name of frontier) names.add(name);
      if (names.size > mostNames) return new Set(itemsOf(after));
      const next = after.declarations.filter(
        item => !affected.has(item) && frontier.some(name => this.wordsOf(item).has(name))
      );
      // a synapse or rule is judged by the connections that use it
      const used = concerned
        .filter(isConnect)
        .flatMap(connect => [...this.wordsOf(connect)].flatMap(word => models.get(word) ?? []))
        .filter(model => (model.kind === 'synapse' || model.kind === 'plasticity') && !affected.has(model));
      for (const item of [...next, ...used]) affected.add(item);
      frontier = namesOf([...next, ...used.filter(model => model.base)]).filter(name => !names.has(name));
      concerned = next;
    }
    return affected;
  }

  /** All words in a text, also those in comments and units. */
  private wordsOf(item: Item): ReadonlySet<string> {
    let words = this.words.get(item);
    if (!words) {
      const { $cstNode: cst } = item;
      const text = cst ? cst.root.fullText.slice(cst.offset, cst.end) : '';
      this.words.set(item, (words = new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])));
    }
    return words;
  }
}

const itemsOf = ({ imports, declarations }: Program): Item[] => [...imports, ...declarations];

const namesOf = (items: readonly Item[]): string[] =>
  items.flatMap(item => {
    const named = isPopulationDecl(item) ? item.populations : [item];
    return named.flatMap(one => ('name' in one && one.name ? [one.name] : []));
  });
