// Networks that show what a model does, as texts: several where it is not known which of them the model fits into. What they are called is agreed
// on with what draws them (outputs/model-pictures).
import type { AstNode } from 'langium';
import { pictureNetwork, type ModelPicture } from '../../../outputs/index.js';
import {
  type Connect,
  type Model,
  type Named,
  type Param,
  type Program,
  type Use,
  isConnect,
  isDimensionOf,
  isInput,
  isModel,
  isNamedArg,
  isParam,
  isPopulation,
  isSpike,
  isState,
  isUsePlasticity,
  isUseSynapse
} from '../../generated/ast.js';
import { behind, modelUsed } from '../../names/configured.js';
import type { Names } from '../../names/names.js';
import { needsOf } from '../../names/needs.js';
import { textOf } from '../../source.js';
import { unitText } from '../quantity-notes.js';
import type { TypeTables } from '../type-tables.js';
import { declarationsFor, modelOf, usualValue, useText } from './network-text.js';

export interface PictureText extends Omit<ModelPicture, 'model'> {
  readonly text: string;
}

/** What a word means: a model, where it stands in a use with that. */
export interface Shown {
  readonly model: Model;
  readonly use?: Use;
  readonly connect?: Connect;
}

export class PictureTexts {
  constructor(private readonly services: { readonly names: Names; readonly types: TypeTables }) {}

  /** Those that may fit, best first. */
  of(shown: Shown, program: Program): PictureText[] {
    switch (shown.model.kind) {
      case 'neuron':
        return this.response(shown, program);
      case 'encoder':
        return this.spikes(shown, program);
      case 'synapse':
        return this.potential(shown, program);
      case 'plasticity':
        return this.window(shown, program);
    }
  }

  /** Neurons side by side, each with a larger input. */
  private response({ model, use }: Shown, program: Program): PictureText[] {
    const members = behind(model)?.members ?? [];
    const inputs = members.filter(isInput).map(({ name, type }) => ({ name, unit: type ? textOf(type) : '' }));
    const input = inputs.find(({ unit }) => unit === 'pA') ?? inputs[0];
    const declared = this.declared([model, ...argumentsOf(use)]);
    if (!input || !members.some(isSpike) || declared === undefined) return [];
    const { search, response } = pictureNetwork;
    const used = this.used(model, use, program);
    const one = input.unit === '1' || input.unit === '' ? '' : ` * (1 ${input.unit})`;
    const text = (step: string): string =>
      [
        declared,
        `param ${response.parameter} = 1`,
        `population Picture_search[${search.neurons}] : ${used}`,
        `population Picture[${response.neurons}] : ${used}`,
        experiment(
          search.experiment,
          [
            'record spikes of Picture_search',
            `stimulate ${input.name} of Picture_search with ${response.parameter} * 10^(${search.by} * index)${one}`,
            `run ${search.run} ms`
          ],
          step
        ),
        experiment(
          pictureNetwork.experiment,
          [
            'record spikes of Picture',
            `stimulate ${input.name} of Picture with ${response.parameter} * index / ${response.neurons - 1}${one}`,
            `run ${response.run} ms`
          ],
          step
        )
      ].join('\n');
    const shown = { kind: 'response' as const, input: { name: input.name, unit: one === '' ? '' : input.unit } };
    // channels that open within microseconds need the short one
    return ['0.1 ms', '0.01 ms'].map(step => ({ ...shown, text: text(step) }));
  }

  /** One spike onto one neuron: of the connection that the synapse is used in, else of the first kind that it fits. */
  private potential({ model, use, connect }: Shown, program: Program): PictureText[] {
    const targets = connect ? this.targetsOf(connect, program) : this.usualTargets(model, program);
    const clauses = clausesOf(connect, use);
    return targets.flatMap(({ text: target, nodes, variable }) => {
      const declared = this.declared([model, ...nodes, ...argumentsOf(use)]);
      if (declared === undefined || variable === undefined) return [];
      const { spike, run } = pictureNetwork.potential;
      const text = [
        declared,
        `population Picture_source : spike_list(times = [${spike} ms])`,
        `population Picture : ${target}`,
        'connect Picture_source -> Picture {',
        `  synapse ${this.used(model, use, program)}${clauses}`,
        '}',
        experiment(pictureNetwork.experiment, [`record ${variable} of Picture`, `run ${run} ms`])
      ].join('\n');
      return [{ kind: 'potential', text }];
    });
  }

  /** Pairs of spikes, each at another distance. Rules that look at more of a neuron than its spikes are not shown. */
  private window({ model, use, connect }: Shown, program: Program): PictureText[] {
    const declared = this.declared([model, ...argumentsOf(use)]);
    const rule = behind(model);
    if (declared === undefined || !rule || needsOf(rule).length > 0) return [];
    const synapse = connect?.members.find(isUseSynapse);
    const own = synapse && this.weightUnit(synapse.use, program);
    const { pairs, apart, pre, run } = pictureNetwork.window;
    const half = (pairs - 1) / 2;
    return (own === undefined ? ['mV', 'nS', 'pA', ''] : [own]).map(unit => {
      const one = unit === '' ? '1' : `1 ${unit}`;
      const largest = use?.args?.args.filter(isNamedArg).find(({ param }) => param.$refText === 'w_max');
      const text = [
        declared,
        'neuron picture_post {',
        '  param at : ms',
        '  state picture_x = 0',
        '  spike at at',
        '}',
        'synapse picture_pairing into picture_x : 1 {',
        `  param weight : ${unit === '' ? '1' : unit}`,
        `  on pre { post.picture_x += 0 * weight / (${one}) }`,
        '}',
        `population Picture_pre[${pairs}] : spike_list(times = [${pre} ms])`,
        `population Picture_post[${pairs}] : picture_post(at = ${pre} ms + (index - ${half}) * ${apart} ms)`,
        'connect picture_pairs: Picture_pre -> Picture_post {',
        `  synapse picture_pairing(weight = 0.5 * ${largest ? `(${textOf(largest.value)})` : one})`,
        '  pattern one_to_one',
        `  plasticity ${this.used(model, use, program, one)}`,
        '}',
        experiment(pictureNetwork.experiment, ['record weight of picture_pairs', `run ${run} ms`])
      ].join('\n');
      return { kind: 'window' as const, text };
    });
  }

