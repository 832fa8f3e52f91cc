// References look up their declaration when they are first asked. No scopes or index have to be computed before, so files can be
// loaded at any moment; what a change invalidates is forgotten by `unlink`.
import {
  type AstNode,
  type AstNodeDescription,
  type CstNode,
  type LangiumDocument,
  type Linker,
  type LinkingError,
  type MultiReference,
  type Reference,
  type ReferenceInfo,
  AstUtils,
  Cancellation,
  interruptAndCheck,
  isReference
} from 'langium';
import type { Named } from '../generated/ast.js';
import type { ServicesWithNames } from './names.js';
import { nodesOf } from './nodes.js';

/** Nodes between two looks at whether the work is still wanted. */
const stride = 512;

export class SnnLinker implements Linker {
  constructor(private readonly services: ServicesWithNames) {}

  async link(document: LangiumDocument, cancelToken = Cancellation.CancellationToken.None): Promise<void> {
    let count = 0;
    for (const node of nodesOf(document.parseResult.value)) {
      if (++count % stride === 0) await interruptAndCheck(cancelToken);
      for (const reference of referencesOf(node)) void reference.ref;
    }
  }

  unlink(document: LangiumDocument): void {
    for (const reference of document.references) if (reference instanceof NameReference) reference.forget();
    document.references = [];
  }

  find({ reference, container, property }: ReferenceInfo): Named | undefined {
    return this.services.names.find(reference.$refText, container, property);
  }

  describe(named: AstNode): AstNodeDescription {
    return this.services.workspace.AstNodeDescriptionProvider.createDescription(
      named,
      undefined,
      AstUtils.getDocument(named)
    );
  }

  getCandidate(info: ReferenceInfo): AstNodeDescription | LinkingError {
    const named = this.find(info);
    return named ? this.describe(named) : notFound(info);
  }

  getCandidates(info: ReferenceInfo): AstNodeDescription[] | LinkingError {
    const found = this.getCandidate(info);
    return 'message' in found ? found : [found];
  }

  buildReference(node: AstNode, property: string, refNode: CstNode | undefined, refText: string): Reference {
    return new NameReference(this, node, property, refNode, refText);
  }

  buildMultiReference(): MultiReference {
    throw new Error('The grammar of snn has no references to several declarations at once.');
  }
}

export class NameReference implements Reference {
  /** null: looked for, and not found */
  private found: Named | null | undefined;
  private description: AstNodeDescription | undefined;

  constructor(
    private readonly linker: SnnLinker,
    private readonly node: AstNode,
    private readonly property: string,
    readonly $refNode: CstNode | undefined,
    readonly $refText: string
  ) {}

  get ref(): AstNode | undefined {
    if (this.found === undefined) {
      this.found = this.linker.find(this.info) ?? null;
      AstUtils.getDocument(this.node).references.push(this);
    }
    return this.found ?? undefined;
  }

  get $nodeDescription(): AstNodeDescription | undefined {
    const { ref } = this;
    return ref && (this.description ??= this.linker.describe(ref));
  }

  get error(): LinkingError | undefined {
    return this.ref ? undefined : notFound(this.info);
  }

  get info(): ReferenceInfo {
    return { reference: this, container: this.node, property: this.property };
  }

  forget(): void {
    this.found = this.description = undefined;
  }
}

const notFound = (info: ReferenceInfo): LinkingError => ({
  message: `There is no '${info.reference.$refText}' here.`,
  info
});

/** Looks up all references of a file at once. */
export function lookUpAll(document: LangiumDocument): void {
  for (const node of nodesOf(document.parseResult.value))
    for (const reference of referencesOf(node)) void reference.ref;
}

/** The cross-references that a node itself holds, with the property that holds each. */
export function referencesOf(node: AstNode): Reference[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (key.startsWith('$') || typeof value !== 'object' || value === null) return [];
    return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isReference);
  });
}
