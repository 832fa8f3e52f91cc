// The elementary functions of a kernel, each as a function for one number and one for two lanes.
import { functions } from '../../../1-model/index.js';
import {
  FunctionCode,
  LaneEmitter,
  Lanes,
  type F64,
  type F64x2,
  type FunctionNumber,
  type Inline,
  type ModuleBuilder,
  type Value
} from '../code/index.js';
import { drawFunctions, outsideDraws } from '../random/draws-code.js';
import { sinOrCos } from './angle.js';
import { exp, expm1, exprelr, tanh } from './exponential.js';
import { log, log1p, pow } from './logarithm.js';
import { modulo } from './modulo.js';
import { plainFunctions } from './plain.js';

type Definition = (l: Lanes, x: Value, y: Value) => Value;
/** `hard`: where the value is not good enough, and the function of 0-numbers is asked. */
type Easy = (l: Lanes, x: Value, y: Value) => { readonly value: Value; readonly hard: Value };

/** Each calls only those before it. */
const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries({ exp, expm1, log, log1p, exprelr, tanh, pow })
);
const easy: ReadonlyMap<string, Easy> = new Map<string, Easy>([
  ['sin', (l, x) => sinOrCos(l, x, 'sin')],
  ['cos', (l, x) => sinOrCos(l, x, 'cos')],
  ['mod', modulo]
]);
const arity = (name: string): number =>
  name === 'pow'
    ? 2
    : (functions.get(name)?.parameters.length ??
      outsideDraws.get(name)?.parameters ??
      drawFunctions.get(name)?.parameters ??
      1);

/** Functions of the table that are computed outside: always, or where they are hard. Then draws. */
const outside = [
  ...[...functions].filter(([name]) => !definitions.has(name) && !plainFunctions.has(name)),
  ...outsideDraws
];

/** What a module with `importFunctions` needs in its environment. */
export const outsideFunctions: Readonly<Record<string, (...args: number[]) => number>> = Object.fromEntries(
  outside.map(([name, { evaluate }]) => [name, (...args) => evaluate(...(args as [number, number, number]))])
);

/** Adds functions to a module as they are asked for. They import what is computed outside: before the module has functions. */
export function importFunctions(module: ModuleBuilder): FunctionNumber {
  const imported = new Map(
    outside.map(([name]) => [name, module.import(name, Array<'f64'>(arity(name)).fill('f64'), ['f64'])])
  );
  const numbers = new Map<string, number>();
  const numberOf: FunctionNumber = (name, wide) => {
    const key = `${name} ${wide}`;
    const number = numbers.get(key) ?? module.add(made(name, wide));
    numbers.set(key, number);
    return number;
  };
  const made = (name: string, wide: boolean): FunctionCode => {
    const definition = definitions.get(name);
    if (definition) return pureFunction(definition, arity(name), wide, numberOf);
    const draw = drawFunctions.get(name);
    if (draw) return wide ? lanewise(arity(name), numberOf(name, false)) : draw.code(numberOf);
    return outsideFunction(easy.get(name), arity(name), wide, imported.get(name)!, numberOf);
  };
  return numberOf;
}

/** Those that are worth writing out in loops over neurons. */
const inlined: readonly string[] = ['exp', 'expm1', 'exprelr', 'tanh', 'log'];

export const inline: Inline = (l, name, [x, y]) =>
  inlined.includes(name) ? definitions.get(name)!(l, x!, y ?? x!) : undefined;

/** A function of so many values, of numbers or of two lanes. */
const functionOf = (parameters: number, wide: boolean): FunctionCode => {
  const type = wide ? 'f64x2' : 'f64';
  return new FunctionCode(
    Array.from({ length: parameters }, () => type),
    type
  );
};

const leaves = (f: FunctionCode, l: Lanes): Value[] =>
  f.parameters.map((parameter, i) => l.leaf(String(i), () => parameter));

function pureFunction(
  definition: Definition,
  parameters: number,
  wide: boolean,
  numberOf: FunctionNumber
): FunctionCode {
  const f = functionOf(parameters, wide);
  const l = new Lanes();
  const [x, y] = leaves(f, l);
  const result = definition(l, x!, y ?? x!);
  return f.gives(new LaneEmitter(f, wide, numberOf, [result]).result(result));
}

/** What is hard in some lane, or has no code here, is computed one by one outside. */
function outsideFunction(
  definition: Easy | undefined,
  parameters: number,
  wide: boolean,
  imported: number,
  numberOf: FunctionNumber
): FunctionCode {
  const f = functionOf(parameters, wide);
  if (!definition) return f.gives(asked(f, wide, imported));
  const l = new Lanes();
  const [x, y] = leaves(f, l);
  const { value, hard } = definition(l, x!, y ?? x!);
  const emitter = new LaneEmitter(f, wide, numberOf, [hard, value]);
  f.returnIf(wide ? emitter.mask(hard).any() : emitter.condition(hard), asked(f, wide, imported));
  return f.gives(emitter.result(value));
}

/** A function of two lanes that asks one of numbers. */
function lanewise(parameters: number, narrow: number): FunctionCode {
  const f = functionOf(parameters, true);
  return f.gives(asked(f, true, narrow));
}

/** What a function of numbers gives for the parameters. */
function asked(f: FunctionCode, wide: boolean, narrow: number): F64 | F64x2 {
  if (!wide) return f.callF64(narrow, ...f.parameters);
  const ofLane = (lane: 0 | 1): F64 => f.callF64(narrow, ...f.parameters.map(two => (two as F64x2).lane(lane)));
  return f.f64x2(0).withLane(0, ofLane(0)).withLane(1, ofLane(1));
}
