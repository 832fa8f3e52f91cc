// What formulas of synapses read: their parameters, the neurons at both ends, and draws keyed by the place of the synapse.
import { located } from '../../1-model/index.js';
import type { ElementValue, Formula, ProjectionPlan, Variable } from '../../2-plan/index.js';
import { eachStretch, Stretch, type Connectivity, type PairValues } from '../connect/index.js';
import type { ProgressMeter } from '../watch/index.js';
import { heap, type Allocator } from './allocator.js';
import { compileColumns, each, entries, filling, type Column, type ColumnReader } from './columns.js';
import type { Evaluate, Reader } from './compile.js';
import { distanceBetween, type Distances } from './distance.js';
import { DrawColumns } from './draw-columns.js';
import type { GroupValues } from './group-values.js';
import { inRange } from './in-range.js';

/** The synapse that is being looked at; whoever evaluates a formula of synapses says first which one it is. */
export interface Site {
  pre: number;
  post: number;
}

export class SynapseValues {
  readonly site: Site = { pre: 0, post: 0 };
  /** of formulas that are evaluated for one synapse at a time; parameters must be kept for it */
  readonly reader: Reader;
  /** by slot: the value of each synapse, or of those in the stretch under way */
  readonly parameters: Float64Array[] = [];
  private readonly columns: ColumnReader;
  private readonly fill: ((stretch: Stretch) => void)[] = [];
  private readonly draws: DrawColumns;
  private apart?: Distances;
  private isFilled = false;

  /** `kept` is the number of synapses whose parameters are kept; absent where they are only passed through, in `stretches`. */
  constructor(
    readonly plan: ProjectionPlan,
    readonly pre: GroupValues,
    readonly post: GroupValues,
    private readonly seed: number,
    private readonly kept?: number,
    allocator: Allocator = heap
  ) {
    const { site } = this;
    this.draws = new DrawColumns(seed);
    this.reader = {
      variable: variable => this.variable(variable),
      distance: () => this.distances.between(site.pre, site.post)
    };
    this.columns = {
      variable: variable => this.variables(variable),
      distance: filling((into, stretch) => this.distances.fill(into, stretch))
    };
    for (const element of plan.parameters)
      if (element.slot !== undefined) this.addParameter(element, element.slot, allocator);
  }

  /** Whether a parameter differs between synapses: then each must be looked at, be it only to check its bounds. */
  get differ(): boolean {
    return this.fill.length > 0;
  }

  /** Draws and checks the values of an element. */
  element(element: ElementValue): Column {
    const check = inRange(element, this.plan.name, synapse => `synapse ${synapse} of `);
    const values = compileColumns(element.value, {
      ...this.columns,
      draw: (draw, args) => this.draws.column(draw, args, element)
    });
    return stretch => {
      const found = located(element.source, () => values(stretch));
      for (let i = 0; i < stretch.length; i++) check(found[i]!, stretch.number[i]!);
      return found;
    };
  }

  /** The values of a formula. */
  column(formula: Formula): Column {
    return compileColumns(formula, this.columns);
  }

  /** Visits the synapses in canonical order, some thousand at a time, the parameters set; those that are kept, the first time. */
  stretches(connectivity: Connectivity, progress: ProgressMeter, visit: (stretch: Stretch) => void): void {
    eachStretch(connectivity, stretch => {
      if (!this.isFilled) for (const item of this.fill) item(stretch);
      visit(stretch);
      progress.spend(stretch.length);
    });
    this.isFilled = this.kept !== undefined;
  }

  /** Goes to the two ends of a synapse. */
  at(pre: number, post: number): void {
    this.site.pre = pre;
    this.site.post = post;
  }

  /** What the pattern asks of pairs; undefined where it asks nothing. */
  pairwise(progress: ProgressMeter): PairValues | undefined {
    const { pairwise } = this.plan;
    if (!pairwise) return undefined;
    const values = this.column(pairwise);
    const stretch = new Stretch();
    return (pre, count, post) => {
      stretch.pre.set(pre.subarray(0, count));
      stretch.post.fill(post, 0, count);
      progress.spend(count);
      return values(stretch.begin(count));
    };
  }

  private get distances(): Distances {
    return (this.apart ??= distanceBetween(this.pre.plan, this.post.plan, this.seed));
  }

  private addParameter(element: ElementValue, slot: number, allocator: Allocator): void {
    const { kept } = this;
    const column = this.element(element);
    if (kept !== undefined) this.parameters[slot] = allocator.f64(Math.max(1, kept));
    this.fill.push(stretch => {
      const values = column(stretch);
      if (kept !== undefined) this.parameters[slot]!.set(values.subarray(0, stretch.length), stretch.number[0]);
      else this.parameters[slot] = values;
    });
  }

  private variable(variable: Variable): Evaluate {
    const { site } = this;
    if (variable.side !== 'own') {
      const { reader } = variable.side === 'pre' ? this.pre : this.post;
      const value = reader.variable({ ...variable, side: 'own' });
      return variable.side === 'pre' ? () => value(site.pre) : () => value(site.post);
    }
    switch (variable.of) {
      case 'parameter': {
        const values = this.parameters[variable.slot]!;
        return synapse => values[synapse]!;
      }
      case 'index':
        return synapse => synapse;
      case 'time':
        return () => this.pre.clock.time;
      default:
        throw this.unknown(variable);
    }
  }

  private variables(variable: Variable): Column {
    const { side, of, slot } = variable;
    const numbers = side === 'own' ? numberOf : side === 'pre' ? preOf : postOf;
    if (side !== 'own') {
      const group = side === 'pre' ? this.pre : this.post;
      if (of === 'parameter') return entries(numbers, group.parameters[slot]!);
      return each(numbers, group.reader.variable({ ...variable, side: 'own' }));
    }
    switch (of) {
      case 'parameter':
        return this.kept !== undefined
          ? entries(numbers, this.parameters[slot]!)
          : filling((into, { length, place }) => {
              const values = this.parameters[slot]!;
              for (let i = 0; i < length; i++) into[i] = values[place[i]!]!;
            });
      case 'index':
        return each(numbers, number => number);
      case 'time':
        return each(numbers, () => this.pre.clock.time);
      default:
        throw this.unknown(variable);
    }
  }

  private unknown({ of }: Variable): Error {
    return new Error(`A synapse of ${this.plan.name} has no ${of} here.`);
  }
}

const numberOf = (stretch: Stretch): Uint32Array => stretch.number;
const preOf = (stretch: Stretch): Uint32Array => stretch.pre;
const postOf = (stretch: Stretch): Uint32Array => stretch.post;

/** Bytes of the parameters of so many synapses, where they are kept. */
export const keptParametersBytes = ({ parameters }: ProjectionPlan, synapses: number): number =>
  8 * synapses * parameters.filter(({ slot }) => slot !== undefined).length;
