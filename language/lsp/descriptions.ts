// A declaration in Markdown: as it is written, with its unit and value, and its doc comment. For hover and completion.
import { AstUtils } from 'langium';
import { formatNumber, nameDimension } from '../../simulator/index.js';
import {
  type Connect,
  type Const,
  type Experiment,
  type Expr,
  type Formal,
  type Input,
  type Let,
  type Member,
  type Model,
  type Named,
  type Noise,
  type Param,
  type Population,
  type Selection,
  type State,
  isConnect,
  isDimensionOf,
  isEachStep,
  isEquation,
  isInject,
  isInput,
  isMeasure,
  isNumberLiteral,
  isOn,
  isParam,
  isPopulation,
  isPresent,
  isProgram,
  isIntegrator,
  isRefractory,
  isRepeat,
  isRest,
  isRun,
  isSpike,
  isState,
  isSweep,
  isUsePattern
} from '../generated/ast.js';
import type { Findings } from '../findings.js';
import type { LoweredData } from '../lowering/data.js';
import { allGiven, boundCall } from '../names/arguments.js';
import { behind } from '../names/configured.js';
import { isSampleLoop, ownerOf } from '../names/declarations.js';
import { kindOf } from '../names/kind-words.js';
import type { ServicesWithNames } from '../names/names.js';
import { oneLineOf, sourceOf, textOf } from '../source.js';
import { valueOf, valueOfNamed } from './constants.js';
import { extentsOf, neuronsOf, synapsesOf, synapsesText, total } from './network-size.js';
import type { TypeTables } from './type-tables.js';
import { counted, countText, stepsText, unitText, valueText } from './quantity-notes.js';

type Valued = Param | Const | State | Let | Input | Formal;

export class Descriptions {
  constructor(
    private readonly services: ServicesWithNames & { readonly types: TypeTables; readonly findings: Findings }
  ) {}

  /** All that is known of a declaration. */
  of(named: Named): string {
    const comment = this.services.documentation.DocumentationProvider.getDocumentation(named);
    return paragraphs([fenced(this.headOf(named)), ...this.notesOf(named), comment, this.placeOf(named)]);
  }

  /** One line for lists: `20 ms`, `neuron`, `10 000 neurons of lif`. */
  detailOf(named: Named): string {
    switch (named.$type) {
      case 'Model':
        return named.base
          ? `${named.kind}, ${oneLine(textOf(named).replace(/^[^=]*=\s*/, ''))}`
          : [named.kind, needsText(named)].join(' ').trim();
      case 'Population':
        return this.sizeText(named);
      case 'FunctionDecl':
      case 'PatternDecl':
        if ('base' in named && named.base) return `pattern, ${oneLine(textOf(named.base))}`;
        return firstLine(textOf(named))
          .replace(/\s*internal$/, '')
          .replace(/^function\s+/, '');
      case 'Connect':
        return `${named.from.map(textOf).join(', ')} -> ${named.to.map(textOf).join(', ')}`;
      case 'Experiment':
        return durationText(named);
      case 'Data':
        return textOf(named.value);
      case 'Misspelt':
      case 'ForEach':
      case 'LabelBy':
      case 'TestOn':
      case 'EventDecl':
        return kindOf(named);
      case 'Noise':
        return noiseText(named);
      default:
        return this.valuedDetail(named);
    }
  }

  /** `a voltage (mV)`, `the dimension of weight`. */
  dimensionText(named: Named): string | undefined {
    const type = 'type' in named ? named.type : undefined;
    if (isDimensionOf(type)) return `the dimension of ${type.name}`;
    const program = AstUtils.getContainerOfType(named, isProgram);
    const dimension = program && this.services.types.dimensionOf(named, program);
    return dimension && nameDimension(dimension);
  }

  private valuedDetail(named: Valued): string {
    const value = isInput(named) ? undefined : named.value;
    if (value) return oneLine(textOf(value));
    if (isDimensionOf(named.type)) return textOf(named.type);
    const program = AstUtils.getContainerOfType(named, isProgram);
    return unitText(program && this.services.types.dimensionOf(named, program)) || (this.dimensionText(named) ?? '');
  }

