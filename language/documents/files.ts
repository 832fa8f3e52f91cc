// Files as parsed documents: read from the world when they are first needed, read again when their text has changed.
import { DocumentState, TextDocument, URI, type LangiumDocument, type LangiumSharedCoreServices } from 'langium';
import { type Import, type Program, isProgram } from '../generated/ast.js';
import type { Unreadable, World } from '../world.js';
import { fileUri } from './file-uri.js';

/** What an import statement leads to. */
export interface Imported {
  readonly node: Import;
  /** absent where the path is empty */
  readonly uri?: string;
  readonly program?: Program;
  readonly failure?: Unreadable;
}

export class Files {
  /** texts that were given instead of read, until the next call without one */
  private readonly given = new Map<string, string>();
  private readonly known = new WeakMap<Program, readonly Imported[]>();

  constructor(
    private readonly services: LangiumSharedCoreServices,
    readonly world: World
  ) {}

  /** The file with this text; without one, with the text of the editor or the world. Files it imports are read again where they changed. */
  open(uri: string, text?: string): LangiumDocument<Program> | Unreadable {
    const key = URI.parse(uri).toString();
    if (text === undefined) this.given.delete(key);
    else this.given.set(key, text);
    const opened = this.current(key);
    if (typeof opened !== 'string')
      this.importClosure(opened.parseResult.value, program => this.refreshImports(program));
    return opened;
  }

  /** The parsed file, without looking whether its text has changed since. */
  load(uri: string): LangiumDocument<Program> | Unreadable {
    const key = URI.parse(uri).toString();
    const known = this.services.workspace.LangiumDocuments.getDocument(URI.parse(key));
    if (known && isProgram(known.parseResult.value)) return known as LangiumDocument<Program>;
    return this.current(key);
  }

  /** Where each import of a file leads. */
  imports(program: Program): readonly Imported[] {
    const known = this.known.get(program);
    if (
      known &&
      known.every(imported => !imported.program || imported.program.$document?.parseResult.value === imported.program)
    )
      return known;
    const found = program.imports.map(node => this.follow(program, node));
    this.known.set(program, found);
    return found;
  }

  /** The file itself, then all that it imports, directly and by way of others; each once. */
  closure(program: Program): readonly Program[] {
    return program.imports.length === 0 ? [program] : this.importClosure(program);
  }

  /** Forgets where imports lead: files have come or gone. */
  forget(programs: Iterable<Program>): void {
    for (const program of programs) this.known.delete(program);
  }

  private importClosure(program: Program, before?: (program: Program) => void): readonly Program[] {
    const found = new Set([program]);
    for (const item of found) {
      before?.(item);
      for (const { program: next } of this.imports(item)) if (next) found.add(next);
    }
    return [...found];
  }

  private refreshImports(program: Program): void {
    const before = this.known.get(program);
    this.known.delete(program);
    for (const { path } of program.imports) {
      const uri = path && resolve(program, path);
      if (uri && !uri.startsWith(this.world.library)) this.current(uri);
    }
    // A file came or went: names may lead elsewhere now.
    if (before?.some((imported, i) => imported.program !== this.imports(program)[i]?.program)) this.unlinkOthers();
  }

  private follow(program: Program, node: Import): Imported {
    const uri = node.path ? resolve(program, node.path) : undefined;
    if (!uri) return { node };
    const loaded = this.load(uri);
    return typeof loaded === 'string'
      ? { node, uri, failure: loaded }
      : { node, uri, program: loaded.parseResult.value };
  }

  /** The document with the text of now. */
  private current(uri: string): LangiumDocument<Program> | Unreadable {
    const text = this.textOf(uri);
    const documents = this.services.workspace.LangiumDocuments;
    const known = documents.getDocument(URI.parse(uri));
    if (text === undefined) return this.failure(uri);
    if (!known) return documents.createDocument(URI.parse(uri), text) as LangiumDocument<Program>;
    if (!isProgram(known.parseResult.value) || known.textDocument.getText() !== text) this.parseAgain(known, text);
    return known as LangiumDocument<Program>;
  }

  private textOf(uri: string): string | undefined {
    const text = this.given.get(uri) ?? this.services.workspace.TextDocuments?.get(uri)?.getText();
    if (text !== undefined) return text;
    const bytes = this.world.read(uri);
    return typeof bytes === 'string' ? undefined : new TextDecoder().decode(bytes);
  }

  private failure(uri: string): Unreadable {
    const read = this.world.read(uri);
    return typeof read === 'string' ? read : 'unreadable';
  }

  private parseAgain(document: LangiumDocument, text: string): void {
    const { DocumentBuilder } = this.services.workspace;
    const services = this.services.ServiceRegistry.getServices(document.uri);
    DocumentBuilder.resetToState(document, DocumentState.Changed);
    const textDocument = TextDocument.create(
      document.uri.toString(),
      services.LanguageMetaData.languageId,
      document.textDocument.version + 1,
      text
    );
    Object.defineProperty(document, 'textDocument', { value: textDocument, configurable: true });
    document.parseResult = services.parser.LangiumParser.parse(text);
    Object.assign(document.parseResult.value, { $document: document });
    document.state = DocumentState.Parsed;
    this.unlinkOthers(document);
  }

  /** Forgets what names of all other files mean. */
  private unlinkOthers(document?: LangiumDocument): void {
    for (const other of this.services.workspace.LangiumDocuments.all) {
      if (other !== document) this.services.ServiceRegistry.getServices(other.uri).references.Linker.unlink(other);
    }
  }
}

/** The uri of a path written in a file. */
export const resolve = (program: Program, path: string): string => fileUri(path, program.$document!.uri);
