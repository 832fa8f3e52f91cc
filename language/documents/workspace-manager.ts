// The folders that an editor works in: those that are added later are read as those of the beginning are, those that are removed are forgotten.
import {
  DefaultWorkspaceManager,
  stream,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type Stream,
  type URI,
  type WorkspaceFolder
} from 'langium';

export class SnnWorkspaceManager extends DefaultWorkspaceManager {
  /** files of the beginning */
  found = 0;
  /** of these, how many have been read */
  read = 0;
  /** called for each of them */
  onRead?: () => void;

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

  protected override loadWorkspaceDocuments(
    uris: Stream<URI>,
    collector: (document: LangiumDocument) => void
  ): Promise<void> {
    const all = uris.toArray();
    this.found = all.length;
    return super.loadWorkspaceDocuments(stream(all), document => {
      collector(document);
      this.read++;
      this.onRead?.();
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