  private headOf(named: Named): string {
    switch (named.$type) {
      case 'Model':
        return [
          named.base ? oneLine(textOf(named)) : `${named.kind} ${named.name} ${needsText(named)}`.trim(),
          ...(behind(named)?.members ?? []).filter(isLaw).map(member => `  ${textOf(member)}`)
        ].join('\n');
      case 'Population':
        return populationText(named);
      case 'Connect':
        return textOf(named).replace(/\s*\{[\s\S]*$/, '');
      case 'Experiment':
        return `experiment ${named.name}`;
      case 'Formal':
        return `${textOf(named)}   // argument of ${named.$container.name}`;
      default:
        return textOf(named);
    }
  }

  private notesOf(named: Named): (string | undefined)[] {
    switch (named.$type) {
      case 'Model':
        return [parametersText(named)];
      case 'Population':
        return [this.sizeText(named), this.inputsText(named)];
      case 'Connect':
        return [
          synapsesNote(named),
          ...named.members.map(member => `\`${oneLine(textOf(member))}\``),
          ...(named.members.some(isUsePattern) ? [] : ['all to all, as no pattern is given'])
        ];
      case 'Experiment':
        return [durationText(named)];
      case 'FunctionDecl':
      case 'PatternDecl':
      case 'ForEach':
      case 'LabelBy':
      case 'TestOn':
      case 'Misspelt':
        return [];
      case 'Data':
        return dataNotes(this.services.findings.dataOf(named));
      case 'EventDecl':
        return ['Spikes of other neurons, named where the model is used.'];
      case 'Noise':
        return [`${noiseText(named).replace(/^./, letter => letter.toUpperCase())}, of unit intensity (1/s^0.5).`];
      default:
        return [this.valueNote(named)];
    }
  }

  /** `= **20 kHz**, a frequency (Hz)`; the value where the text does not show it already. */
  private valueNote(named: Valued): string | undefined {
    const program = AstUtils.getContainerOfType(named, isProgram);
    const dimension = program && this.services.types.dimensionOf(named, program);
    const value = isState(named) ? valueOf(named.value) : valueOfNamed(named);
    const words = this.dimensionText(named);
    const isShown = 'value' in named && isNumberLiteral(named.value);
    if (value === undefined || !dimension || isShown) return words;
    return `${isState(named) ? 'at first' : '='} **${valueText(value, dimension)}**, ${words ?? ''}${stepsText(value, dimension, named)}`;
  }

  private sizeText(population: Population): string {
    const extents = extentsOf(population);
    const count = neuronsOf(population);
    const model = population.$container.model?.model?.$refText ?? 'no model';
    if (!extents || count === undefined) return `neurons of ${model}`;
    const grid = extents.length > 1 ? ` (${extents.map(countText).join(' × ')})` : '';
    return `${counted(count, 'neuron')} of ${model}${grid}`;
  }

  /** Which connections of the file lead here. */
  private inputsText(population: Population): string | undefined {
    const connects = AstUtils.getContainerOfType(population, isProgram)?.declarations.filter(isConnect) ?? [];
    const leading = connects.filter(connect => connect.to.some(selection => selection.of?.ref === population));
    if (leading.length === 0) return undefined;
    return `hears ${leading.map(({ name, from }) => `\`${name ?? from.map(textOf).join(', ')}\``).join(', ')}`;
  }

  private placeOf(named: Named): string | undefined {
    if (isProgram(ownerOf(named)) && this.services.names.isLibrary(named)) return 'From the standard library.';
    return isParam(named) || isState(named) ? ownerText(named) : undefined;
  }
}

/** Number and shape of samples, what their values lie between, parts, classes and lists; nothing where the files cannot be read. */
function dataNotes(data: LoweredData | undefined): (string | undefined)[] {
  const [whole, train, test] = data?.sets ?? [];
  if (!data || !whole) return [];
  const { samples, shape, range, events, labels, columns } = whole;
  const of = events
    ? `${events.stored ? 'spikes, read when they are shown,' : counted(events.times.length, 'spike')} at ${shape.map(countText).join(' × ')} addresses`
    : `${shape.map(countText).join(' × ')} ${columns ? (shape[0] === 1 ? 'column' : 'columns') : 'values'} from ${formatNumber(range.low)} to ${formatNumber(range.high)}`;
  const some = labels && labels.classes.length > 20 ? [...labels.classes.slice(0, 20), '…'] : labels?.classes;
  return [
    events ? `${counted(samples, 'recording')}, ${of}` : `${counted(samples, 'sample')} of ${of}`,
    train && test
      ? `${countText(train.samples)} for learning (\`.train\`), ${countText(test.samples)} for a test (\`.test\`)`
      : undefined,
    labels && some
      ? `${counted(labels.classes.length, 'class', 'classes')} (\`.label\`): ${some.join(', ')}`
      : undefined,
    data.lists.length > 0 ? `Lists: ${data.lists.map(list => `\`${list}\``).join(', ')}` : undefined
  ];
}

/** As it would stand alone: without those that its line declares beside it. */
function populationText(population: Population): string {
  const line = population.$container;
  const behind = sourceOf(line.populations.at(-1)!).end - sourceOf(line).offset;
  return `population ${textOf(population)}${textOf(line).slice(behind)}`;
}

/** `into I : pA reads V : mV`: what the model needs of its target. */
const needsText = ({ into, reads }: Model): string =>
  [
    ...(into.length > 0 ? [`into ${into.map(oneLineOf).join(', ')}`] : []),
    ...(reads.length > 0 ? [`reads ${reads.map(oneLineOf).join(', ')}`] : [])
  ].join(' ');

const isLaw = (member: Member): boolean =>
  isInput(member) ||
  isEquation(member) ||
  isSpike(member) ||
  isOn(member) ||
  isEachStep(member) ||
  isRefractory(member) ||
  isIntegrator(member) ||
  isInject(member);

const ownerText = ({ $container: owner }: Param | State): string | undefined =>
  isProgram(owner) ? undefined : `Of the ${owner.kind} \`${owner.name}\`.`;

