// When to look at a document again in an editor: also when a file changed that it imports, or that it could not find before.
import { DefaultDocumentBuilder, DocumentState, type Cancellation, type LangiumDocument, type URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { type Program, isProgram } from '../generated/ast.js';
import type { Files } from './files.js';

type Token = Cancellation.CancellationToken;

/** Waits for edits that were made and not yet looked at. */
export interface Edits {
  settled(token?: Token): Promise<void>;
}

/** What names are looked up in. */
interface LoadedNames {
  readonly files: Files;
  readonly library: { has(uri: string): boolean };
}

interface Links {
  unlink(document: LangiumDocument): void;
  /** does some work in which the document is not unlinked */
  keeping(document: LangiumDocument, work: () => void): void;
}

export class SnnDocumentBuilder extends DefaultDocumentBuilder {
  /** the one document that has changed; undefined where there are more */
  private only: string | undefined;
  /** changed and not read again yet, their links not forgotten */
  private readonly loose = new Set<LangiumDocument>();

  constructor(
    private readonly shared: LangiumSharedServices,
    private readonly names: () => LoadedNames,
    private readonly edits: () => Edits
  ) {
    super(shared);
    this.onUpdate(() => this.names().files.forget(this.programs()));
  }

  /** Whoever asks for a linked tree gets that of the text as it is now; a parsed one may be that before the last edit. */
  override waitUntil(state: DocumentState, cancelToken?: Token): Promise<void>;
  override waitUntil(state: DocumentState, uri?: URI, cancelToken?: Token): Promise<URI>;
  override async waitUntil(state: DocumentState, uriOrToken?: URI | Token, cancelToken?: Token): Promise<URI | void> {
    const uri = uriOrToken && 'path' in uriOrToken ? uriOrToken : undefined;
    const token = uri ? cancelToken : (uriOrToken as Token | undefined);
    if (state > DocumentState.Parsed || !uri || !this.langiumDocuments.hasDocument(uri))
      await this.edits().settled(token);
    return uri ? super.waitUntil(state, uri, token) : super.waitUntil(state, token);
  }

  /** Of a document that alone has changed, the links of what has not are kept until it is read again. */
  override async update(changed: URI[], deleted: URI[], token?: Token): Promise<void> {
    this.only = changed.length === 1 && deleted.length === 0 ? changed[0]!.toString() : undefined;
    await super.update(changed, deleted, token);
  }

  override resetToState(document: LangiumDocument, state: DocumentState): void {
    const isRead = state <= DocumentState.Parsed;
    // another document waits to be read, and what it names may be here
    for (const other of isRead ? this.loose : [])
      if (other !== document) {
        this.loose.delete(other);
        this.linkerOf(other).unlink(other);
      }
    if (isRead && document.uri.toString() === this.only) {
      this.loose.add(document);
      this.linkerOf(document).keeping(document, () => super.resetToState(document, state));
    } else {
      this.loose.delete(document);
      super.resetToState(document, state);
    }
  }

  /** Whether nothing but its text has changed since it was linked: asked once, when it is read. */
  isAlone(document: LangiumDocument): boolean {
    return this.loose.delete(document);
  }

  private linkerOf({ uri }: LangiumDocument): Links {
    return this.shared.ServiceRegistry.getServices(uri).references.Linker as unknown as Links;
  }

  protected override shouldRelink(document: LangiumDocument, changedUris: Set<string>): boolean {
    return super.shouldRelink(document, changedUris) || this.importsAny(document, changedUris);
  }

  /** The library is checked by its own tests; in an editor, only where one of its files is open. */
  protected override shouldValidate(document: LangiumDocument): boolean {
    const isOpen = this.shared.workspace.TextDocuments.get(document.uri.toString()) !== undefined;
    return super.shouldValidate(document) && (isOpen || !this.names().library.has(document.uri.toString()));
  }

  private importsAny(document: LangiumDocument, uris: ReadonlySet<string>): boolean {
    const program = document.parseResult.value;
    if (!isProgram(program)) return false;
    const { files } = this.names();
    return files
      .closure(program)
      .some(program => files.imports(program).some(({ uri }) => uri !== undefined && uris.has(uri)));
  }

  private programs(): Program[] {
    return this.langiumDocuments.all
      .map(document => document.parseResult.value)
      .filter(isProgram)
      .toArray();
  }
}
