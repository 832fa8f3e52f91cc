// The hierarchy of projections: who projects onto a population, and where it projects. Of a connection, its two sides.
import { AstUtils, GrammarUtils, URI, type LangiumDocument } from 'langium';
import type { CallHierarchyProvider } from 'langium/lsp';
import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
  type Range
} from 'vscode-languageserver';
import { type Connect, type Population, isConnect, isPopulation, isProgram } from '../generated/ast.js';
import { populationsOf } from '../names/members.js';
import { textOf } from '../source.js';
import type { SnnServices } from './services.js';
import { tokenAt } from './token-at.js';

type Side = 'from' | 'to';
type Meant = Population | Connect;

/** What an item carries until somebody asks on. */
interface ItemData {
  readonly path: string;
}

export class SnnCallHierarchy implements CallHierarchyProvider {
  constructor(private readonly services: SnnServices) {}

  prepareCallHierarchy(
    document: LangiumDocument,
    { position }: CallHierarchyPrepareParams
  ): CallHierarchyItem[] | undefined {
    const token = tokenAt(document, position);
    const meant = token
      ? this.services.references.References.findDeclarations(token).filter(
          node => isPopulation(node) || isConnect(node)
        )
      : [];
    return meant.length > 0 ? meant.flatMap(node => this.itemOf(node)) : undefined;
  }

  incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] {
    return this.beyond(item, 'from').map(({ other, ranges }) => ({ from: other, fromRanges: ranges }));
  }

  outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] {
    return this.beyond(item, 'to').map(({ other, ranges }) => ({ to: other, fromRanges: ranges }));
  }

  /** Populations on one side of what an item means, each once, with the places at which connections name the pair. */
  private beyond(item: CallHierarchyItem, side: Side): { other: CallHierarchyItem; ranges: Range[] }[] {
    const meant = this.meantBy(item);
    if (!meant) return [];
    const found = new Map<Population, Connect[]>();
    for (const connect of isConnect(meant) ? [meant] : this.connectionsAt(meant, side === 'from' ? 'to' : 'from'))
      for (const population of new Set(populationsOf(connect[side])))
        found.set(population, [...(found.get(population) ?? []), connect]);
    return [...found].flatMap(([population, connects]) =>
      this.itemOf(population, connects.map(nameOf).join(', ')).map(other => ({
        other,
        ranges: rangesIn(side === 'from' ? other : item, connects)
      }))
    );
  }

  private connectionsAt(population: Population, side: Side): Connect[] {
    return this.services.shared.workspace.LangiumDocuments.all
      .map(document => document.parseResult.value)
      .filter(isProgram)
      .filter(program => !this.services.names.isLibrary(program) || AstUtils.findRootNode(population) === program)
      .flatMap(program => program.declarations.filter(isConnect))
      .filter(connect => populationsOf(connect[side]).includes(population))
      .toArray();
  }

  private meantBy({ uri, data }: CallHierarchyItem): Meant | undefined {
    const root = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))?.parseResult.value;
    const path = (data as Partial<ItemData> | undefined)?.path;
    const node =
      root && typeof path === 'string' ? this.services.workspace.AstNodeLocator.getAstNode(root, path) : undefined;
    return node && (isPopulation(node) || isConnect(node)) ? node : undefined;
  }

  private itemOf(node: Meant, via?: string): CallHierarchyItem[] {
    const name = GrammarUtils.findNodeForProperty(node.$cstNode, 'name') ?? node.$cstNode;
    if (!node.$cstNode || !name) return [];
    const data: ItemData = { path: this.services.workspace.AstNodeLocator.getAstNodePath(node) };
    const detail = this.services.descriptions.detailOf(node);
    return [
      {
        name: isConnect(node) ? nameOf(node) : node.name,
        kind: isConnect(node) ? SymbolKind.Operator : SymbolKind.Array,
        detail: via === undefined ? detail : `${detail ?? ''} · ${via}`,
        uri: AstUtils.getDocument(node).uri.toString(),
        range: node.$cstNode.range,
        selectionRange: name.range,
        data
      }
    ];
  }
}

/** `exc`, or `E -> I` of one without a name. */
const nameOf = ({ name, from, to }: Connect): string =>
  name ?? `${from.map(textOf).join(', ')} -> ${to.map(textOf).join(', ')}`;

/** Heads of the connections in the file that the protocol counts them in; where they stand in others, the name of the population. */
function rangesIn({ uri, selectionRange }: CallHierarchyItem, connects: readonly Connect[]): Range[] {
  const own = connects.filter(connect => AstUtils.getDocument(connect).uri.toString() === uri);
  const ranges = own.flatMap(({ from, to }) => {
    const [first, last] = [from[0]?.$cstNode, to.at(-1)?.$cstNode];
    return first && last ? [{ start: first.range.start, end: last.range.end }] : [];
  });
  return ranges.length > 0 ? ranges : [selectionRange];
}
