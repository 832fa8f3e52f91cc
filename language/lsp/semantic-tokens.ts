// Colours that the grammar of tokens cannot know: what kind of thing a name means, and whether it excites or inhibits.
import { AstUtils, Cancellation, GrammarUtils, interruptAndCheck, type AstNode, type LangiumDocument } from 'langium';
import { AllSemanticTokenModifiers, AllSemanticTokenTypes, type SemanticTokenProvider } from 'langium/lsp';
import type {
  Position,
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensOptions,
  SemanticTokensParams,
  SemanticTokensRangeParams
} from 'vscode-languageserver';
import {
  type Named,
  isChosen,
  isInject,
  isNamed,
  isNeed,
  isProgram,
  isRecord,
  isRecorded,
  isSideAccess,
  isSidePlace,
  isStimulate
} from '../generated/ast.js';
import { nodesOf } from '../names/nodes.js';
import { declaredBy } from '../statements/statement-of.js';
import type { SnnServices } from './services.js';
import { type Sign, signsIn } from './signs.js';
import { type Token, tokenData, tokenEdits } from './token-data.js';

interface Mark {
  readonly node: AstNode;
  readonly property: string;
  readonly index?: number | undefined;
  readonly type: string;
  readonly modifiers?: readonly string[];
}

/** What was sent of a document last. */
interface Sent {
  readonly id: string;
  readonly data: readonly number[];
}

/** Bits beyond those of the protocol's own modifiers. */
const signBits = { excitatory: 1 << 10, inhibitory: 1 << 11 } as const satisfies Record<Sign, number>;

/** Declarations that are looked at before others get their turn. */
const inOneGo = 50;

export class SnnSemanticTokens implements SemanticTokenProvider {
  readonly tokenTypes = AllSemanticTokenTypes;
  readonly tokenModifiers = { ...AllSemanticTokenModifiers, ...signBits };
  readonly semanticTokensOptions: SemanticTokensOptions = {
    legend: { tokenTypes: Object.keys(this.tokenTypes), tokenModifiers: modifierNames(this.tokenModifiers) },
    full: { delta: true },
    range: true
  };
  private readonly sent = new Map<string, Sent>();
  private answers = 0;

  constructor(private readonly services: SnnServices) {
    services.shared.workspace.TextDocuments.onDidClose(({ document }) => this.sent.delete(document.uri));
  }

  async semanticHighlight(
    document: LangiumDocument,
    _params: SemanticTokensParams,
    token?: Cancellation.CancellationToken
  ): Promise<SemanticTokens> {
    const data = tokenData(await this.tokensOf(document, undefined, token));
    return { resultId: this.keep(document, data), data };
  }

  async semanticHighlightRange(
    document: LangiumDocument,
    { range }: SemanticTokensRangeParams,
    token?: Cancellation.CancellationToken
  ): Promise<SemanticTokens> {
    return { data: tokenData(await this.tokensOf(document, range, token)) };
  }

  /** All of them where the client has others than those that were sent last. */
  async semanticHighlightDelta(
    document: LangiumDocument,
    { previousResultId }: SemanticTokensDeltaParams,
    token?: Cancellation.CancellationToken
  ): Promise<SemanticTokens | SemanticTokensDelta> {
    const data = tokenData(await this.tokensOf(document, undefined, token));
    const before = this.sent.get(document.textDocument.uri);
    const resultId = this.keep(document, data);
    return before?.id === previousResultId ? { resultId, edits: tokenEdits(before.data, data) } : { resultId, data };
  }

  private keep({ textDocument }: LangiumDocument, data: readonly number[]): string {
    const id = String(++this.answers);
    this.sent.set(textDocument.uri, { id, data });
    return id;
  }

  private async tokensOf(
    { parseResult }: LangiumDocument,
    range: Range | undefined,
    token = Cancellation.CancellationToken.None
  ): Promise<Token[]> {
    const program = parseResult.value;
    if (!isProgram(program)) return [];
    const signs = signsIn(this.services.names.closure(program));
    const tokens: Token[] = [];
    for (const [i, declaration] of program.declarations.entries()) {
      if (i % inOneGo === 0) await interruptAndCheck(token);
      const place = declaration.$cstNode?.range;
      if (range && place && (place.end.line < range.start.line || place.start.line > range.end.line)) continue;
      for (const node of nodesOf(declaration))
        for (const mark of this.marksOf(node, signs)) tokens.push(...this.tokensAt(mark, range));
    }
    return tokens;
  }

  private marksOf(node: AstNode, signs: ReadonlyMap<Named, Sign>): Mark[] {
    const marks: Mark[] = [];
    const mark = (meant: Named, property: string, index: number | undefined, more: readonly string[]): void => {
      const type = meant.$type === 'Formal' ? 'parameter' : declaredBy(meant)?.colour;
      if (type) marks.push({ node, property, index, type, modifiers: [...more, ...this.modifiersOf(meant, signs)] });
    };
    if (isNamed(node) && node.name) mark(node, 'name', undefined, ['declaration']);
    for (const { reference, property, index } of AstUtils.streamReferences(node))
      if ('ref' in reference && isNamed(reference.ref)) mark(reference.ref, property, index, []);
    return [...marks, ...wordMarks(node)];
  }

  private modifiersOf(meant: Named, signs: ReadonlyMap<Named, Sign>): string[] {
    return [
      ...(meant.$type === 'Const' ? ['readonly'] : []),
      ...(this.services.names.isLibrary(meant) ? ['defaultLibrary'] : []),
      ...(signs.has(meant) ? [signs.get(meant)!] : [])
    ];
  }

  private tokensAt({ node, property, index, type, modifiers = [] }: Mark, wanted: Range | undefined): Token[] {
    const places =
      index === undefined
        ? GrammarUtils.findNodesForProperty(node.$cstNode, property)
        : [GrammarUtils.findNodeForProperty(node.$cstNode, property, index)];
    const bits = modifiers.reduce((sum, name) => sum | (this.tokenModifiers as Record<string, number>)[name]!, 0);
    return places.flatMap(place =>
      place &&
      place.range.start.line === place.range.end.line &&
      (!wanted || (isBefore(place.range.start, wanted.end) && isBefore(wanted.start, place.range.end)))
        ? [{ range: place.range, type: this.tokenTypes[type]!, modifiers: bits }]
        : []
    );
  }
}

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

/** Words that are no cross-references. */
function wordMarks(node: AstNode): Mark[] {
  if (isRecorded(node)) return [{ node, property: 'variable', type: 'property' }];
  if (isRecord(node)) return node.what.map((_, index) => ({ node, property: 'what', index, type: 'property' }));
  if (isSideAccess(node) || isSidePlace(node))
    return node.member ? [{ node, property: 'member', type: 'property' }] : [];
  if (isNeed(node) || isChosen(node)) return [{ node, property: 'variable', type: 'property' }];
  if (isStimulate(node)) return node.input ? [{ node, property: 'input', type: 'event' }] : [];
  return isInject(node) ? [{ node, property: 'target', type: 'event' }] : [];
}

/** The name of each bit at its place. */
function modifierNames(bits: Readonly<Record<string, number>>): string[] {
  const names = Array.from({ length: 1 + Math.max(...Object.values(bits).map(Math.log2)) }, () => '');
  for (const [name, bit] of Object.entries(bits)) names[Math.log2(bit)] = name;
  return names;
}
