// What was put in place of calls and of constants so far in one lowering: the same for the same arguments is one expression.
import { functions, operandsOf, type Expression, type Source } from '../../simulator/index.js';
import type { Const, Formal, FunctionDecl } from '../generated/ast.js';

interface Shared {
  readonly found?: Expression;
  readonly keep: (value: Expression) => void;
}

export class Inlined {
  /** calls of user functions replaced by their bodies */
  count = 0;
  /** there were too many, and that has been said */
  refused = false;
  /** an expression was too deep, and that has been said */
  toldDepth = false;
  readonly depths = new WeakMap<Expression, number>();
  private readonly same = new WeakMap<Expression, boolean>();
  private readonly calls = new Map<FunctionDecl, Map<unknown, unknown>>();
  private readonly constants = new Map<Const, Expression>();

  /** The body of a function with these arguments, where it was needed before at this place of a user's text. */
  called(
    callee: FunctionDecl,
    bound: ReadonlyMap<Formal, Expression>,
    callSite: Source | undefined,
    constantsByValue: boolean
  ): Shared {
    return sharedIn(this.calls, [callee, callSite, constantsByValue, ...bound.values()], one => this.isSame(one));
  }

  /** What a constant of a model stands for. */
  constant(node: Const): Shared {
    const found = this.constants.get(node);
    return { ...(found ? { found } : {}), keep: value => void this.constants.set(node, value) };
  }

  /** Whether it has the same value wherever it stands: nothing in it is drawn anew at each place. */
  private isSame(expression: Expression): boolean {
    const known = this.same.get(expression);
    if (known !== undefined) return known;
    const isDrawn =
      expression.kind === 'call'
        ? !functions.has(expression.function)
        : expression.kind === 'name' && expression.of === 'builtin' && expression.name === 'xi';
    const is = !isDrawn && operandsOf(expression).every(one => this.isSame(one));
    this.same.set(expression, is);
    return is;
  }
}

/** Looks up a list of keys, each compared as it is. */
function sharedIn(
  root: Map<unknown, unknown>,
  keys: readonly unknown[],
  mayKeep: (value: Expression) => boolean
): Shared {
  let level = root;
  for (const key of keys.slice(0, -1)) {
    const next = (level.get(key) as Map<unknown, unknown> | undefined) ?? new Map<unknown, unknown>();
    level.set(key, next);
    level = next;
  }
  const last = keys.at(-1);
  const found = level.get(last) as Expression | undefined;
  return { ...(found ? { found } : {}), keep: value => void (mayKeep(value) && level.set(last, value)) };
}