/** With the values that they have when nothing else is given; of states those that are given alone. */
function parametersText(model: Model): string | undefined {
  const call = model.base && boundCall(model.base);
  const given = call ? allGiven(call.binding) : new Map<string, { value: Expr }>();
  const shown = (behind(model)?.members ?? [])
    .filter(member => isParam(member) || isState(member))
    .filter(member => isParam(member) || given.has(member.name))
    .map(member => {
      const value = given.get(member.name)?.value ?? member.value;
      return `\`${member.name}${value ? ` = ${oneLine(textOf(value))}` : ''}\``;
    });
  return shown.length > 0 ? `Parameters: ${shown.join(', ')}` : undefined;
}

/** `12 500 000 synapses`, and how many of them each target neuron has. */
function synapsesNote(connect: Connect): string | undefined {
  const synapses = synapsesOf(connect);
  if (!synapses) return undefined;
  const targets = total(connect.to.map(neuronsIn));
  const perTarget = targets ? `, ${countText(synapses.count / targets)} onto each neuron` : '';
  return synapsesText(synapses) + perTarget;
}

const neuronsIn = ({ index, of }: Selection): number | undefined =>
  index.length === 0 && isPopulation(of?.ref) ? neuronsOf(of.ref) : undefined;

/** `runs 1.2 s`, of each run where it sweeps. */
function durationText(experiment: Experiment): string {
  const durations = AstUtils.streamAst(experiment)
    .filter(node => isRun(node) || isMeasure(node) || isRest(node) || isPresent(node))
    .map(statement => valueOf(statement.duration))
    .toArray();
  const sum = total(durations.map(duration => (typeof duration === 'number' ? duration : undefined)));
  const sweeps = AstUtils.streamAst(experiment).some(isSweep);
  const repeats = AstUtils.streamAst(experiment).some(node => isSampleLoop(node) || isRepeat(node));
  return sum && !repeats
    ? `runs ${valueText(sum, [0, 0, 1, 0, 0, 0])}${sweeps ? ' for each value' : ''}`
    : 'experiment';
}

/** Longer than any run of backticks in the text, which may have them in quotes. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}snn\n${text}\n${fence}`;
}

const paragraphs = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join('\n\n');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
/** `white noise, one for each neuron` */
const noiseText = ({ shared, $container }: Noise): string =>
  `white noise, ${isProgram($container) ? 'one for all neurons that read it' : shared ? 'one for all neurons of a population' : 'one for each neuron'}`;

const firstLine = (text: string): string => text.split('\n')[0]!;
