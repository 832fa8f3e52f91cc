// The services of the language besides those of every language, for features of an editor. Types alone: module.ts makes them.
import type { LangiumServices } from 'langium/lsp';
import type { AddedServices } from '../core-module.js';
import type { Descriptions } from './descriptions.js';
import type { LaterFindings } from './later-findings.js';
import type { ModelPictures } from './pictures/model-pictures.js';
import type { PulledFindings } from './pulled-findings.js';
import type { TypeTables } from './type-tables.js';

export interface EditorServices {
  /** types and dimensions, for what an editor shows */
  readonly types: TypeTables;
  /** declarations in Markdown */
  readonly descriptions: Descriptions;
  /** findings that take longer than those of the text alone */
  readonly later: LaterFindings;
  /** findings for a client that asks for them */
  readonly pulled: PulledFindings;
  /** what models do, drawn */
  readonly pictures: ModelPictures;
}

export type SnnServices = LangiumServices & AddedServices & EditorServices;
