// The typed table of the services of an editor, over those of core-module.ts: one class and one line a feature.
import { inject, type FileSystemProvider, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumSharedServices,
  type PartialLangiumServices,
  type PartialLangiumSharedServices
} from 'langium/lsp';
import { coreModule, coreSharedModule } from './core-module.js';
import { SnnDocumentBuilder } from './documents/document-builder.js';
import { SnnDocumentValidator } from './documents/document-validator.js';
import { SnnWorkspaceManager } from './documents/workspace-manager.js';
import { WorldFileSystem } from './documents/world-file-system.js';
import { SnnFormatter } from './format/formatter.js';
import { SnnGeneratedModule, SnnGeneratedSharedModule } from './generated/module.js';
import { SnnCallHierarchy } from './lsp/call-hierarchy.js';
import { SnnCodeActions } from './lsp/code-actions.js';
import { SnnCodeLens } from './lsp/code-lens.js';
import { SnnCompletion } from './lsp/completion/completion.js';
import { SnnDefinition } from './lsp/definition.js';
import { Descriptions } from './lsp/descriptions.js';
import type { IsDark } from './lsp/document-colours.js';
import { SnnDocumentFactory } from './lsp/document-factory.js';
import { SnnDocumentLinks } from './lsp/document-links.js';
import { SnnDocumentSymbols } from './lsp/document-symbols.js';
import { SnnDocumentUpdates } from './lsp/document-updates.js';
import { SnnFileRenames } from './lsp/file-renames.js';
import { SnnFolding } from './lsp/folding.js';
import { SnnHover } from './lsp/hover.js';
import { SnnIndexManager } from './lsp/index-manager.js';
import { LaterFindings } from './lsp/later-findings.js';
import { SnnLanguageServer } from './lsp/language-server.js';
import { SnnNodeKinds } from './lsp/node-kinds.js';
import { PulledFindings } from './lsp/pulled-findings.js';
import { pushedUnless } from './lsp/pushed-findings.js';
import { SnnReferences } from './lsp/references.js';
import { SnnRename } from './lsp/rename.js';
import { SnnSemanticTokens } from './lsp/semantic-tokens.js';
import { ShownHints } from './lsp/shown-hints.js';
import { SnnSignatureHelp } from './lsp/signature-help.js';
import { SnnTypeDefinition } from './lsp/type-definition.js';
import { SnnWorkspaceSymbols } from './lsp/workspace-symbols.js';
import type { EditorServices, SnnServices } from './lsp/services.js';
import { ModelPictures, type DrawModel } from './lsp/pictures/model-pictures.js';
import { TypeTables } from './lsp/type-tables.js';
import type { World } from './world.js';

/** An editor's connection, and how to list its folders; tests have neither. */
export interface EditorContext extends Pick<DefaultSharedModuleContext, 'connection'> {
  readonly folders?: Pick<FileSystemProvider, 'readDirectory' | 'readDirectorySync'>;
  /** uri of the folder with a page for each check, ending in `/` */
  readonly checkPages?: string;
  /** simulates and draws for hovers; without it they have no pictures of models */
  readonly drawModel?: DrawModel | undefined;
  /** whether pictures are drawn for a dark background; left out: they are not */
  readonly isDark?: IsDark;
}

const editorModule = ({
  checkPages,
  drawModel
}: EditorContext): Module<SnnServices, PartialLangiumServices & EditorServices> => ({
  types: services => new TypeTables(services),
  descriptions: services => new Descriptions(services),
  later: ({ shared }) => new LaterFindings(shared, () => shared.lsp.DocumentUpdateHandler as SnnDocumentUpdates),
  pulled: services => new PulledFindings(services),
  pictures: services => new ModelPictures(services, drawModel),
  references: { References: services => new SnnReferences(services) },
  validation: { DocumentValidator: services => new SnnDocumentValidator(services, checkPages) },
  lsp: {
    CallHierarchyProvider: services => new SnnCallHierarchy(services),
    CodeActionProvider: services => new SnnCodeActions(services),
    CodeLensProvider: services => new SnnCodeLens(services),
    CompletionProvider: services => new SnnCompletion(services),
    DefinitionProvider: services => new SnnDefinition(services),
    DocumentLinkProvider: services => new SnnDocumentLinks(services),
    DocumentSymbolProvider: services => new SnnDocumentSymbols(services),
    FoldingRangeProvider: services => new SnnFolding(services),
    Formatter: services => new SnnFormatter(services),
    HoverProvider: services => new SnnHover(services),
    InlayHintProvider: services => new ShownHints(services),
    RenameProvider: services => new SnnRename(services),
    SemanticTokenProvider: services => new SnnSemanticTokens(services),
    SignatureHelp: services => new SnnSignatureHelp(services),
    TypeProvider: services => new SnnTypeDefinition(services)
  }
});

const editorSharedModule = (
  snn: () => SnnServices,
  isDark: IsDark
): Module<LangiumSharedServices, PartialLangiumSharedServices> => ({
  workspace: {
    IndexManager: services => new SnnIndexManager(services),
    LangiumDocumentFactory: services =>
      new SnnDocumentFactory(services, () => services.workspace.DocumentBuilder as SnnDocumentBuilder),
    DocumentBuilder: services =>
      new SnnDocumentBuilder(
        services,
        () => snn().names,
        () => services.lsp.DocumentUpdateHandler as SnnDocumentUpdates
      ),
    WorkspaceManager: services => new SnnWorkspaceManager(services)
  },
  lsp: {
    DocumentUpdateHandler: services => new SnnDocumentUpdates(services, uri => snn().later.forget(uri)),
    FileOperationHandler: services => new SnnFileRenames(services, snn),
    LanguageServer: services => new SnnLanguageServer(services, snn, isDark),
    NodeKindProvider: () => new SnnNodeKinds(),
    WorkspaceSymbolProvider: services => new SnnWorkspaceSymbols(services, snn)
  }
});

/** All services of one process: those shared by its documents and those of the language. */
export function createSnnServices(
  world: World,
  context: EditorContext = {}
): { shared: LangiumSharedServices; snn: SnnServices } {
  const { folders, isDark = () => false } = context;
  const connection = context.connection && pushedUnless(() => snn.pulled.isUsed, context.connection);
  const fileSystemProvider = (): FileSystemProvider => new WorldFileSystem(world, folders);
  const shared = inject(
    createDefaultSharedModule({ connection, fileSystemProvider }),
    SnnGeneratedSharedModule,
    coreSharedModule,
    editorSharedModule(() => snn, isDark)
  );
  const snn: SnnServices = inject(
    createDefaultModule({ shared }),
    SnnGeneratedModule,
    coreModule(world),
    editorModule(context)
  );
  shared.ServiceRegistry.register(snn);
  return { shared, snn };
}
