// The typed table of the language's services: one class and one line a feature.
import { inject } from 'langium';
import { createDefaultModule, createDefaultSharedModule, type DefaultSharedModuleContext, type LangiumServices, type LangiumSharedServices } from 'langium/lsp';
import { SnnGeneratedModule, SnnGeneratedSharedModule } from './generated/module.js';

export type SnnServices = LangiumServices;

/** All services of one process: those shared by its documents and those of the language. */
export function createSnnServices(context: DefaultSharedModuleContext): { shared: LangiumSharedServices; snn: SnnServices } {
  const shared = inject(createDefaultSharedModule(context), SnnGeneratedSharedModule);
  const snn = inject(createDefaultModule({ shared }), SnnGeneratedModule);
  shared.ServiceRegistry.register(snn);
  return { shared, snn };
}
