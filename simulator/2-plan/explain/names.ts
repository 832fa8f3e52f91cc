// How the variables of formulas are called in an explanation.
import { dimensionless, formatQuantity } from '../../1-model/index.js';
import { formulaText, isNumber, type Formula, type Side, type Variable } from '../formula/index.js';
import type { ElementValue, GroupPlan, Plan, ProjectionPlan } from '../plan/index.js';

/** A factor and what it multiplies; alone where it multiplies nothing. */
export type Term = readonly [factor: Formula, of?: string];

/** Names where a formula stands: in a group, or in a projection between two groups. */
export class FormulaNames {
  constructor(
    private readonly plan: Plan,
    private readonly group?: GroupPlan,
    private readonly projection?: ProjectionPlan
  ) {}

  readonly of = (variable: Variable): string => {
    const prefix = variable.side === 'own' ? '' : `${variable.side}.`;
    switch (variable.of) {
      case 'state':
        return prefix + (this.states(variable.side)[variable.slot] ?? `state ${variable.slot}`);
      case 'parameter':
        return (
          prefix +
          (this.parameters(variable.side).find(p => p.slot === variable.slot)?.name ?? `parameter ${variable.slot}`)
        );
      case 'input':
        return this.input(
          variable.side,
          this.owner(variable.side)?.inputs[variable.slot]?.name ?? `input ${variable.slot}`
        );
      case 'index':
        return `${prefix}index`;
      case 'time':
        return 't';
      case 'noise':
        return this.group?.noises[variable.slot]?.name ?? 'xi';
      case 'total':
        return `total(${this.group ? this.text(this.group.totals![variable.slot]!) : this.summed(variable.slot)})`;
      case 'frozen':
        return 'frozen';
      case 'course':
        return ['kept', 'earlier', 'integral'][variable.slot]!;
      case 'local':
        return `let${variable.slot}`;
    }
  };

  text(formula: Formula): string {
    return formulaText(formula, this.of);
  }

  /** `2 * V - g * V + 3`: a sum without what is zero; `0` where nothing is left. */
  sum(terms: readonly Term[]): string {
    const texts = terms
      .filter(([factor]) => !isNumber(factor, 0))
      .map(([factor, of]) => {
        const text = factor.kind === 'number' || of === undefined ? this.text(factor) : bracketed(this.text(factor));
        return of === undefined ? text : `${text} * ${of}`.replace(/^(-?)1 \* /, '$1');
      });
    return texts.join(' + ').replaceAll(' + -', ' - ') || '0';
  }

  /** What a rule calls `d` is an input of its target: `d of c`. */
  private input(side: Side, name: string): string {
    if (side === 'own') return name;
    const end = ` of ${this.projection?.name}`;
    return side === 'post' && name.endsWith(end) ? name.slice(0, -end.length) : `${side}.${name}`;
  }

  private summed(slot: number): string {
    const transmission = this.projection?.transmission;
    const sum = transmission?.kind === 'dynamic' ? transmission.program.totals?.[slot] : undefined;
    return sum ? this.text(sum) : `sum ${slot}`;
  }

  private owner(side: Side): GroupPlan | undefined {
    if (side === 'own') return this.group;
    return this.projection && this.plan.groups[side === 'pre' ? this.projection.from : this.projection.to];
  }

  private states(side: Side): readonly string[] {
    const transmission = this.projection?.transmission;
    if (side === 'own' && transmission?.kind === 'dynamic') return transmission.program.states.map(s => s.name);
    return this.owner(side)?.states.map(s => s.name) ?? [];
  }

  private parameters(side: Side): readonly ElementValue[] {
    return side === 'own' && this.projection ? this.projection.parameters : (this.owner(side)?.parameters ?? []);
  }
}

const bracketed = (text: string): string => (/ [+-] /.test(text) ? `(${text})` : text);

/** `20 mV`, or `uniform(-60, -50)`, drawn for each. */
export function elementText({ value, dimension }: ElementValue, names: FormulaNames): string {
  return isNumber(value) ? formatQuantity(value.value, dimension ?? dimensionless) : names.text(value);
}
