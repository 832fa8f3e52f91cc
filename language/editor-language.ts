// The language with what an editor asks besides: completion, hover, renaming and the rest of its protocol.
import type { WorkspaceFolder } from 'vscode-languageserver';
import type { SnnWorkspaceManager } from './documents/workspace-manager.js';
import { type Language, languageOver } from './language.js';
import type { SnnServices } from './lsp/services.js';
import { createSnnServices, type EditorContext } from './module.js';
import type { World } from './world.js';

export interface EditorLanguage extends Language {
  /** Langium's services, for a language server */
  readonly services: SnnServices;
  /** reads the files of folders that are worked in from now on, and forgets those of others */
  changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): Promise<void>;
}

/** `editor` connects a language server; without it the services answer whoever calls them. */
export function createEditorLanguage(world: World, editor?: EditorContext): EditorLanguage {
  const { snn } = createSnnServices(world, editor);
  const manager = snn.shared.workspace.WorkspaceManager as SnnWorkspaceManager;
  return {
    ...languageOver(snn),
    services: snn,
    changeFolders: (added, removed) => manager.changeFolders(added, removed)
  };
}
