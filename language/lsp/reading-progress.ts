// While the files of the workspace are read for the first time, says how far that is.
import { DocumentState } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { SnnWorkspaceManager } from '../documents/workspace-manager.js';

/** To a client that shows progress; another one is told nothing. Resolves when all is read and its names are looked up. */
export async function tellReading({ workspace }: LangiumSharedServices, connection: Connection): Promise<void> {
  const manager = workspace.WorkspaceManager as SnnWorkspaceManager;
  if (!manager.workspaceFolders?.length) return;
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin('Reading the workspace', 0);
  const tell = (): void => {
    const { read, found } = manager;
    if (found > 0) progress.report((100 * read) / found, `${read} of ${found} files`);
  };
  manager.onRead = tell;
  try {
    await manager.ready;
    tell();
    if (manager.found > 0) await workspace.DocumentBuilder.waitUntil(DocumentState.IndexedReferences);
  } finally {
    delete manager.onRead;
    progress.done();
  }
}
