// Every request of an editor over a text: hover, proposals, rename, folding and the others at several places. None may throw, whatever
// the text; ranges they answer with lie within it.
import { CancellationToken, ResponseError, type Position, type Range } from 'vscode-languageserver';
import type { LangiumDocument } from 'langium';
import type { LangiumLSPServices } from 'langium/lsp';
import type { EditorLanguage } from '../../language/index.js';
import type { SnnCompletion } from '../../language/lsp/completion/completion.js';
import { holesIn } from './messages.js';
import type { Random } from './random.js';

type SnnServices = EditorLanguage['services'];

interface Asked {
  readonly services: SnnServices;
  readonly document: LangiumDocument;
  readonly position: Position;
  readonly range: Range;
  readonly newName: string;
}

type Ask = (asked: Asked) => unknown;

const none = CancellationToken.None;
const options = { tabSize: 2, insertSpaces: true };
const identified = ({ document, position }: Asked): { textDocument: { uri: string }; position: Position } => ({
  textDocument: { uri: document.uri.toString() },
  position
});

/** One for each service of an editor that the language has. A service without an entry fails the test of this list. */
export const requests: Readonly<Partial<Record<keyof LangiumLSPServices['lsp'], readonly Ask[]>>> = {
  CodeActionProvider: [
    asked =>
      asked.services.lsp.CodeActionProvider!.getCodeActions(
        asked.document,
        { ...identified(asked), range: asked.range, context: { diagnostics: [] } },
        none
      )
  ],
  CallHierarchyProvider: [
    async ({ services, document, ...asked }) => {
      const provider = services.lsp.CallHierarchyProvider!;
      const [item] =
        (await provider.prepareCallHierarchy(document, identified({ services, document, ...asked }))) ?? [];
      if (!item) return [];
      return [item, await provider.incomingCalls({ item }), await provider.outgoingCalls({ item })];
    }
  ],
  CodeLensProvider: [asked => asked.services.lsp.CodeLensProvider!.provideCodeLens(asked.document, identified(asked))],
  CompletionProvider: [
    async asked => {
      const { services, document } = asked;
      const provider = services.lsp.CompletionProvider as SnnCompletion;
      const found = await provider.getCompletion(document, identified(asked));
      const items = found?.items ?? [];
      items.slice(0, 3).forEach(item => provider.resolve(item));
      return items;
    }
  ],
  InlayHintProvider: [
    asked =>
      asked.services.lsp.InlayHintProvider!.getInlayHints(asked.document, { ...identified(asked), range: asked.range })
  ],
  DefinitionProvider: [
    asked => asked.services.lsp.DefinitionProvider!.getDefinition(asked.document, identified(asked))
  ],
  DocumentHighlightProvider: [
    asked => asked.services.lsp.DocumentHighlightProvider!.getDocumentHighlight(asked.document, identified(asked))
  ],
  DocumentLinkProvider: [
    asked => asked.services.lsp.DocumentLinkProvider!.getDocumentLinks(asked.document, identified(asked))
  ],
  DocumentSymbolProvider: [
    asked => asked.services.lsp.DocumentSymbolProvider!.getSymbols(asked.document, identified(asked))
  ],
  FoldingRangeProvider: [
    asked => asked.services.lsp.FoldingRangeProvider!.getFoldingRanges(asked.document, identified(asked))
  ],
  Formatter: [
    asked => asked.services.lsp.Formatter!.formatDocument(asked.document, { ...identified(asked), options }),
    asked =>
      asked.services.lsp.Formatter!.formatDocumentRange(asked.document, {
        ...identified(asked),
        range: asked.range,
        options
      }),
    asked =>
      asked.services.lsp.Formatter!.formatDocumentOnType(asked.document, { ...identified(asked), ch: '}', options })
  ],
  HoverProvider: [asked => asked.services.lsp.HoverProvider!.getHoverContent(asked.document, identified(asked))],
  ReferencesProvider: [
    asked =>
      asked.services.lsp.ReferencesProvider!.findReferences(asked.document, {
        ...identified(asked),
        context: { includeDeclaration: true }
      })
  ],
  RenameProvider: [
    asked => asked.services.lsp.RenameProvider!.prepareRename(asked.document, identified(asked)),
    asked => asked.services.lsp.RenameProvider!.rename(asked.document, { ...identified(asked), newName: asked.newName })
  ],
  SemanticTokenProvider: [
    asked => asked.services.lsp.SemanticTokenProvider!.semanticHighlight(asked.document, identified(asked)),
    asked =>
      asked.services.lsp.SemanticTokenProvider!.semanticHighlightRange(asked.document, {
        ...identified(asked),
        range: asked.range
      })
  ],
  SignatureHelp: [
    asked =>
      asked.services.lsp.SignatureHelp!.provideSignatureHelp(asked.document, {
        ...identified(asked),
        context: { triggerKind: 1, isRetrigger: false }
      })
  ],
  TypeProvider: [asked => asked.services.lsp.TypeProvider!.getTypeDefinition(asked.document, identified(asked))]
};

