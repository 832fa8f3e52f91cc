// The door of the language: text in, diagnostics and NetworkModel out.
export { createSnnServices, type SnnServices } from './module.js';
export type { Diagnostic, Fix, Severity } from './diagnostic.js';
export type { World } from './world.js';
