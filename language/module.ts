// The typed table of the language's services: one class and one line a feature.
import { inject, type FileSystemProvider, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumSharedServices,
  type PartialLangiumServices,
  type PartialLangiumSharedServices
} from 'langium/lsp';
import { SnnDocumentBuilder } from './documents/document-builder.js';
import { SnnDocumentValidator } from './documents/document-validator.js';
import { Files } from './documents/files.js';
import { SnnServiceRegistry } from './documents/service-registry.js';
import { WorldFileSystem } from './documents/world-file-system.js';
import { Findings } from './findings.js';
import { SnnFormatter } from './format/formatter.js';
import { SnnGeneratedModule, SnnGeneratedSharedModule } from './generated/module.js';
import { SnnCodeActions } from './lsp/code-actions.js';
import { SnnCodeLens } from './lsp/code-lens.js';
import { SnnCompletion } from './lsp/completion/completion.js';
import { SnnDefinition } from './lsp/definition.js';
import { Descriptions } from './lsp/descriptions.js';
import { SnnDocumentLinks } from './lsp/document-links.js';
import { SnnDocumentSymbols } from './lsp/document-symbols.js';
import { SnnDocumentUpdates } from './lsp/document-updates.js';
import { SnnFolding } from './lsp/folding.js';
import { SnnHover } from './lsp/hover.js';
import { SnnLanguageServer } from './lsp/language-server.js';
import { SnnNodeKinds } from './lsp/node-kinds.js';
import { SnnReferences } from './lsp/references.js';
import { SnnRename } from './lsp/rename.js';
import { SnnSemanticTokens } from './lsp/semantic-tokens.js';
import { SnnSignatureHelp } from './lsp/signature-help.js';
import { SnnTypeDefinition } from './lsp/type-definition.js';
import type { SnnAddedServices, SnnServices } from './lsp/services.js';
import { TypeTables } from './lsp/type-tables.js';
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

/** An editor's connection, and how to list its folders; neither is needed to check and lower files. */
export interface EditorContext extends Pick<DefaultSharedModuleContext, 'connection'> {
  readonly folders?: Pick<FileSystemProvider, 'readDirectory' | 'readDirectorySync'>;
  /** uri of the folder with a page for each check, ending in `/` */
  readonly checkPages?: string;
}

const snnModule = (
  world: World,
  checkPages?: string
): Module<SnnServices, PartialLangiumServices & SnnAddedServices> => ({
  names: services => new Names(new Files(services.shared, world)),
  findings: services => new Findings(services.names, world),
  types: services => new TypeTables(services),
  descriptions: services => new Descriptions(services),
  parser: {
    Lexer: services => new SnnLexer(services),
    LexerErrorMessageProvider: () => new SnnLexerMessages(),
    LangiumParser: services => createSnnParser(services),
    ParserErrorMessageProvider: () => new SnnParserMessages(),
    TokenBuilder: () => new SnnTokenBuilder()
  },
  references: {
    Linker: services => new SnnLinker(services),
    References: services => new SnnReferences(services),
    ScopeComputation: services => new SnnScopeComputation(services),
    ScopeProvider: services => new SnnScopeProvider(services)
  },
  workspace: { ReferenceDescriptionProvider: services => new SnnReferenceDescriptions(services) },
  documentation: {
    CommentProvider: () => new SnnCommentProvider(),
    DocumentationProvider: services => new SnnDocumentation(services)
  },
  validation: { DocumentValidator: services => new SnnDocumentValidator(services, checkPages) },
  lsp: {
    CodeActionProvider: services => new SnnCodeActions(services),
    CodeLensProvider: services => new SnnCodeLens(services),
    CompletionProvider: services => new SnnCompletion(services),
    DefinitionProvider: services => new SnnDefinition(services),
    DocumentLinkProvider: services => new SnnDocumentLinks(services),
    DocumentSymbolProvider: services => new SnnDocumentSymbols(services),
    FoldingRangeProvider: services => new SnnFolding(services),
    Formatter: () => new SnnFormatter(),
    HoverProvider: services => new SnnHover(services),
    RenameProvider: services => new SnnRename(services),
    SemanticTokenProvider: services => new SnnSemanticTokens(services),
    SignatureHelp: services => new SnnSignatureHelp(services),
    TypeProvider: services => new SnnTypeDefinition(services)
  }
});

const sharedModule = (snn: () => SnnServices): Module<LangiumSharedServices, PartialLangiumSharedServices> => ({
  ServiceRegistry: services => new SnnServiceRegistry(services),
  workspace: {
    DocumentBuilder: services =>
      new SnnDocumentBuilder(
        services,
        () => snn().names,
        () => services.lsp.DocumentUpdateHandler as SnnDocumentUpdates
      )
  },
  lsp: {
    DocumentUpdateHandler: services => new SnnDocumentUpdates(services),
    LanguageServer: services => new SnnLanguageServer(services, () => snn().lsp.CompletionProvider as SnnCompletion),
    NodeKindProvider: () => new SnnNodeKinds()
  }
});

/** All services of one process: those shared by its documents and those of the language. */
export function createSnnServices(
  world: World,
  { connection, folders, checkPages }: EditorContext = {}
): { shared: LangiumSharedServices; snn: SnnServices } {
  const fileSystemProvider = (): FileSystemProvider => new WorldFileSystem(world, folders);
  const shared = inject(
    createDefaultSharedModule({ connection, fileSystemProvider }),
    SnnGeneratedSharedModule,
    sharedModule(() => snn)
  );
  const snn: SnnServices = inject(createDefaultModule({ shared }), SnnGeneratedModule, snnModule(world, checkPages));
  shared.ServiceRegistry.register(snn);
  return { shared, snn };
}
