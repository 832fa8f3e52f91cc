// One language, whatever a file is called: imports may name any file and an editor's unsaved text has no ending at all.
import {
  DefaultServiceRegistry,
  UriUtils,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type URI
} from 'langium';

export class SnnServiceRegistry extends DefaultServiceRegistry {
  constructor(private readonly shared: LangiumSharedCoreServices) {
    super(shared);
  }

  override getServices(_uri: URI): LangiumCoreServices {
    return this.all[0]!;
  }

  /** Whether a file of a folder belongs to the language; what an editor opens with this server does in any case. */
  override hasServices(uri: URI): boolean {
    return UriUtils.extname(uri) === '.snn' || this.shared.workspace.TextDocuments?.get(uri.toString()) !== undefined;
  }
}
