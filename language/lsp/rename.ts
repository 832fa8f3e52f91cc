// Rename everywhere at once, or refuse with a sentence: nothing may mean something else afterwards.
import { AstUtils, GrammarUtils, type AstNode, type CstNode, type LangiumDocument } from 'langium';
import { DefaultRenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  ResponseError,
  type Range,
  type RenameParams,
  type TextDocumentPositionParams,
  type WorkspaceEdit
} from 'vscode-languageserver';
import {
  type Connect,
  type Model,
  type Named,
  type Program,
  isConnect,
  isInject,
  isModel,
  isNamed,
  isNamedArg,
  isProgram,
  isSideAccess,
  isSidePlace
} from '../generated/ast.js';
import type { SnnServices } from './services.js';
import { tokenAt } from './token-at.js';
import { declaredIn, ownerOf } from '../names/declarations.js';
import { kindOf } from '../names/kind-words.js';
import { lookUpAll, NameReference } from '../names/linker.js';
import { modelsOf, populationsOf } from '../names/members.js';
import { choiceOf, useIn } from '../names/needs.js';
import { nodesOf } from '../names/nodes.js';
import { wordsOf } from '../names/words.js';

export class SnnRename extends DefaultRenameProvider {
  constructor(private readonly services: SnnServices) {
    super(services);
  }

  /** The stretch of text to rename; refused already here where no name would do. */
  override prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range | undefined {
    const token = nameAt(document, position);
    const named = token && this.declared(token);
    if (!named) return undefined;
    this.refuseWhereFixed(named);
    return token.range;
  }

  override rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    const token = nameAt(document, params.position);
    const named = token && this.declared(token);
    if (!named || named.name === params.newName) return Promise.resolve(undefined);
    this.refuseWhereFixed(named);
    this.refuseName(params.newName);
    this.refuseCollision(named, params.newName);
    return super.rename(document, params);
  }

  private declared(token: CstNode): Named | undefined {
    const found = this.references.findDeclarations(token).filter(isNamed);
    if (found.length > 1) {
      refuse(
        `'${token.text}' means a variable of several models here (${found.map(ownerName).join(', ')}); rename it in each of them.`
      );
    }
    return found[0];
  }

  private refuseWhereFixed(named: Named): void {
    const { name } = named;
    if (this.services.names.isLibrary(named)) {
      const kind = kindOf(named).replace(/^./, letter => letter.toUpperCase());
      refuse(
        `${kind} of the standard library keeps its name '${name}'; copy it into a file of your own and rename it there.`
      );
    }
    const user = this.programs().flatMap(program => this.libraryModelsThatName(named, program))[0];
    if (user) {
      refuse(
        `'${name}' is named in ${user.kind} ${user.name} of the standard library, used with ${ownerName(named)}; choose it in the connection first (${user.kind} ${user.name} ${clauseOf(user, named)} ${name}), and it can be renamed.`
      );
    }
  }

  /** Synapses and rules of the library that speak of `post.V` or inject into `I` of this very model. */
  private libraryModelsThatName(named: Named, program: Program): Model[] {
    const owner = named.$container;
    const isMeant = (node: AstNode, connect: Connect, model: Model): boolean => {
      const use = useIn(connect, model);
      const isChosen = use !== undefined && choiceOf(named.name!, use) !== undefined;
      return speaksOf(node, named.name!, isChosen);
    };
    return program.declarations.filter(isConnect).flatMap(connect => {
      const neurons = populationsOf([...connect.from, ...connect.to]).flatMap(modelsOf);
      const used = neurons.includes(owner as Model) ? modelsOf(connect) : [];
      return used.filter(
        model => this.services.names.isLibrary(model) && nodesOf(model).some(node => isMeant(node, connect, model))
      );
    });
  }

  private refuseName(name: string): void {
    const token = this.services.parser.Lexer.tokenize(`const ${name}`).tokens[1];
    const isName = token?.tokenType.name === 'ID' && token.image === name;
    if (!isName)
      refuse(
        `'${name}' is not a name: names consist of letters, digits and _, begin with a letter, and are not reserved words.`
      );
  }

  private refuseCollision(named: Named, name: string): void {
    const here = declaredIn(ownerOf(named)).find(named => named.name === name);
    if (here) refuse(`There is ${kindOf(here)} '${name}' here already; choose another name or rename that one first.`);
    for (const program of this.programs().filter(program => this.sees(program, named))) {
      const isOther = program !== ownerOf(named) && isProgram(ownerOf(named));
      if (isOther && declaredIn(program).some(named => named.name === name)) {
        refuse(`The file ${fileName(program)} already declares '${name}' and uses this one; choose another name.`);
      }
      lookUpAll(program.$document!);
      const references = program
        .$document!.references.filter(reference => reference instanceof NameReference)
        .filter(reference => !isArgumentName(reference));
      references
        .filter(reference => reference.ref === named)
        .forEach(reference => this.refuseHidden(reference, named, name));
      references
        .filter(reference => reference.$refText === name)
        .forEach(reference => this.refuseHiding(reference, named));
    }
  }

  /** A use of the renamed that would lead to another declaration. */
  private refuseHidden({ info: { container, property }, $refText }: NameReference, named: Named, name: string): void {
    const other = this.services.names.find(name, container, property);
    const isFarther = other && AstUtils.hasContainerOfType(ownerOf(named), node => node === ownerOf(other));
    if (other && !isFarther && !this.services.names.isLibrary(other)) {
      refuse(`Where '${$refText}' is used, '${name}' is ${kindOf(other)} already; choose another name.`);
    }
  }

  /** A use of something else that would lead to the renamed. */
  private refuseHiding({ info: { container }, $refText }: NameReference, named: Named): void {
    const isInside =
      isProgram(ownerOf(named)) || AstUtils.hasContainerOfType(container, node => node === ownerOf(named));
    if (isInside)
      refuse(
        `'${$refText}' is used in ${fileName(AstUtils.findRootNode(container))} with another meaning; choose another name.`
      );
  }

  private sees(program: Program, named: Named): boolean {
    const owner = AstUtils.findRootNode(named);
    return program === owner || this.services.names.closure(program).some(program => program === owner);
  }

  private programs(): Program[] {
    return this.services.shared.workspace.LangiumDocuments.all
      .map(document => document.parseResult.value)
      .filter(isProgram)
      .toArray();
  }
}

