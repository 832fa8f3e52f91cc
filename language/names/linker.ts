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
import { type Declaration, type Import, type Named, type Program, isProgram } from '../generated/ast.js';
import { itemAround } from './declarations.js';
import type { ServicesWithNames } from './names.js';
import { nodesOf } from './nodes.js';

/** Nodes between two looks at whether the work is still wanted. */
const stride = 512;

export class SnnLinker implements Linker {
  private kept: LangiumDocument | undefined;
  /** of a tree that was read again, what is not linked yet; all of others */
  private readonly unlinked = new WeakMap<AstNode, ReadonlySet<AstNode>>();

  constructor(private readonly services: ServicesWithNames) {}

  async link(document: LangiumDocument, cancelToken = Cancellation.CancellationToken.None): Promise<void> {
    const root = document.parseResult.value;
    let count = 0;
    for (const part of this.unlinked.get(root) ?? [root])
      for (const node of nodesOf(part)) {
        if (++count % stride === 0) await interruptAndCheck(cancelToken);
        for (const reference of referencesOf(node)) void reference.ref;
      }
    this.unlinked.set(root, new Set());
  }

  /** Does some work in which the document is not unlinked. */
  keeping(document: LangiumDocument, work: () => void): void {
    this.kept = document;
    try {
      work();
    } finally {
      this.kept = undefined;
    }
  }

  unlink(document: LangiumDocument): void {
    if (document === this.kept) return;
    for (const reference of document.references) if (reference instanceof NameReference) reference.forget();
    document.references = [];
    const { value } = document.parseResult;
    this.unlinked.delete(value);
    if (isProgram(value)) this.services.names.settled.forget(value);
  }

  /** In place of unlinking all of a file that was read again: forgets what may mean something else now. Nothing else has changed. */
  readAgain(document: LangiumDocument, before: Program, after: Program): void {
    const affected = this.services.names.settled.changed(before, after);
    const kept = (reference: Reference | MultiReference): boolean => {
      const item = reference instanceof NameReference ? reference.item : undefined;
      return item?.$container === after && !affected.has(item);
    };
    const [stay, go] = [document.references.filter(kept), document.references.filter(one => !kept(one))];
    for (const reference of go) if (reference instanceof NameReference) reference.forget();
    document.references = stay;
    const earlier = this.unlinked.get(before);
    if (earlier) this.unlinked.set(after, new Set([...earlier, ...affected].filter(item => item.$container === after)));
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

  /** the declaration or import of the file that it stands in */
  get item(): Declaration | Import | undefined {
    return itemAround(this.node);
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
