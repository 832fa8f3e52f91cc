// Paths behind `import "` and in `table("` and other data: files of the folder, and folders to go on in.
import { UriUtils, type URI } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import type { CompletionSite, Proposal } from './completion.js';

/** Folders of which nobody imports anything. */
const hidden = /^(?:\.|node_modules$)/;

export function importProposals({ cursor, document, services }: CompletionSite): Proposal[] {
  const { quoted } = cursor;
  const ending = endingWanted(cursor.skeleton.replace(/"[^"\n]*$/, ''));
  if (quoted === undefined || ending === undefined || cursor.inComment) return [];
  const within = quoted.slice(0, quoted.lastIndexOf('/') + 1);
  const folder = UriUtils.joinPath(UriUtils.dirname(document.uri), within);
  return services.shared.workspace.FileSystemProvider.readDirectorySync(folder).flatMap(
    ({ uri, isDirectory }): Proposal[] => {
      const name = UriUtils.basename(uri);
      if (hidden.test(name) || UriUtils.equals(uri, document.uri)) return [];
      if (isDirectory)
        return [{ label: `${within}${name}/`, kind: CompletionItemKind.Folder, rank: 1, continues: true }];
      if (!ending.test(name)) return [];
      return [
        {
          label: `${within}${name}`,
          kind: CompletionItemKind.File,
          rank: 0,
          detail: firstLineOf(uri, services.names.files.world)
        }
      ];
    }
  );
}

/** By what stands before the quote. */
function endingWanted(before: string): RegExp | undefined {
  if (/\bimport\s*$/.test(before)) return /\.snn$/;
  const [, kind = '', argument = 'file'] =
    /\bdata\s+\S+\s*=\s*(\w+)\s*\((?:[^()]*,)?\s*(?:(\w+)\s*=\s*)?$/.exec(before) ?? [];
  return ofFiles.includes(argument) ? endings[kind] : undefined;
}

/** Arguments that are no names of columns or arrays. */
const ofFiles: readonly string[] = ['file', 'folder', 'labels', 'test', 'test_labels'];

/** Of a folder of pictures its name is enough. */
const endings: Readonly<Record<string, RegExp>> = {
  table: /\.csv(\.gz)?$/i,
  images: /(\.idx|ubyte)(\.gz)?$/i,
  array: /\.np[yz]$/i,
  sound: /\.wav$/i,
  events: /\.(bin|aedat4|csv)(\.gz)?$/i,
  pictures: /\/$/
};

/** The first line of the file's own description. */
function firstLineOf(uri: URI, world: CompletionSite['services']['names']['files']['world']): string | undefined {
  const bytes = world.read(uri.toString());
  if (typeof bytes === 'string') return undefined;
  return /^\/\/\/ ?(.*)$/m.exec(new TextDecoder().decode(bytes.slice(0, 300)))?.[1];
}
