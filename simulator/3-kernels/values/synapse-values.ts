// What formulas of synapses read: their parameters, the neurons at both ends, and draws keyed by the place of the synapse.
import type { ElementValue, ProjectionPlan, Variable } from '../../2-plan/index.js';
import { eachSynapse, type Connectivity, type PairValue } from '../connect/index.js';
import type { ProgressMeter } from '../watch/index.js';
import { heap, type Allocator } from './allocator.js';
import { compile, type Evaluate, type Reader } from './compile.js';
import { distanceBetween } from './distance.js';
import { drawn, type Seek } from './draws.js';
import type { GroupValues } from './group-values.js';
import { inRange } from './in-range.js';

/** The synapse that is being looked at; whoever evaluates a formula of synapses says first which one it is. */
export interface Site {
  pre: number;
  post: number;
  /** place of its draws, see `eachSynapse` */
  element: number;
  step: number;
}

export class SynapseValues {
  readonly site: Site = { pre: 0, post: 0, element: 0, step: 0 };
  readonly reader: Reader;
  /** by slot: the value of each synapse, or of the one in `site` */
  readonly parameters: Float64Array[] = [];
  private readonly fill: ((synapse: number) => void)[] = [];

  /** `kept` is the number of synapses whose parameters are kept; 0 where they are only passed through, in `each`. */
  constructor(
    readonly plan: ProjectionPlan,
    readonly pre: GroupValues,
    readonly post: GroupValues,
    private readonly seed: number,
    private readonly kept = 0,
    private readonly allocator: Allocator = heap
  ) {
    const { site } = this;
    let apart: PairValue | undefined;
    this.reader = {
      variable: variable => this.variable(variable),
      distance: () => (apart ??= distanceBetween(pre.plan, post.plan, seed))(site.pre, site.post)
    };
    for (const element of plan.parameters) if (element.slot !== undefined) this.addParameter(element, element.slot);
  }

  /** Whether a parameter differs between synapses: then each must be looked at, be it only to check its bounds. */
  get differ(): boolean {
    return this.fill.length > 0;
  }

  /** Closure that draws and checks the value of an element for the synapse in `site`. */
  element(element: ElementValue): Evaluate {
    const check = inRange(element, this.plan.name, synapse => `synapse ${synapse} of `);
    const seek: Seek = stream => stream.seek(this.site.element, this.site.step);
    const evaluate = compile(element.value, {
      ...this.reader,
      draw: (draw, args) => drawn(draw, args, this.seed, element, seek)
    });
    return synapse => check(evaluate(synapse), synapse);
  }

  /** Visits the synapses in canonical order, `site` and the parameters set. */
  each(connectivity: Connectivity, progress: ProgressMeter, visit: (synapse: number) => void): void {
    const { site, fill } = this;
    eachSynapse(connectivity, (synapse, pre, post, element, step) => {
      this.at(pre, post);
      site.element = element;
      site.step = step;
      for (const item of fill) item(synapse);
      visit(synapse);
      progress.spend(1);
    });
  }

  /** Goes to the two ends of a synapse. */
  at(pre: number, post: number): void {
    this.site.pre = pre;
    this.site.post = post;
  }

  /** What the pattern asks of each pair; undefined where it asks nothing. */
  pairwise(progress: ProgressMeter): PairValue | undefined {
    const { pairwise } = this.plan;
    if (!pairwise) return undefined;
    const evaluate = compile(pairwise, this.reader);
    return (pre, post) => {
      this.at(pre, post);
      progress.spend(1);
      return evaluate(0);
    };
  }

  private addParameter(element: ElementValue, slot: number): void {
    const values = (this.parameters[slot] = this.allocator.f64(Math.max(1, this.kept)));
    const evaluate = this.element(element);
    this.fill.push(
      this.kept ? synapse => (values[synapse] = evaluate(synapse)) : synapse => (values[0] = evaluate(synapse))
    );
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
        return this.kept ? synapse => values[synapse]! : () => values[0]!;
      }
      case 'index':
        return synapse => synapse;
      case 'time':
        return () => this.pre.clock.time;
      default:
        throw new Error(`A synapse of ${this.plan.name} has no ${variable.of} here.`);
    }
  }
}
