// `--set name=value` and `--seed` to what a run understands.
import type { Dimension, Fault, NetworkModel } from '../simulator/index.js';
import { isDimensionless, sameDimension, nameDimension } from '../simulator/index.js';
import { parseQuantity } from '../language/index.js';
import { UsageError } from './usage-error.js';

/** Values in the simulator's units. Throws a UsageError that names the setting and what it should be. */
export function parseSettings(settings: readonly string[], model: NetworkModel): Record<string, number> {
  const parsed = settings.map(setting => parseSetting(setting, model));
  const twice = parsed.find(([name], i) => parsed.findIndex(([other]) => other === name) < i);
  if (twice) throw new UsageError(`--set gives ${twice[0]} two values: give it one.`);
  return Object.fromEntries(parsed);
}

/** Throws a UsageError where a run was refused because a setting lies outside the range of its parameter. */
export function refuseOutOfRange(faults: readonly Fault[], settings: Readonly<Record<string, number>>, model: NetworkModel): void {
  const places = model.globals.filter(global => global.name in settings).map(({ source }) => `${source.uri} ${source.offset}`);
  const fault = faults.find(({ code, source }) => code === 'out-of-range' && source && places.includes(`${source.uri} ${source.offset}`));
  if (fault) throw new UsageError(`--set: ${fault.message}`);
}

/** A whole number from 0 to 2^53. */
export function parseSeed(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seed = Number(text);
  if (/^[0-9]+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new UsageError(`--seed ${text} is not a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`);
}

function parseSetting(setting: string, model: NetworkModel): [string, number] {
  const [, name, text] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(setting) ?? [];
  if (!name || !text) throw new UsageError(`--set ${setting} is not of the form name=value, such as --set g=4 or --set "tau=20 ms".`);
  const settable = model.globals.filter(global => global.settable);
  const global = settable.find(candidate => candidate.name === name);
  if (!global) throw new UsageError(`--set ${setting}: the file has no parameter ${name}; ${offered(settable.map(candidate => candidate.name))}.`);
  return [name, quantity(text, global.dimension, setting)];
}

function quantity(text: string, dimension: Dimension, setting: string): number {
  const negative = text.startsWith('-');
  const literal = parseQuantity(negative ? text.slice(1) : text);
  if (literal.fault) throw new UsageError(`--set ${setting}: ${literal.fault.message}`);
  const zero = literal.value === 0 && literal.unitText === '';
  if (!zero && !(literal.dimension && sameDimension(literal.dimension, dimension))) {
    const wanted = isDimensionless(dimension) ? 'a number without a unit' : nameDimension(dimension);
    throw new UsageError(`--set ${setting}: the parameter is ${wanted}, ${text} is not.`);
  }
  return negative ? -literal.value : literal.value;
}

function offered(names: readonly string[]): string {
  return names.length > 0 ? `it has ${names.join(', ')}` : 'declare one with `param`';
}
