// One language, whatever a file is called: imports may name any file and an editor's unsaved text has no ending at all.
import { DefaultServiceRegistry, UriUtils, type LangiumCoreServices, type URI } from 'langium';

export class SnnServiceRegistry extends DefaultServiceRegistry {
  override getServices(_uri: URI): LangiumCoreServices {
    return this.all[0]!;
  }

  /** Whether a file of a folder belongs to the language. */
  override hasServices(uri: URI): boolean {
    return UriUtils.extname(uri) === '.snn';
  }
}
