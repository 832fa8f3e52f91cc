// The door of the language: text in, diagnostics and NetworkModel out.
export { createLanguage, type Language } from './language.js';
export { createEditorLanguage, type EditorLanguage } from './editor-language.js';
export type { DrawModel } from './lsp/pictures/model-pictures.js';
export type { SnnServices } from './lsp/services.js';
export type { Diagnostic, Fix, Severity } from './diagnostic.js';
export { largest, whyUnreadable, type Entry, type Unreadable, type World } from './world.js';
export { storedReader } from './data/stored-reader.js';
export { parseQuantity } from './units/literal.js';
export { codes, entryOfCode, isCode, pageOf } from './catalogue.js';
export { checks } from './checks/registry.js';
export { explainModel } from './explain/explain-model.js';
export { applyChanges, type TextChange } from './format/text-change.js';