  /** A neuron a value, from 0 to 1. */
  private spikes({ model, use }: Shown, program: Program): PictureText[] {
    const declared = this.declared([model, ...argumentsOf(use)]);
    const [input] = (behind(model)?.members ?? []).filter(isInput);
    if (declared === undefined || !input) return [];
    const { values, run } = pictureNetwork.spikes;
    const unit = textOf(input.type);
    const all = Array.from({ length: values }, (_, i) => `${i / (values - 1)}${unit === '1' ? '' : ` ${unit}`}`);
    const text = [
      declared,
      `population Picture[${values}] : ${this.used(model, use, program)} reads [${all.join(', ')}]`,
      experiment(pictureNetwork.experiment, ['record spikes of Picture', `run ${run} ms`])
    ].join('\n');
    return [{ kind: 'spikes', text }];
  }

  private declared(nodes: readonly AstNode[]): string | undefined {
    const models = nodes.filter(isModel).filter(model => !this.services.names.isLibrary(model));
    const others = declarationsFor(nodes, this.services.names);
    const own = models.map(textOf).filter(text => !others?.includes(text));
    return others === undefined ? undefined : [...own, others].join('\n');
  }

  private used(model: Model, use: Use | undefined, program: Program, ofWeight?: string): string {
    const value = (param: Param): string | undefined => {
      if (isDimensionOf(param.type)) return ofWeight;
      const dimension = this.services.types.dimensionOf(param, program);
      return dimension && usualValue(unitText(dimension));
    };
    return useText(model, use, value);
  }

  private weightUnit(use: Use, program: Program): string | undefined {
    const weight = modelUsed(use)
      ?.members.filter(isParam)
      .find(({ name }) => name === 'weight');
    const dimension = weight && this.services.types.dimensionOf(weight, program);
    return dimension && unitText(dimension);
  }

  private targetsOf({ to }: Connect, program: Program): Target[] {
    return to.slice(0, 1).flatMap(({ of }) => {
      const population = of?.ref;
      return isPopulation(population) ? this.targetOf(population.$container.model, program) : [];
    });
  }

  private targetOf(use: Use, program: Program): Target[] {
    const model = modelOf(use);
    if (!model) return [];
    return [
      { text: this.used(model, use, program), nodes: [model, ...argumentsOf(use)], variable: potentialOf(model) }
    ];
  }

  /** Neurons of the file and the library that have what the head names. */
  private usualTargets(model: Model, program: Program): Target[] {
    const wanted = needsOf(behind(model) ?? model).map(({ variable }) => variable);
    const own = program.declarations.filter(isModel);
    const library = usual.flatMap(name => this.services.names.library.find(name)).filter(isModel);
    return [...own, ...library]
      .filter(({ kind }) => kind === 'neuron')
      .filter(neuron => {
        const names = new Set((behind(neuron)?.members ?? []).map(member => (member as Partial<Named>).name));
        return wanted.every(name => names.has(name));
      })
      .slice(0, 3)
      .map(neuron => ({
        text: this.used(neuron, undefined, program),
        nodes: [neuron],
        variable: potentialOf(neuron)
      }));
  }
}

/** Of the library, by how often they are meant. */
const usual = ['lif', 'lif_cond', 'lif_delta'];

interface Target {
  readonly text: string;
  readonly nodes: readonly AstNode[];
  /** what is looked at */
  readonly variable?: string;
}

/** `V`, or the first state. */
function potentialOf(model: Model): string | undefined {
  const states = (behind(model)?.members ?? []).filter(isState);
  return (states.find(({ name }) => name === 'V') ?? states[0])?.name;
}

/** What is given as one number and may speak of constants of the file. */
const argumentsOf = (use: Use | undefined): AstNode[] => (use?.args?.args ?? []).map(argument => argument.value);

/** ` into V_dendrite reads V`, as the connection chooses. */
function clausesOf(connect: Connect | undefined, use: Use | undefined): string {
  const target = connect?.members.find(
    member => (isUseSynapse(member) || isUsePlasticity(member)) && member.use === use
  );
  if (!target || !isUseSynapse(target)) return '';
  const clause = (word: string, chosen: readonly AstNode[]): string =>
    chosen.length > 0 ? ` ${word} ${chosen.map(textOf).join(', ')}` : '';
  return clause('into', target.into) + clause('reads', target.reads);
}

const experiment = (name: string, statements: readonly string[], step = '0.1 ms'): string =>
  [`experiment ${name} {`, `  step ${step}`, ...statements.map(statement => `  ${statement}`), '}'].join('\n');

/** The connection of a file that uses a synapse or rule first. */
export function firstUse(model: Model, program: Program): Pick<Shown, 'use' | 'connect'> {
  for (const connect of program.declarations.filter(isConnect))
    for (const member of connect.members)
      if ((isUseSynapse(member) || isUsePlasticity(member)) && modelOf(member.use) === model)
        return { use: member.use, connect };
  return {};
}
