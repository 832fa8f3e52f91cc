// A small encoder of WebAssembly: what a kernel needs of the binary format, and nothing else.
export { FunctionBuilder, type Label, type Local } from './function-builder.js';
export { ModuleBuilder } from './module-builder.js';
export type { Instruction, Memory, Type, VectorMemory } from './instructions.js';
