// Synapses that change, in rows: post spikes wait until the neuron before the synapses fires or somebody looks. Same
// operations in the same order for each synapse as in the reference, so the same bits.
import { isNumber, mentions, type EventSide, type LazyProgram, type SynapseValue } from '../../../2-plan/index.js';
import { eachSynapse, rowsOf, type Connectivity } from '../../connect/index.js';
import type { ModuleBuilder } from '../encode/index.js';
import type { FunctionNumber } from '../lanes/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import { DelayLine, type Making, type Projection } from '../../reference/synapses/index.js';
import type { Ring } from '../../reference/ring.js';
import { compile, notFinite, type Evaluate } from '../../values/index.js';
import { PostHistory } from './post-history.js';
import { keptWithSpikes, rowCode, type LazyArrays } from './row-code.js';
import { SharedStates } from './shared-states.js';
import { SourceBlock } from './source-block.js';

type Row = (from: number, to: number, step: number, ...arrivals: number[]) => number;

/** Synapses between two looks at whether to go on. */
const stretch = 65536;

export class WasmLazySynapses implements Projection {
  readonly synapses: number;
  readonly connectivity?: Connectivity;
  private readonly rowStart: Uint32Array;
  private readonly arrays: LazyArrays;
  private readonly rings: readonly Ring[];
  /** spikes of the side on which the delay lies */
  private readonly line: DelayLine;
  /** whether post spikes wait */
  private waiting = false;
  private fire?: Row;
  private replay?: Row;

  /**
   * `recorded`: what will be asked for. `connected` makes the same connectivity again, to name a synapse when something
   * went wrong with it. Throws NetworkError, Cancelled.
   */
  constructor(
    private readonly form: LazyProgram, private readonly made: Making, connectivity: Connectivity, private readonly recorded: readonly SynapseValue[],
    private readonly connected: () => Connectivity, private readonly arena: Arena
  ) {
    const { program, shared, sharedEvents, delay } = form, { h, to } = made, { sources, targets: posts } = connectivity;
    this.synapses = connectivity.synapses;
    if (recorded.length > 0) this.connectivity = connectivity;
    const { rowStart, targets } = rowsOf(connectivity, false);
    this.rowStart = rowStart;
    const states = (side: EventSide, neurons: number): SharedStates =>
      new SharedStates(program, shared[side], sharedEvents[side], neurons, h, arena, (slot, neuron, value) => this.notFiniteOf(slot, neuron, value, side));
    const pre = states('pre', sources), post = states('post', posts), source = new SourceBlock(pre, program.side === 'axonal', arena);
    const history = form.replays ? { history: new PostHistory(post, keptWithSpikes(form), posts, this.synapses / posts, arena) } : {};
    this.arrays = { targets: arena.copy(targets), pre, post, source, ...history, ...this.ofSynapses(connectivity) };
    this.line = new DelayLine(delay);
    this.rings = program.onPre.flatMap(({ target }) => target.kind === 'send' ? [to.rings[target.slot]!] : []);
    for (const ring of this.rings) ring.reserve(delay);
  }

  addCode(module: ModuleBuilder, functionNumber: FunctionNumber): void {
    module.add(rowCode(this.form, this.arrays, true, functionNumber), `fire ${this.name}`);
    if (this.form.replays) module.add(rowCode(this.form, this.arrays, false, functionNumber), `replay ${this.name}`);
  }

  bind(exports: Readonly<Record<string, unknown>>): void {
    this.fire = exports[`fire ${this.name}`] as Row;
    this.replay = exports[`replay ${this.name}`] as Row;
  }

  arrive(step: number): void {
    if (this.isAxonal) this.line.take(step, neuron => this.hearPre(neuron, step, step));
  }

  deliver(step: number): void {
    const { made: { from: { fired: pre }, to: { fired: post } }, line, isAxonal, form: { delay, program } } = this;
    if (program.onPost.length > 0) {
      for (let f = 0; f < post.length; f++) {
        if (isAxonal) this.hearPost(post.values[f]!, step);
        else line.enter(step + delay, post.values[f]!);
      }
      if (!isAxonal) line.take(step, neuron => this.hearPost(neuron, step));
    }
    for (let f = 0; f < pre.length; f++) {
      if (isAxonal) line.enter(step + delay, pre.values[f]!);
      else this.hearPre(pre.values[f]!, step, step + delay);
    }
  }

  clear(step: number): void {
    this.settle();
    this.line.clear();
    this.arrays.pre.clear(step);
    this.arrays.post.clear(step);
    const kept = new Map([...this.arrays.own].filter(([slot]) => slot !== this.form.program.weight));
    if (kept.size > 0) this.fill(this.connectivity ?? this.connected(), kept, new Map());
  }

  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void {
    this.settle();
    const { connectivity, made: { values } } = this, next = this.rowStart.slice(), here = { place: 0, pre: 0, post: 0 };
    const evaluate = this.evaluate(value, step, here);
    eachSynapse(connectivity!, (synapse, pre, post) => {
      values.at(pre, post);
      Object.assign(here, { place: next[pre]!++, pre, post });
      visit(synapse, evaluate(synapse));
    });
  }

  private get name(): string {
    return this.made.values.plan.name;
  }

  private get isAxonal(): boolean {
    return this.form.program.side === 'axonal';
  }

  private hearPost(neuron: number, step: number): void {
    const { post, history } = this.arrays;
    if (history?.isFull(neuron)) this.settle();
    post.bring(neuron, step);
    history?.append(neuron, step);
    this.waiting ||= history !== undefined;
    post.run(neuron);
  }

