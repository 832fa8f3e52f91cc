// The typed table of the language's services: one class and one line a feature.
import { inject, type FileSystemProvider, type Module } from 'langium';
import { createDefaultModule, createDefaultSharedModule, type DefaultSharedModuleContext, type LangiumServices, type LangiumSharedServices, type PartialLangiumServices, type PartialLangiumSharedServices } from 'langium/lsp';
import { SnnDocumentBuilder } from './documents/document-builder.js';
import { SnnDocumentValidator } from './documents/document-validator.js';
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
import type { World } from './world.js';

export interface SnnAddedServices {
  /** what names mean, where imports lead, what the library offers */
  readonly names: Names;
  /** what the checks find, and the lowered network */
  readonly findings: Findings;
}

export type SnnServices = LangiumServices & SnnAddedServices;

/** An editor's connection, and how to list its folders; neither is needed to check and lower files. */
export interface EditorContext extends Pick<DefaultSharedModuleContext, 'connection'> {
  readonly folders?: Pick<FileSystemProvider, 'readDirectory' | 'readDirectorySync'>;
}

const snnModule = (world: World): Module<SnnServices, PartialLangiumServices & SnnAddedServices> => ({
  names: services => new Names(new Files(services.shared, world)),
  findings: services => new Findings(services.names, world),
  parser: {
    Lexer: services => new SnnLexer(services),
    LexerErrorMessageProvider: () => new SnnLexerMessages(),
    ParserErrorMessageProvider: () => new SnnParserMessages()
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
  },
  validation: { DocumentValidator: services => new SnnDocumentValidator(services) }
});

const sharedModule = (snn: () => SnnServices): Module<LangiumSharedServices, PartialLangiumSharedServices> => ({
  ServiceRegistry: services => new SnnServiceRegistry(services),
  workspace: { DocumentBuilder: services => new SnnDocumentBuilder(services, () => snn().names) }
});

/** All services of one process: those shared by its documents and those of the language. */
export function createSnnServices(world: World, { connection, folders }: EditorContext = {}): { shared: LangiumSharedServices; snn: SnnServices } {
  const fileSystemProvider = (): FileSystemProvider => new WorldFileSystem(world, folders);
  const shared = inject(createDefaultSharedModule({ connection, fileSystemProvider }), SnnGeneratedSharedModule, sharedModule(() => snn));
  const snn: SnnServices = inject(createDefaultModule({ shared }), SnnGeneratedModule, snnModule(world));
  shared.ServiceRegistry.register(snn);
  return { shared, snn };
}
