// The services of the language besides those of every language, for features of an editor. Types alone: module.ts makes them.
import type { LangiumServices } from 'langium/lsp';
import type { Findings } from '../findings.js';
import type { Names } from '../names/names.js';
import type { Descriptions } from './descriptions.js';
import type { TypeTables } from './type-tables.js';

export interface SnnAddedServices {
  /** what names mean, where imports lead, what the library offers */
  readonly names: Names;
  /** what the checks find, and the lowered network */
  readonly findings: Findings;
  /** types and dimensions, for what an editor shows */
  readonly types: TypeTables;
  /** declarations in Markdown */
  readonly descriptions: Descriptions;
}

export type SnnServices = LangiumServices & SnnAddedServices;
