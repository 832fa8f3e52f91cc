// Types and dimensions of the files an editor shows: inferred once for each state of the workspace.
import { WorkspaceCache } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import type { Dimension } from '../../simulator/index.js';
import type { Named, Program } from '../generated/ast.js';
import { inferTypes, type TypeTable } from '../units/infer/infer-types.js';

export class TypeTables {
  private readonly tables: WorkspaceCache<Program, TypeTable>;

  constructor(services: Pick<LangiumServices, 'shared'>) {
    this.tables = new WorkspaceCache(services.shared);
  }

  of(program: Program): TypeTable {
    return this.tables.get(program, () => inferTypes(program));
  }

  /** The dimension of a declaration of this or any other file. */
  dimensionOf(node: Named, program: Program): Dimension | undefined {
    return this.of(program).dimensionOf(node);
  }
}
