// The state of one inference: types of declarations and expressions as they are found, and what does not fit.
// Declarations of other files are inferred on demand; what is wrong in them is reported where they are checked themselves.
import { type AstNode, AstUtils } from 'langium';
import type { Dimension } from '../../../simulator/index.js';
import type { Expr, Program } from '../../generated/ast.js';
import { type Finding, bareNumber } from './finding.js';
import { type Type, closedDimension, settled, unknownType } from './type.js';

export class Inference {
  readonly findings: Finding[] = [];
  /** dimensions that the place of a literal with an unknown unit asks for */
  readonly expected = new Map<AstNode, Dimension>();
  /** lists nest too deep, and that has been told; what follows from it is not */
  toldNesting = false;
  private readonly types = new Map<AstNode, Type>();
  private readonly facts = new Map<AstNode, unknown>();
  private readonly shares = new Map<AstNode, unknown>();
  private readonly reported = new Set<AstNode>();
  /** what is in the making, against circles */
  private readonly begun = new Set<AstNode>();

  /** `open`: declarations whose plain number says nothing of their dimension; their uses do */
  constructor(
    private readonly program: Program,
    readonly open: ReadonlySet<AstNode> = new Set()
  ) {}

  /** The type of a declaration, found once; unknown while it is being found. */
  once(node: AstNode, find: () => Type): Type {
    const known = this.types.get(node);
    if (known) return known;
    if (this.begun.has(node)) return unknownType;
    this.begun.add(node);
    const type = find();
    this.types.set(node, type);
    return type;
  }

  /** The inside of a function or model, found once; undefined while it is being found. */
  inside<T>(node: AstNode, find: () => T): T | undefined {
    if (this.facts.has(node)) return this.facts.get(node) as T;
    if (this.begun.has(node)) return undefined;
    this.begun.add(node);
    const fact = find();
    this.facts.set(node, fact);
    return fact;
  }

  /** What the parts of a model share while its inside is being found. */
  shared<T>(node: AstNode, make: () => T): T {
    if (!this.shares.has(node)) this.shares.set(node, make());
    return this.shares.get(node) as T;
  }

  note(node: Expr, type: Type): Type {
    this.types.set(node, type);
    return type;
  }

  report(finding: Finding): void {
    if (this.reported.has(finding.node) || AstUtils.findRootNode(finding.node) !== this.program) return;
    this.reported.add(finding.node);
    this.findings.push(finding);
  }

  /** Reports one thing in place of another; a plain number in place of a quantity only lacks its unit. */
  mismatch(node: Expr, expected: Type, message: string, declared?: AstNode): void {
    const dimension = closedDimension(expected);
    const literal = bareNumber(node);
    const common = { node, message, ...(declared ? { declared } : {}), ...(dimension ? { expected: dimension } : {}) };
    this.report(literal && dimension ? { ...common, kind: 'missing-unit', literal } : { ...common, kind: 'mismatch' });
  }

  typeOf(node: AstNode): Type | undefined {
    const type = this.types.get(node);
    return type && settled(type);
  }
}
