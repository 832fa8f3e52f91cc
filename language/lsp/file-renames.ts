// When files or folders are renamed or moved, paths follow that are written in texts: of imports, data, and what is saved and loaded.
import { DocumentState, GrammarUtils, URI, UriUtils, type LangiumDocument } from 'langium';
import type { FileOperationHandler, LangiumSharedServices } from 'langium/lsp';
import type { FileOperationOptions, RenameFilesParams, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { resolve } from '../documents/files.js';
import { type Program, isImport, isLoad, isProgram, isSave, isText } from '../generated/ast.js';
import { nodesOf } from '../names/nodes.js';
import { rangeAt } from '../range-at.js';
import { filePatterns } from './file-patterns.js';
import type { SnnServices } from './services.js';

/** A path as it is written, between its quotes. */
interface WrittenPath {
  readonly path: string;
  readonly offset: number;
  readonly end: number;
  /** certainly the name of a file; other texts are where a file is found under them */
  readonly isSure: boolean;
}

/** Where a file lies after the renaming. */
type Moved = (uri: string) => string;

export class SnnFileRenames implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    willRename: {
      filters: [
        ...filePatterns.map(glob => ({ scheme: 'file', pattern: { glob, matches: 'file' as const } })),
        { scheme: 'file', pattern: { glob: '**', matches: 'folder' } }
      ]
    }
  };

  constructor(
    private readonly shared: LangiumSharedServices,
    private readonly snn: () => SnnServices
  ) {}

  async willRenameFiles({ files }: RenameFilesParams): Promise<WorkspaceEdit> {
    await this.shared.workspace.WorkspaceManager.ready;
    // a text that is being typed is taken as it is
    await this.shared.workspace.DocumentBuilder.waitUntil(DocumentState.Linked);
    const moved = movedBy(files.map(({ oldUri, newUri }) => ({ from: normal(oldUri), to: normal(newUri) })));
    const changes: Record<string, TextEdit[]> = {};
    for (const document of this.shared.workspace.LangiumDocuments.all.toArray()) {
      const program = document.parseResult.value;
      if (!isProgram(program) || this.snn().names.isLibrary(program)) continue;
      const edits = this.editsIn(document, program, moved);
      if (edits.length > 0) changes[document.textDocument.uri] = edits;
    }
    return { changes };
  }

  private editsIn(document: LangiumDocument, program: Program, moved: Moved): TextEdit[] {
    const base = document.uri;
    const newBase = URI.parse(moved(base.toString()));
    return pathsIn(program).flatMap(({ path, offset, end, isSure }) => {
      const target = resolve(program, path);
      const newTarget = moved(target);
      const isAnchored = newTarget === target && newBase.toString() === base.toString();
      if (isAnchored || (newTarget === target && !isSure && !this.exists(target))) return [];
      const newText = rewritten(path, URI.parse(newTarget), newBase);
      return newText === path ? [] : [{ range: rangeAt(document.textDocument, offset, end), newText }];
    });
  }

  private exists(uri: string): boolean {
    return this.shared.workspace.FileSystemProvider.existsSync(URI.parse(uri));
  }
}

function pathsIn(program: Program): WrittenPath[] {
  return nodesOf(program).flatMap(node => {
    const [path, property] = isImport(node)
      ? [node.path, 'path']
      : isSave(node) || isLoad(node)
        ? [node.file, 'file']
        : isText(node)
          ? [node.value, 'value']
          : [];
    const token = path && property ? GrammarUtils.findNodeForProperty(node.$cstNode, property) : undefined;
    if (!path || !token) return [];
    const end = token.text.length > 1 && token.text.endsWith('"') ? token.end - 1 : token.end;
    return [{ path, offset: token.offset + 1, end, isSure: !isText(node) }];
  });
}

/** Folders take with them what lies below. */
function movedBy(renames: readonly { readonly from: string; readonly to: string }[]): Moved {
  return uri => {
    const rename = renames.find(({ from }) => uri === from || uri.startsWith(`${from}/`));
    return rename ? rename.to + uri.slice(rename.from.length) : uri;
  };
}

/** As it was written: absolute, or from the folder of the file, with `./` where it had one. */
function rewritten(path: string, target: URI, base: URI): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(path)) return target.toString();
  if (/^(?:\/|\\|[A-Za-z]:)/.test(path)) return target.path;
  const relative = UriUtils.relative(UriUtils.dirname(base), target);
  const folder = /[\\/]$/.test(path) && !relative.endsWith('/') ? '/' : '';
  return `${/^\.[\\/]/.test(path) && !relative.startsWith('.') ? './' : ''}${relative}${folder}`;
}

/** As the server writes uris, without a slash at the end. */
const normal = (uri: string): string => URI.parse(uri).toString().replace(/\/$/, '');
