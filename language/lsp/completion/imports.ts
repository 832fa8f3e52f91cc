// Paths behind `import "` and in `table("`: files of the folder, and folders to go on in.
import { URI, UriUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Place, Proposal } from './completion.js';

/** Folders of which nobody imports anything. */
const hidden = /^(?:\.|node_modules$)/;

export function importProposals({ cursor, document, services }: Place): Proposal[] {
  const ending = /\bimport\s*$/.test(statementBefore(cursor.skeleton)) ? '.snn' : /\btable\s*\(\s*(?:file\s*=\s*)?$/.test(statementBefore(cursor.skeleton)) ? '.csv' : undefined;
  if (ending === undefined) return [];
  const within = cursor.quoted!.slice(0, cursor.quoted!.lastIndexOf('/') + 1);
  const folder = UriUtils.joinPath(UriUtils.dirname(document.uri), within);
  return services.shared.workspace.FileSystemProvider.readDirectorySync(folder).flatMap(({ uri, isDirectory }): Proposal[] => {
    const name = UriUtils.basename(uri);
    if (hidden.test(name) || UriUtils.equals(uri, document.uri)) return [];
    if (isDirectory) return [{ label: `${within}${name}/`, kind: CompletionItemKind.Folder, rank: 1, continues: true }];
    return name.endsWith(ending) ? [{ label: `${within}${name}`, kind: CompletionItemKind.File, rank: 0, detail: firstLineOf(URI.parse(uri.toString()), services.names.files.world) }] : [];
  });
}

/** What stands before the quote. */
const statementBefore = (skeleton: string): string => skeleton.replace(/"[^"\n]*$/, '');

/** The first line of the file's own description. */
function firstLineOf(uri: URI, world: Place['services']['names']['files']['world']): string | undefined {
  const bytes = world.read(uri.toString());
  if (typeof bytes === 'string') return undefined;
  return /^\/\/\/ ?(.*)$/m.exec(new TextDecoder().decode(bytes.slice(0, 300)))?.[1];
}
