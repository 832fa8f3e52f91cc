// `--set name=value` and `--seed` to what a run understands.
import {
  type Dimension,
  type Fault,
  type NetworkModel,
  isDimensionless,
  sameDimension,
  nameDimension
} from '../simulator/index.js';
import { parseQuantity } from '../language/index.js';
import { UsageError } from './usage-error.js';

/** Values in the simulator's units. Throws a UsageError that names the setting and what it should be. */
export function parseSettings(settings: readonly string[], model: NetworkModel): Record<string, number> {
  const parsed = settings.filter(setting => !isOfText(setting, model)).map(setting => parseSetting(setting, model));
  const twice = parsed.find(([name], i) => parsed.findIndex(([other]) => other === name) < i);
  if (twice) throw new UsageError(`--set gives ${twice[0]} two values: give it one.`);
  return Object.fromEntries(parsed);
}

/** What data are read with, before anything is known of the parameters: quantities where they are some, else texts. */
export function givenBefore(settings: readonly string[]): Record<string, string | number> {
  const given: Record<string, string | number> = {};
  for (const setting of settings) {
    const [, name, text] = form.exec(setting) ?? [];
    if (!name || !text) continue;
    const negative = text.startsWith('-');
    const { value, fault } = parseQuantity(negative ? text.slice(1) : text);
    given[name] = fault ? text : negative ? -value : value;
  }
  return given;
}

const form = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/;

/** The value of a text has been taken when the file was read. */
function isOfText(setting: string, model: NetworkModel): boolean {
  const name = form.exec(setting)?.[1];
  return model.globals.some(global => global.settable && global.name === name && global.value.kind === 'text');
}

/** Values of one parameter for which an experiment is run, in the simulator's units. */
export interface Values {
  readonly parameter: string;
  readonly dimension: Dimension;
  readonly values: readonly number[];
}

/** `g=3,4,5`, `tau=10 ms,20 ms`. Throws a UsageError. */
export function parseValues(given: readonly string[], model: NetworkModel): readonly Values[] {
  const parsed = given.map(name => {
    const [, parameter, list] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(name) ?? [];
    if (!parameter || !list)
      throw new UsageError(`--values ${name} is not of the form name=list, such as --values g=3,4,5.`);
    const values = list.split(',').map(text => parseSetting(`${parameter}=${text.trim()}`, model, '--values')[1]);
    return { parameter, dimension: model.globals.find(global => global.name === parameter)!.dimension, values };
  });
  const twice = parsed.find((item, i) => parsed.findIndex(other => other.parameter === item.parameter) < i);
  if (twice) throw new UsageError(`--values names ${twice.parameter} twice: write its values in one list.`);
  return parsed;
}

/** `1,2,5` or `1..20`. Throws a UsageError. */
export function parseSeeds(text: string): readonly number[] {
  const [, first, last] = /^\s*(\d+)\s*\.\.\s*(\d+)\s*$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return text.split(',').map(name => parseSeed(name.trim(), '--seeds')!);
  const [low, high] = [parseSeed(first, '--seeds')!, parseSeed(last, '--seeds')!];
  if (high < low || high - low >= 1e6)
    throw new UsageError(`--seeds ${text} is not a range of seeds: write the smaller first, a million at most.`);
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

/** Throws a UsageError where a run was refused because a setting lies outside the range of its parameter. */
export function refuseOutOfRange(
  faults: readonly (Pick<Fault, 'message' | 'source'> & { readonly code: string })[],
  settings: Readonly<Record<string, number>>,
  model: NetworkModel
): void {
  const places = model.globals
    .filter(global => Object.hasOwn(settings, global.name))
    .map(({ source }) => `${source.uri} ${source.offset}`);
  const fault = faults.find(
    ({ code, source }) => code === 'out-of-range' && source && places.includes(`${source.uri} ${source.offset}`)
  );
  if (fault) throw new UsageError(`--set: ${fault.message}`);
}

/** A whole number from 0 to 2^53. */
export function parseSeed(text: string | undefined, option = '--seed'): number | undefined {
  if (text === undefined) return undefined;
  const seed = Number(text);
  if (/^[0-9]+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new UsageError(`${option} ${text} is not a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`);
}

function parseSetting(setting: string, model: NetworkModel, option = '--set'): [string, number] {
  const [, name, text] = form.exec(setting) ?? [];
  if (!name || !text)
    throw new UsageError(`${option} ${setting} is not of the form name=value, such as --set g=4 or --set "tau=20 ms".`);
  const settable = model.globals.filter(global => global.settable);
  const global = settable.find(candidate => candidate.name === name);
  if (!global)
    throw new UsageError(
      `${option} ${setting}: the file has no parameter ${name}; ${offered(settable.map(candidate => candidate.name))}.`
    );
  if (global.value.kind === 'text')
    throw new UsageError(
      `${option} ${setting}: the parameter is a text, and one has no values to go through; use --set.`
    );
  return [name, quantity(text, global.dimension, `${option} ${setting}`)];
}

function quantity(text: string, dimension: Dimension, setting: string): number {
  const negative = text.startsWith('-');
  const literal = parseQuantity(negative ? text.slice(1) : text);
  if (literal.fault) throw new UsageError(`${setting}: ${literal.fault.message}`);
  const zero = literal.value === 0 && literal.unitText === '';
  if (!zero && !(literal.dimension && sameDimension(literal.dimension, dimension))) {
    const wanted = isDimensionless(dimension) ? 'a number without a unit' : nameDimension(dimension);
    throw new UsageError(`${setting}: the parameter is ${wanted}, ${text} is not.`);
  }
  return negative ? -literal.value : literal.value;
}

function offered(names: readonly string[]): string {
  return names.length > 0 ? `it has ${names.join(', ')}` : 'declare one with `param`';
}
