// The door of the language: text in, diagnostics and NetworkModel out.
export { createLanguage, type Language } from './language.js';
export type { EditorContext, SnnServices } from './module.js';
export type { Diagnostic, Fix, Severity } from './diagnostic.js';
export type { Lowered } from './findings.js';
export { largest, whyUnreadable, type Unreadable, type World } from './world.js';
export { parseQuantity, type Literal } from './units/literal.js';
export { codes, entryOfCode, isCode, pageOf, type Code } from './catalogue.js';
export { checks } from './checks/registry.js';
export type { Check } from './checks/check.js';
export { explainModel } from './explain/explain-model.js';
export { applyChanges, type TextChange } from './format/text-change.js';
