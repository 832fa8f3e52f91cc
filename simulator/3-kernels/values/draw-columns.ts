// Random values of many synapses at once: those of `drawn`, of which the first draws are made together.
import { RandomStream, streamKey, type Draws } from '../../0-numbers/index.js';
import { isNumber, type Distribution, type Draw, type ElementValue } from '../../2-plan/index.js';
import { span } from '../watch/index.js';
import { filling, type Column } from './columns.js';
import { checkDraw, samples, streamOf } from './draws.js';
import { ManyDraws, manyDrawsCode } from '../connect/index.js';

/** Generated code pays where there are many draws, and where many of them are neighbours. */
const many = 2 ** 14;
const neighbours = 8;

/** What mostly comes first of a distribution. */
const first: Readonly<Record<Distribution, 'uniforms' | 'normals'>> = {
  uniform: 'uniforms',
  normal: 'normals',
  truncated_normal: 'normals',
  lognormal: 'normals',
  exponential: 'uniforms',
  gamma: 'normals',
  poisson: 'uniforms',
  binomial: 'uniforms'
};

/** Makes columns of draws of one seed. */
export class DrawColumns {
  private code?: WebAssembly.Module;

  constructor(private readonly seed: number) {}

  /** Throws NetworkError, then and later, as `drawn` does. */
  column(draw: Draw, args: readonly Column[], { stream, source }: ElementValue): Column {
    const draws = new DrawsAhead(this.seed, streamOf(stream, draw), first[draw.distribution], () => this.generated());
    const sample = samples[draw.distribution];
    const differ = !draw.arguments.every(argument => isNumber(argument));
    return filling((into, stretch) => {
      const { length, element, step, total } = stretch;
      const [a = nothing, b = nothing, c = nothing, d = nothing] = args.map(column => column(stretch));
      if (differ) for (let i = 0; i < length; i++) checkDraw(draw, [a[i]!, b[i]!, c[i]!, d[i]!], source);
      for (let from = 0, to = 0; from < length; from = to) {
        while (to < length && step[to] === step[from]) to++;
        draws.prepare(element[from]!, element[to - 1]! + 1, step[from]!, total);
        for (let i = from; i < to; i++) into[i] = sample(draws.seek(element[i]!), a[i]!, b[i]!, c[i]!, d[i]!);
      }
    });
  }

  private generated(): WebAssembly.Module {
    return (this.code ??= manyDrawsCode());
  }
}

const nothing = new Float64Array(span).fill(NaN);

/** Draws 0 of some neighbours at one step are made together, the others when they are asked for. */
class DrawsAhead implements Draws {
  private readonly stream: RandomStream;
  private readonly key;
  private generated?: ManyDraws;
  /** draws 0 of the elements from `from` on; absent where they were not made */
  private ahead?: Float64Array;
  private from = 0;
  private step = 0;
  private element = 0;
  private draw = 0;

  constructor(
    seed: number,
    name: string,
    private readonly kind: 'uniforms' | 'normals',
    private readonly code: () => WebAssembly.Module
  ) {
    this.stream = new RandomStream(seed, name);
    this.key = streamKey(seed, name);
  }

  /** `seek` will ask for elements `from` .. `to - 1`. `total`: of all that will be drawn. */
  prepare(from: number, to: number, step: number, total: number): void {
    this.from = from;
    this.step = step;
    if (total < many || to - from < neighbours) this.ahead = undefined;
    else this.ahead = (this.generated ??= new ManyDraws(this.code(), this.key))[this.kind](from, to - from, step);
  }

  seek(element: number): this {
    this.element = element;
    this.draw = 0;
    return this;
  }

  uniform(): number {
    if (this.draw === 0 && this.ahead && this.kind === 'uniforms') {
      this.draw = 1;
      return this.ahead[this.element - this.from]!;
    }
    return this.stream.seek(this.element, this.step, 0, this.draw++).uniform();
  }

  normal(): number {
    if (this.draw === 0 && this.ahead && this.kind === 'normals') {
      this.draw = 1;
      return this.ahead[this.element - this.from]!;
    }
    return this.stream.seek(this.element, this.step, 0, this.draw++).normal();
  }
}
