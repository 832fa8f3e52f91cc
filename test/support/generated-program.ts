// Programs made at random from a number: whole studies, most of them sound, some with a value that cannot be. One statement a line.
import { randomOf, type Random } from '../../scripts/fuzz/random.js';

/** Text of the program `index` of a `seed`; the same two numbers give the same text. */
export const generatedProgram = (seed: number, index: number): string =>
  new Writer(randomOf(seed, index)).program().join('\n');

interface Made {
  readonly name: string;
  readonly shape: readonly number[];
  readonly model: 'lif' | 'own' | 'source' | 'regular' | 'encoder';
}

class Writer {
  private readonly populations: Made[] = [];
  private readonly connects: { readonly name: string; readonly kind: string }[] = [];
  private readonly recorded: string[] = [];

  constructor(private readonly random: Random) {}

  program(): string[] {
    const populations = ['A', 'B', 'C'].slice(0, 1 + this.random.below(3)).flatMap(name => this.population(name));
    const connects = ['c', 'd'].slice(0, this.random.below(3)).flatMap(name => this.connect(name));
    return [
      'param k = 1',
      'param T = 2 ms',
      'neuron own {',
      '  param tau = 10 ms positive',
      '  param layer = 1',
      '  input I : pA',
      '  state V = 0 mV',
      "  V' = (I * 100 MOhm - V) / tau",
      '  spike when V >= 15 mV',
      '  on spike { V = 0 mV }',
      '}',
      ...populations,
      ...connects,
      ...this.experiment(),
      ''
    ];
  }

  private pick<T>(...items: readonly T[]): T {
    return this.random.pick(items);
  }

  /** Mostly one of the first list. */
  private mostly(usual: readonly string[], odd: readonly string[]): string {
    return this.random.below(30) > 0 ? this.random.pick(usual) : this.random.pick(odd);
  }

  private population(name: string): string[] {
    const shape = this.pick([1], [3], [8], [2, 3]);
    const size = shape.reduce((a, b) => a * b, 1);
    const model = this.pick<Made['model']>('lif', 'lif', 'own', 'own', 'source', 'regular', 'encoder');
    this.populations.push({ name, shape, model });
    const list = (of: (i: number) => string): string => `[${Array.from({ length: size }, (_, i) => of(i)).join(', ')}]`;
    const current = this.mostly(
      [
        '400 pA',
        'k * 400 pA',
        'normal(400 pA, sd = 20 pA)',
        list(i => `${100 * i + 300} pA`),
        '(300 + 40 * index) * 1 pA'
      ],
      ['[1 pA, 2 pA]', '0/0 * 1 pA', '1 pA / (index - 1)']
    );
    const tau = this.mostly(
      [
        '10 ms',
        '10 ms + index * 1 ms',
        'uniform(5 ms, 20 ms)',
        'truncated_normal(10 ms, 2 ms, 1 ms, 30 ms)',
        '10 ms * k'
      ],
      ['0 ms', '(index - 1) * 5 ms', 'normal(5 ms, sd = 5 ms)', list(i => `${i} ms`), '10 ms / (k - 1)']
    );
    const text: Record<Made['model'], string> = {
      lif: `lif(tau_m = ${tau}, I_e = ${current})`,
      own: `own(tau = ${tau}, layer = ${this.pick('1', '2', 'index', 'k')})`,
      source: `poisson_source(rate = ${this.mostly(['300 Hz', 'uniform(10 Hz, 500 Hz)', '(1 + index) * 50 Hz'], ['-3 Hz', '(index - 1) * 50 Hz', 'normal(5 Hz, sd = 20 Hz)'])})`,
      regular: `regular(period = ${this.mostly(['3 ms', 'T', '2 ms + index * 1 ms', list(i => `${i + 1} ms`)], ['0 ms', '0.25 ms', 'index * 1 ms', 'uniform(1 ms, 3 ms)'])})`,
      encoder: `${this.pick('poisson', 'latency')} reads ${this.mostly(['0.5', list(i => String(i / 10)), 'k'], ['-1', list(i => String(0.1 - i / 10)), '0.5 / 0', '[0.1, 0.2]', '3'])}`
    };
    return [`population ${name}[${shape.join(', ')}] : ${text[model]}`];
  }

