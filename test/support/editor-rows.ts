// The rows of docs/generated/editor.md: what an editor asks of the language server. A test that proves one is declared by `row`
// (test/support/row.ts), which the page reads (scripts/docs/editor-page.ts).
export interface EditorRow {
  readonly name: string;
  /** P0 is missed on the first day, P1 is what makes people stay */
  readonly priority: 'P0' | 'P1';
  /** requests and notifications of the protocol */
  readonly messages: readonly string[];
  /** what it means for a network */
  readonly meaning: string;
}

const document = (...names: readonly string[]): string[] => names.map(name => `textDocument/${name}`);

export const editorRows = [
  {
    name: 'completion',
    priority: 'P0',
    messages: [...document('completion'), 'completionItem/resolve'],
    meaning:
      'names in scope, parameters of the chosen model, units that fit, patterns, paths; what each means when it is looked at'
  },
  {
    name: 'hover',
    priority: 'P0',
    messages: document('hover'),
    meaning: 'description, unit, computed value, equation; what a model does, as a small picture'
  },
  {
    name: 'signature help',
    priority: 'P0',
    messages: document('signatureHelp'),
    meaning: 'parameters with units and defaults'
  },
  {
    name: 'definition',
    priority: 'P0',
    messages: document('definition'),
    meaning: 'across files and into the library'
  },
  {
    name: 'type definition',
    priority: 'P0',
    messages: document('typeDefinition'),
    meaning: 'from a population to its neuron model'
  },
  { name: 'references', priority: 'P0', messages: document('references'), meaning: 'uses of a name in all files' },
  { name: 'highlight', priority: 'P0', messages: document('documentHighlight'), meaning: 'uses of a name in the file' },
  {
    name: 'call hierarchy',
    priority: 'P1',
    messages: [...document('prepareCallHierarchy'), 'callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls'],
    meaning: 'who projects onto a population, and where it projects'
  },
  {
    name: 'document symbols',
    priority: 'P0',
    messages: document('documentSymbol'),
    meaning: 'the outline, with details'
  },
  {
    name: 'workspace symbols',
    priority: 'P0',
    messages: ['workspace/symbol'],
    meaning: 'declarations of all files of the workspace; those of the library behind them'
  },
  { name: 'folding', priority: 'P0', messages: document('foldingRange'), meaning: 'bodies, lists, comments' },
  {
    name: 'selection range',
    priority: 'P0',
    messages: document('selectionRange'),
    meaning: 'word, expression, statement, body, declaration'
  },
  {
    name: 'rename',
    priority: 'P0',
    messages: document('prepareRename', 'rename'),
    meaning: 'everywhere at once, or refused with a sentence'
  },
  {
    name: 'file rename',
    priority: 'P0',
    messages: ['workspace/willRenameFiles'],
    meaning: 'paths of imports and of data follow files and folders'
  },
  {
    name: 'push diagnostics',
    priority: 'P0',
    messages: document('publishDiagnostics'),
    meaning: 'what the command line says, while typing, with a page for each'
  },
  {
    name: 'pull diagnostics',
    priority: 'P0',
    messages: document('diagnostic'),
    meaning: 'the same, when a client asks'
  },
  {
    name: 'workspace diagnostics',
    priority: 'P0',
    messages: ['workspace/diagnostic'],
    meaning: 'of files that nobody opened'
  },
  { name: 'quick fixes', priority: 'P0', messages: document('codeAction'), meaning: 'of each check that has a mend' },
  {
    name: 'fix all',
    priority: 'P0',
    messages: document('codeAction'),
    meaning: 'all mends that are certain, as `source.fixAll`'
  },
  {
    name: 'organise imports',
    priority: 'P1',
    messages: document('codeAction'),
    meaning: 'sorted, each once, none that nothing is used of, as `source.organizeImports`'
  },
  {
    name: 'refactorings',
    priority: 'P1',
    messages: document('codeAction'),
    meaning: 'extract parameter or model, inline constant, convert unit, copy a model of the library here'
  },
  {
    name: 'code lens',
    priority: 'P0',
    messages: [...document('codeLens'), 'codeLens/resolve'],
    meaning: 'run; neurons, synapses, estimated memory and time; uses'
  },
  {
    name: 'inlay hints',
    priority: 'P0',
    messages: document('inlayHint'),
    meaning: 'integrators, counts, units, defaults in force; a setting for each kind'
  },
  {
    name: 'semantic tokens',
    priority: 'P0',
    messages: document('semanticTokens/full', 'semanticTokens/full/delta', 'semanticTokens/range'),
    meaning: 'what a name means; populations and connections as excitatory or inhibitory'
  },
  {
    name: 'formatting',
    priority: 'P0',
    messages: document('formatting', 'rangeFormatting', 'onTypeFormatting'),
    meaning: 'white space alone; around what does not parse'
  },
  {
    name: 'document links',
    priority: 'P1',
    messages: document('documentLink'),
    meaning: 'imports, files of data, DOIs in comments'
  },
  {
    name: 'document colours',
    priority: 'P1',
    messages: document('documentColor', 'colorPresentation'),
    meaning: 'of a population, as it is drawn'
  },
  { name: 'inline values', priority: 'P1', messages: document('inlineValue'), meaning: 'states of the stopped step' },
  { name: 'progress', priority: 'P0', messages: ['$/progress'], meaning: 'of what takes long' },
  {
    name: 'cancellation',
    priority: 'P0',
    messages: ['$/cancelRequest'],
    meaning: 'a request that is given up is answered so'
  },
  {
    name: 'workspace folders',
    priority: 'P0',
    messages: ['workspace/didChangeWorkspaceFolders'],
    meaning: 'one that is added is read, one that is removed is forgotten'
  },
  {
    name: 'file watching',
    priority: 'P0',
    messages: ['workspace/didChangeWatchedFiles'],
    meaning: 'sources and data that change outside of the editor'
  }
] as const satisfies readonly EditorRow[];

export type RowName = (typeof editorRows)[number]['name'];