const newNames = ['renamed', '__proto__', 'constructor', 'if', '1x', '', 'a b', 'run', 'V', '\u00B5'];

/** Everything that is asked about a text at `places` and at one more. Gives what is wrong with the answers, which come later. */
export function ask(
  language: EditorLanguage,
  uri: string,
  text: string,
  places: readonly number[],
  random: Random
): Promise<string[]>[] {
  const document = language.program(uri, text)?.$document;
  if (!document) return [];
  const { services } = language;
  void services.validation.DocumentValidator.validateDocument(document).then(found => (document.diagnostics = found));
  language.explainAst(uri, text);
  const offsets = [...places, random.below(text.length + 1)];
  return offsets.flatMap(offset => {
    const position = document.textDocument.positionAt(offset);
    const other = document.textDocument.positionAt(random.below(text.length + 1));
    const isBefore = document.textDocument.offsetAt(other) < offset;
    const range = isBefore ? { start: other, end: position } : { start: position, end: other };
    const asked: Asked = { services, document, position, range, newName: random.pick(newNames) };
    return Object.entries(requests).flatMap(([name, asks]) => asks.map(one => answerOf(name, one, asked, text)));
  });
}

async function answerOf(name: string, one: Ask, asked: Asked, text: string): Promise<string[]> {
  const where = `${name} at ${asked.position.line + 1}:${asked.position.character + 1}`;
  try {
    const answer: unknown = await one(asked);
    const uri = asked.document.uri.toString();
    return [...strangeIn(answer, uri, uri, asked.document)].map(what => `${where} ${what}`);
  } catch (error) {
    const { message, stack } = error as Error;
    // a rename that is refused with a reason
    if (error instanceof ResponseError) return holesIn(message, text).map(hole => `${where} says ${hole}: ${message}`);
    return [`${where} threw ${stack?.split('\n').slice(0, 4).join(' ') ?? message}`];
  }
}

/** Ranges outside of the text, in what is said of its own file. */
function* strangeIn(answer: unknown, uri: string, own: string, document: LangiumDocument): Generator<string> {
  if (Array.isArray(answer)) for (const one of answer) yield* strangeIn(one, uri, own, document);
  else if (typeof answer === 'object' && answer !== null) {
    const about = 'targetUri' in answer ? String(answer.targetUri) : 'uri' in answer ? String(answer.uri) : uri;
    if (about === own && isRange(answer) && !liesIn(answer, document)) yield `lies outside of the text`;
    for (const [key, one] of Object.entries(answer))
      yield* strangeIn(one, key.startsWith('origin') ? own : key.includes(':/') ? key : about, own, document);
  }
}

const isRange = (value: object): value is Range =>
  'start' in value && 'end' in value && isPosition(value.start) && isPosition(value.end);
const isPosition = (value: unknown): value is Position =>
  typeof value === 'object' && value !== null && 'line' in value && 'character' in value;

function liesIn({ start, end }: Range, { textDocument }: LangiumDocument): boolean {
  const inside = ({ line, character }: Position): boolean =>
    Number.isSafeInteger(line) &&
    Number.isSafeInteger(character) &&
    line >= 0 &&
    character >= 0 &&
    line < textDocument.lineCount;
  return inside(start) && inside(end) && textDocument.offsetAt(start) <= textDocument.offsetAt(end);
}