  private connect(name: string): string[] {
    const targets = this.populations.filter(population => population.model === 'lif' || population.model === 'own');
    if (targets.length === 0) return [];
    const from = this.random.pick(this.populations);
    const to = this.random.pick(targets);
    const kind = this.pick('exp_current', 'exp_current', 'alpha_current', 'delta');
    const unit = kind === 'delta' ? 'mV' : 'pA';
    const weight = this.mostly(
      [
        `2 ${unit}`,
        `uniform(1 ${unit}, 3 ${unit})`,
        `(1 + pre.index) * 2 ${unit}`,
        ...(from.model === 'own' ? [`pre.layer * 1 ${unit}`] : []),
        `k * 3 ${unit}`,
        `normal(3 ${unit}, relative = 0.1)`
      ],
      [`[1 ${unit}, 2 ${unit}]`, `1 ${unit} / (pre.index - post.index)`, `0/0 * 1 ${unit}`, `post.V / 1 mV * 1 ${unit}`]
    );
    const pattern = this.mostly(
      [
        'all_to_all',
        'all_to_all',
        'fixed_probability(0.5)',
        'fixed_probability(0.5 / (1 + pre.index))',
        'fixed_total(3)',
        'where pre.index == post.index',
        'fixed_probability(k / 4)',
        'all_to_all without autapses'
      ],
      [
        'one_to_one',
        'fixed_indegree(2)',
        'fixed_indegree(20)',
        'fixed_probability(50)',
        'fixed_probability(0/0)',
        'where pre.index == post.V / 1 mV',
        'fixed_total(k / 3)',
        'list(pre = [0, 1], post = [0, 9])',
        'fixed_probability(pre.index - 0.5)',
        'independent',
        'convolution(2)'
      ]
    );
    const delay = this.mostly(
      [
        '1 ms',
        '0.5 ms + 0.1 ms * pre.index',
        'T',
        'truncated_normal(1 ms, 0.3 ms, 0.1 ms, 3 ms)',
        'uniform(0.2 ms, 2 ms)'
      ],
      ['0 ms', '0.15 ms', '-1 ms', '(pre.index - 2) * 1 ms', 'normal(1 ms, sd = 1 ms)', '1 ms / (pre.index - 1)']
    );
    const rule = this.pick(
      '',
      '',
      `  plasticity stdp(w_max = ${this.mostly([`10 ${unit}`], [`-1 ${unit}`, `0 ${unit}`])})`
    );
    this.connects.push({ name, kind });
    return [
      `connect ${name}: ${this.selection(from)} -> ${this.selection(to)} {`,
      `  synapse ${kind}(weight = ${weight})`,
      `  pattern ${pattern}`,
      `  delay ${rule ? 'dendritic ' : ''}${delay}`,
      ...(rule ? [rule] : []),
      '}'
    ];
  }

  private selection({ name, shape }: Made): string {
    const range = (extent: number): string =>
      this.mostly([`0..${extent - 1}`, String(extent - 1)], [String(extent), `${extent}..0`, '0.5', 'k', '0/0']);
    return this.random.below(3) > 0 ? name : `${name}[${shape.map(range).join(', ')}]`;
  }

  private any(): string {
    return this.selection(this.random.pick(this.populations));
  }

  private experiment(): string[] {
    const steps = this.mostly(
      ['step 0.1 ms', 'step 0.1 ms', 'step 0.5 ms', 'step 0.25 ms'],
      ['step 0 ms', 'step 3 ms', 'step T / 3']
    );
    const records = Array.from({ length: 1 + this.random.below(4) }, () => this.record());
    const body = [...this.stimuli(), ...this.runs()];
    const around = this.mostly(
      [
        '',
        '',
        '',
        'sweep k in [1, 2, 4]',
        'sweep k from 1 to 3 in 5 points',
        'sweep T from 1 ms to 3 ms in 3 points',
        'across seeds 1..2',
        'sweep k in [1, 2] with seeds 1..2'
      ],
      [
        'sweep T from 1 ms to 2 ms in 4 points',
        'sweep k in [2, 0, 1]',
        'sweep k in []',
        'across seeds 3..1',
        'sweep k from 1 to 2 in 1.5 points'
      ]
    );
    const asked = Array.from({ length: 1 + this.random.below(5) }, () => this.question());
    return [
      'experiment e {',
      ...[steps, ...records, ...(around ? [`${around} {`, ...body, '}'] : body), ...asked].map(line => `  ${line}`),
      '}'
    ];
  }

  private record(): string {
    const every = this.mostly(['', ' every 1 ms', ' every T'], [' every 0.05 ms', ' every 0 ms', ' every 30 ms']);
    const [connect] = this.connects;
    const target = this.populations.find(population => population.model === 'lif' || population.model === 'own');
    const what = this.random.below(4);
    if (what === 0 && connect) return this.note(`weight of ${connect.name}`, every);
    if (what === 1 && target) return this.note(`V of ${this.selection(target)}`, every);
    return this.note(
      `spikes of ${this.random.below(3) > 0 ? this.random.pick(this.populations).name : this.any()}`,
      ''
    );
  }

  private note(what: string, every: string): string {
    this.recorded.push(what);
    return `record ${what}${every}`;
  }

  private stimuli(): string[] {
    const target = this.populations.find(population => population.model === 'lif' || population.model === 'own');
    if (!target || this.random.below(3) === 0) return [];
    const value = this.mostly(
      ['300 pA', 'k * 100 pA', '200 pA * sin(2 * 3.14 * 50 Hz * t)', 'uniform(100 pA, 300 pA)', '50 pA * index'],
      ['[1 pA, 2 pA]', '100 pA / (t - 1 ms)', '100 pA / (k - 2)']
    );
    const times = this.mostly(
      ['', '', ' from 1 ms to 8 ms', ' from 0 ms to T'],
      [' from 5 ms to 2 ms', ' from 0.05 ms to 3 ms', ' from T to 2 ms']
    );
    const silenced = this.mostly(
      ['', '', `silence ${this.any()} from 2 ms to 4 ms`],
      [`silence ${this.any()} from 4 ms to 2 ms`]
    );
    return [`stimulate ${this.selection(target)} with ${value}${times}`, ...(silenced ? [silenced] : [])];
  }

