// The services that read, check and lower files one by one: what every program of the language needs, and no more.
// What editors need besides is in module.ts, which the command line doesn't load.
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type PartialLangiumSharedCoreServices
} from 'langium';
import { Files } from './documents/files.js';
import { SnnServiceRegistry } from './documents/service-registry.js';
import { WorldFileSystem } from './documents/world-file-system.js';
import { Findings } from './findings.js';
import { SnnGeneratedModule, SnnGeneratedSharedModule } from './generated/module.js';
import { SnnCommentProvider, SnnDocumentation } from './names/doc-comments.js';
import { SnnLinker } from './names/linker.js';
import { Names } from './names/names.js';
import { SnnReferenceDescriptions } from './names/reference-descriptions.js';
import { SnnScopeComputation } from './names/scope-computation.js';
import { SnnScopeProvider } from './names/scope-provider.js';
import { SnnLexer, SnnLexerMessages } from './parser/lexer.js';
import { SnnParserMessages } from './parser/messages.js';
import { SnnTokenBuilder } from './parser/token-builder.js';
import { createSnnParser } from './parser/tree-builder.js';
import type { World } from './world.js';

/** What the language adds to every set of services. */
export interface AddedServices {
  /** what names mean, where imports lead, what the library offers */
  readonly names: Names;
  /** what the checks find, and the lowered network */
  readonly findings: Findings;
}

export type CoreServices = LangiumCoreServices & AddedServices;

export const coreModule = (world: World): Module<CoreServices, PartialLangiumCoreServices & AddedServices> => ({
  names: services => new Names(new Files(services.shared, world)),
  findings: services => new Findings(services.names, world),
  parser: {
    Lexer: services => new SnnLexer(services),
    LexerErrorMessageProvider: () => new SnnLexerMessages(),
    LangiumParser: services => createSnnParser(services),
    ParserErrorMessageProvider: () => new SnnParserMessages(),
    TokenBuilder: () => new SnnTokenBuilder()
  },
  references: {
    Linker: services => new SnnLinker(services),
    ScopeComputation: services => new SnnScopeComputation(services),
    ScopeProvider: services => new SnnScopeProvider(services)
  },
  workspace: { ReferenceDescriptionProvider: services => new SnnReferenceDescriptions(services) },
  documentation: {
    CommentProvider: () => new SnnCommentProvider(),
    DocumentationProvider: services => new SnnDocumentation(services)
  }
});

export const coreSharedModule: Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> = {
  ServiceRegistry: services => new SnnServiceRegistry(services)
};

/** The services of one set of documents. */
export function createCoreServices(world: World): CoreServices {
  const shared = inject(
    createDefaultSharedCoreModule({ fileSystemProvider: () => new WorldFileSystem(world) }),
    SnnGeneratedSharedModule,
    coreSharedModule
  );
  const services: CoreServices = inject(createDefaultCoreModule({ shared }), SnnGeneratedModule, coreModule(world));
  shared.ServiceRegistry.register(services);
  return services;
}