const refuse = (message: string): never => {
  throw new ResponseError(LSPErrorCodes.RequestFailed, message);
};

function nameAt(document: LangiumDocument, position: TextDocumentPositionParams['position']): CstNode | undefined {
  const token = tokenAt(document, position);
  if (!token) return undefined;
  const property = GrammarUtils.findAssignment(token)?.feature;
  const { astNode } = token;
  const isName =
    isNamed(astNode) ||
    wordsOf(astNode).length > 0 ||
    AstUtils.streamReferences(astNode).some(reference => reference.property === property);
  return isName ? token : undefined;
}

/** The name of an argument leads to the parameter of what it is given to, whatever else has that name. */
const isArgumentName = ({ info: { container, property } }: NameReference): boolean =>
  isNamedArg(container) && property === 'param';

/** What stands for a variable of the target is no name of its own where the connection chooses it. */
function speaksOf(node: AstNode, name: string, isChosen: boolean): boolean {
  if (isSideAccess(node) || isSidePlace(node)) return node.member === name && (node.side === 'pre' || !isChosen);
  return isInject(node) && node.target === name && !isChosen;
}

const clauseOf = (model: Model, { name }: Named): 'into' | 'reads' =>
  model.reads.some(({ variable }) => variable === name) ? 'reads' : 'into';

function ownerName(named: Named): string {
  const owner = AstUtils.getContainerOfType(named.$container, isModel);
  return owner ? `${owner.kind} ${owner.name}` : `'${named.name}'`;
}

const fileName = (root: AstNode): string => AstUtils.getDocument(root).uri.path.split('/').at(-1)!;