  private runs(): string[] {
    return this.mostly(
      [
        'run 20 ms',
        'run 20 ms',
        'run 5 ms\n  measure 10 ms',
        'run T\n  run 8 ms',
        'repeat 2 {\n  measure 4 ms\n  run 1 ms\n  }'
      ],
      ['run 0 ms', 'run 0.05 ms', 'run -2 ms', 'repeat k / 3 {\n  run 1 ms\n  }', 'rest 3 ms']
    ).split('\n');
  }

  private spikes(): string {
    const known = this.recorded.filter(name => name.startsWith('spikes')).map(name => name.slice('spikes of '.length));
    return known.length > 0 && this.random.below(8) > 0 ? this.random.pick(known) : this.any();
  }

  private variable(): string | undefined {
    const known = this.recorded.filter(name => !name.startsWith('spikes'));
    return known.length > 0 ? this.random.pick(known) : undefined;
  }

  private statistic(): string {
    const times = this.mostly(
      ['', '', ', from = 2 ms', ', from = 1 ms, to = 5 ms', ', to = T'],
      [', from = 30 ms', ', from = 5 ms, to = 2 ms']
    );
    const bin = this.mostly(['', ', bin = 1 ms', ', bin = 2 ms'], [', bin = 0 ms', ', bin = 50 ms', ', bin = 0.01 ms']);
    const E = this.spikes();
    const V = this.variable();
    const ofSpikes = [
      `rate(${E}${times}) / 1 Hz`,
      `count(${E}${times})`,
      `cv_isi(${E}${times})`,
      `fano(${E}${bin || ', bin = 2 ms'})`,
      `synchrony(${E}${bin || ', bin = 2 ms'})`,
      `correlation(${E}${bin || ', bin = 2 ms'})`,
      `psth(${E}${bin})${this.mostly(['[0]', '', '[1]'], ['[40]', '[0..30]'])} / 1 Hz`,
      `correlogram(${E}, lag = ${this.mostly(['3 ms'], ['100 ms', '-2 ms'])})${this.pick('', '[0]', '[2]')}`,
      `peak_time(psth(${E}${bin})) / 1 ms`,
      `power_spectrum(${E}, resolution = ${this.mostly(['200 Hz', '250 Hz'], ['1 Hz', '3 Hz'])})[1] / 1 Hz`,
      `times(${E})${this.pick('', '[0]')} / 1 ms`,
      `isi(${E}) / 1 ms`,
      `count(${E}) - count(${this.spikes()})`,
      `mean(isi(${E})) / 1 ms`
    ];
    if (!V) return this.random.pick(ofSpikes);
    const unit = V.startsWith('V') || this.connects[0]?.kind === 'delta' ? 'mV' : 'pA';
    const at = this.mostly(['2 ms', '0 ms', '10 ms'], ['3.33 ms', '50 ms', '-1 ms']);
    const ofValues = [`mean(${V})`, `last(${V})`, `sd(${V})`, `maximum(${V})`, `value(${V}, time = ${at})`];
    return this.random.below(3) > 0 ? this.random.pick(ofSpikes) : `${this.random.pick(ofValues)} / 1 ${unit}`;
  }

  private question(): string {
    const value = this.statistic();
    const V = this.variable();
    const E = this.spikes();
    return this.pick(
      `expect ${value} ${this.pick('<', '>', '<=')} ${1 + this.random.below(50)}`,
      `expect ${value} in ${this.mostly(['0 .. 10', '-1 .. 2', '1 .. k + 100'], ['3 .. 1'])}`,
      `expect ${value} near ${this.mostly(['3', 'k'], ['[1, 2]'])} within ${this.mostly(['2', '10'], ['-1'])}`,
      `expect ${value} + ${this.statistic()} > 3`,
      `report ${value}`,
      `report ${value}, ${this.statistic()}`,
      `plot raster(${E})`,
      `plot rate(${E}, bin = ${this.mostly(['1 ms', '5 ms'], ['0 ms', '1 ps'])})`,
      `plot isi(${E}, bins = ${this.mostly(['10', '5'], ['0', '1e9', '2.5'])})`,
      `plot psth(${E}${this.mostly(['', ', bin = 1 ms'], [', bin = 0 ms', ', every = 1 ms'])})`,
      V ? `plot trace(${V})` : `plot raster(${E})`,
      V ? `plot histogram(${V}, bins = ${this.mostly(['5'], ['0'])})` : `plot raster(${E})`,
      V ? `plot map(${V}, rows = ${this.mostly(['1'], ['2', '0.5', '7'])})` : `plot isi(${E})`,
      `plot curve(${value} against k)`
    );
  }
}