  private hearPre(neuron: number, step: number, arrival: number): void {
    const { arrays: { pre, source }, rowStart, rings, made: { pulse } } = this, end = rowStart[neuron + 1]!;
    const arrivals = rings.map(ring => addressOf(ring.values) + 8 * ring.at(arrival));
    source.fill(neuron);
    pre.bring(neuron, step);
    source.fillRead(neuron);
    for (let from = rowStart[neuron]!; from < end; from += stretch) {
      const to = Math.min(end, from + stretch);
      if (this.fire!(from, to, step, ...arrivals)) this.findNotFinite(neuron, from, to);
      pulse.spend(to - from);
    }
    pre.run(neuron);
  }

  /** Tells all synapses of the post spikes that wait. */
  private settle(): void {
    if (!this.waiting) return;
    const { arrays: { source, history }, rowStart, rings } = this, nowhere = rings.map(() => 0);
    for (let neuron = 0; neuron + 1 < rowStart.length; neuron++) {
      const from = rowStart[neuron]!, to = rowStart[neuron + 1]!;
      if (from === to) continue;
      source.fill(neuron);
      if (this.replay!(from, to, 0, ...nowhere)) this.findNotFinite(neuron, from, to);
    }
    history!.clear();
    this.waiting = false;
  }

  /** What each synapse has for itself, first values included. */
  private ofSynapses(connectivity: Connectivity): Pick<LazyArrays, 'own' | 'parameters' | 'sent'> {
    const { form: { own, program }, arena, recorded, synapses } = this, { parameters } = this.made.values.plan;
    const formulas = [...program.onPre, ...program.onPost, ...recorded.filter(one => one.kind === 'value')].map(one => one.value);
    const reads = (slot: number): boolean => formulas.some(one => mentions(one, v => v.side === 'own' && v.of === 'parameter' && v.slot === slot));
    const used = parameters.flatMap(({ slot }) => slot !== undefined && reads(slot) ? [slot] : []);
    const room = (slots: readonly number[]): Map<number, Float64Array> => new Map(slots.map(slot => [slot, arena.f64(synapses)]));
    const made = { own: room(own), parameters: room(used) };
    this.fill(connectivity, made.own, made.parameters);
    const weights = program.weight === undefined ? undefined : made.own.get(program.weight);
    return weights && recorded.some(({ kind }) => kind === 'sent') ? { ...made, sent: arena.copy(weights) } : made;
  }

  /** First values of states, and parameters. */
  private fill(connectivity: Connectivity, states: ReadonlyMap<number, Float64Array>, parameters: ReadonlyMap<number, Float64Array>): void {
    const { made: { values, pulse }, form: { program }, rowStart } = this, next = rowStart.slice();
    const initial = [...states].map(([slot, into]) => {
      const first = program.states[slot]!.initial;
      return { into, first, evaluate: values.element(first) };
    });
    if (!values.differ && initial.every(({ first }) => isNumber(first.value))) {
      if (connectivity.synapses > 0) for (const { into, evaluate } of initial) into.fill(evaluate(0));
      return;
    }
    const given = [...parameters].map(([slot, into]) => ({ into, evaluate: values.reader.variable({ kind: 'variable', of: 'parameter', side: 'own', slot }) }));
    values.each(connectivity, pulse, synapse => {
      const place = next[connectivity.pre[synapse]!]!++;
      for (const { into, evaluate } of initial) into[place] = evaluate(synapse);
      for (const { into, evaluate } of given) into[place] = evaluate(synapse);
    });
  }

  /** `here`: the synapse that is looked at. */
  private evaluate(value: SynapseValue, step: number, here: { readonly place: number; readonly pre: number; readonly post: number }): Evaluate {
    const { arrays: { own, parameters, pre, post, sent }, form: { shared }, made: { values: { reader } } } = this;
    const stateOf = (slot: number): Evaluate => {
      const values = own.get(slot), place = shared.pre.indexOf(slot);
      if (values) return () => values[here.place]!;
      return place >= 0 ? () => pre.peek(place, here.pre, step) : () => post.peek(shared.post.indexOf(slot), here.post, step);
    };
    switch (value.kind) {
      case 'state': return stateOf(value.slot);
      case 'sent': return () => sent![here.place]!;
      case 'value': return compile(value.value, { ...reader, variable: v => {
        if (v.side !== 'own' || v.of === 'time' || v.of === 'index') return reader.variable(v);
        return v.of === 'state' ? stateOf(v.slot) : () => parameters.get(v.slot)![here.place]!;
      } });
    }
  }

  /** Throws NetworkError for the first synapse of a stretch with a state that is no finite number. */
  private findNotFinite(neuron: number, from: number, to: number): void {
    for (let place = from; place < to; place++) {
      for (const [slot, values] of this.arrays.own) {
        if (!Number.isFinite(values[place]!)) this.complain(slot, values[place]!, (pre, at) => pre === neuron && at === place);
      }
    }
  }

  private notFiniteOf(slot: number, neuron: number, value: number, side: EventSide): void {
    this.complain(slot, value, (pre, _place, post) => (side === 'pre' ? pre : post) === neuron);
  }

  /** Throws NetworkError that names the first synapse that `isIt`. */
  private complain(slot: number, value: number, isIt: (pre: number, place: number, post: number) => boolean): void {
    const { name, source } = this.form.program.states[slot]!, next = this.rowStart.slice();
    eachSynapse(this.connectivity ?? this.connected(), (synapse, pre, post) => {
      if (isIt(pre, next[pre]!++, post)) throw notFinite(name, `synapse ${synapse} of ${this.name} (from neuron ${pre} to ${post})`, value, source);
    });
  }
}
