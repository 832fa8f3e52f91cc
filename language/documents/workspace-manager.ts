// The folders that an editor works in: those that are added later are read as those of the beginning are, those that are removed are forgotten.
import { DefaultWorkspaceManager, type URI, type LangiumSharedCoreServices, type WorkspaceFolder } from 'langium';

export class SnnWorkspaceManager extends DefaultWorkspaceManager {
  constructor(private readonly shared: LangiumSharedCoreServices) {
    super(shared);
  }

  /** Resolves when what is in the folders has been looked at. A file that is open stays known, whatever folder it lies in. */
  async changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): Promise<void> {
    await this.ready;
    const gone = new Set(removed.map(({ uri }) => uri));
    this.folders = [...(this.folders ?? []).filter(({ uri }) => !gone.has(uri)), ...added];
    await this.mutex.write(async token => {
      const found: URI[] = [];
      for (const folder of added) await this.traverseFolder(this.getRootFolder(folder), found);
      const fresh = found.filter(uri => !this.langiumDocuments.hasDocument(uri));
      await this.documentBuilder.update(fresh, this.leftBehind(removed), token);
    });
  }

  /** Files of the folders that are in no other one, and that nobody has open. */
  private leftBehind(removed: readonly WorkspaceFolder[]): URI[] {
    const isIn = (uri: string, folders: readonly WorkspaceFolder[]): boolean =>
      folders.some(folder => uri.startsWith(`${this.getRootFolder(folder).toString().replace(/\/$/, '')}/`));
    return this.langiumDocuments.all
      .map(document => document.uri)
      .filter(uri => isIn(uri.toString(), removed) && !isIn(uri.toString(), this.folders ?? []))
      .filter(uri => this.shared.workspace.TextDocuments?.get(uri.toString()) === undefined)
      .toArray();
  }
}
