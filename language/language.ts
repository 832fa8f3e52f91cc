// The whole language behind one interface. One Language holds one set of documents and reads files only through its world.
import type { LangiumDocument, AstNode } from 'langium';
import { type CoreServices, createCoreServices } from './core-module.js';
import type { Diagnostic } from './diagnostic.js';
import { explainTree } from './explain/explain-tree.js';
import type { Lowered } from './findings.js';
import type { Given } from './lowering/scope.js';
import { format, parses } from './format/format.js';
import type { TextChange } from './format/text-change.js';
import { guarded } from './internal-fault.js';
import type { Program } from './generated/ast.js';
import type { NetworkGraph } from '../outputs/index.js';
import { networkGraph } from './lsp/network-graph.js';
import { type Unreadable, type World, whyUnreadable } from './world.js';

/**
 * Files are named by uri. With `text`, the file has this text (until asked again without); else the editor's, where it is
 * open there, else what the world reads now. Nothing here throws for what stands in a file.
 */
export interface Language {
  /** findings about one file, in the order of its text */
  check(uri: string, text?: string): Diagnostic[];
  /** the network of a file; absent where its text or the network has an error. The experiments in `refused` cannot be run. `given`: values of params with which its data are read and its experiments planned */
  lower(uri: string, text?: string, given?: Given): Lowered;
  /** the changes of white space that format a file, in order; absent where it does not parse, for the reasons in `diagnostics` */
  format(uri: string, text?: string): { readonly changes?: TextChange[]; readonly diagnostics: Diagnostic[] };
  /** the syntax tree; its references look up their declarations when asked. Undefined where the file cannot be read */
  program(uri: string, text?: string): Program | undefined;
  /** populations and connections of a file and of what it imports, also where it has errors. Undefined where it cannot be read */
  network(uri: string, text?: string): NetworkGraph | undefined;
  /** the syntax tree for people to read */
  explainAst(uri: string, text?: string): string;
  /** Markdown of the `///` comment above a declaration */
  documentation(node: AstNode): string | undefined;
}

/** Checks and lowers files one by one, without the services of an editor (editor-language.ts). */
export const createLanguage = (world: World): Language => languageOver(createCoreServices(world));

export function languageOver(snn: CoreServices): Language {
  const open = (uri: string, text?: string): LangiumDocument<Program> | Unreadable => snn.names.files.open(uri, text);
  const lower = (uri: string, text?: string, given?: Given): Lowered => {
    const found: Lowered = { diagnostics: [], refused: new Map() };
    const look = (): Lowered => {
      const document = open(uri, text);
      if (typeof document !== 'string') return snn.findings.lowered(document, given);
      return { ...found, diagnostics: [unreadable(uri, document)] };
    };
    return guarded(uri, diagnostic => found.diagnostics.push(diagnostic), look, found);
  };
  return {
    check: (uri, text) => lower(uri, text).diagnostics,
    lower,
    format: (uri, text) => {
      const document = open(uri, text);
      if (typeof document === 'string') return { diagnostics: [unreadable(uri, document)] };
      if (!parses(document))
        return { diagnostics: snn.findings.of(document).filter(diagnostic => syntaxCodes.includes(diagnostic.code)) };
      return { changes: format(document), diagnostics: [] };
    },
    program: (uri, text) => {
      const document = open(uri, text);
      return typeof document === 'string' ? undefined : document.parseResult.value;
    },
    network: (uri, text) => {
      const document = open(uri, text);
      return typeof document === 'string'
        ? undefined
        : networkGraph(fileNameOf(uri), snn.names.closure(document.parseResult.value));
    },
    explainAst: (uri, text) => {
      const document = open(uri, text);
      return typeof document === 'string' ? unreadable(uri, document).message : explainTree(document.parseResult.value);
    },
    documentation: node => snn.documentation.DocumentationProvider.getDocumentation(node)
  };
}

/** Of a text that nobody has saved the name that its editor shows. */
const fileNameOf = (uri: string): string => decodeURIComponent(/[^/:]*$/.exec(uri)![0]);

/** Codes of what keeps a file from being read, not from being understood. */
const syntaxCodes: readonly string[] = ['syntax-error', 'misspelt-statement'];

function unreadable(uri: string, why: Unreadable): Diagnostic {
  const message =
    why === 'missing'
      ? `There is no file ${uri}.`
      : why === 'directory'
        ? `${uri} is a folder; name a .snn file.`
        : `The file ${uri} ${whyUnreadable(why)}.`;
  return {
    code: 'unreadable-file',
    severity: 'error',
    message,
    source: { uri, offset: 0, end: 0, line: 1, column: 1 }
  };
}
