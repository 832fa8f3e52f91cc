// A world for tests: some files as texts, the rest as the machine has them; the library is the real one.
import * as path from 'node:path';
import { createEditorLanguage, type Diagnostic, type EditorLanguage, type World } from '../../language/index.js';
import { nodeWorld } from '../../server/index.js';

const root = path.join(import.meta.dirname, '..', '..');

/** Texts by name, in one folder; `null` is a folder. */
export function textWorld(files: Readonly<Record<string, string | Uint8Array | null>> = {}): World {
  const world = nodeWorld(path.join(root, 'library'));
  return {
    ...world,
    readsLater: false,
    read(uri) {
      const name = uri.startsWith(folder) ? uri.slice(folder.length) : '';
      if (!(name in files)) return world.read(uri);
      const found = files[name];
      return found === null || found === undefined
        ? 'directory'
        : typeof found === 'string'
          ? new TextEncoder().encode(found)
          : found;
    },
    entries(uri) {
      if (!`${uri}/`.startsWith(folder)) return world.entries(uri);
      const inside = `${uri}/`.slice(folder.length);
      const below = Object.keys(files).filter(name => name.startsWith(inside));
      if (below.length === 0) return uri.slice(folder.length) in files ? 'unreadable' : 'missing';
      const names = new Map(
        below.map(name => name.slice(inside.length).split('/')).map(([name, ...rest]) => [name!, rest.length > 0])
      );
      return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, isFolder]) => ({ name, isFolder }));
    },
    stamp: () => undefined
  };
}

const folder = 'file:///texts/';
export const uriOf = (name: string): string => folder + name;

/** `code line message`, one finding a line. */
export const shown = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(diagnostic => `${diagnostic.code} ${diagnostic.source.line} ${diagnostic.message}`);

/** `code line`, where messages don't matter. */
export const codes = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(diagnostic => `${diagnostic.code} ${diagnostic.source.line}`);

export const languageOf = (files: Readonly<Record<string, string | Uint8Array | null>> = {}): EditorLanguage =>
  createEditorLanguage(textWorld(files));
