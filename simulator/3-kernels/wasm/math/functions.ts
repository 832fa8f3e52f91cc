// The elementary functions of a kernel, each as a function for one number and one for two lanes.
import { functions } from '../../../1-model/index.js';
import { FunctionBuilder, type ModuleBuilder, type Type } from '../code/encode/index.js';
import { LaneEmitter, Lanes, type FunctionNumber, type Inline, type Value } from '../code/index.js';
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
  const imported = new Map(outside.map(([name]) => [name, module.import(name, types('f64', arity(name)), ['f64'])]));
  const numbers = new Map<string, number>();
  const numberOf: FunctionNumber = (name, wide) => {
    const key = `${name} ${wide}`;
    const made = numbers.get(key) ?? module.add(functionOf(name, wide));
    numbers.set(key, made);
    return made;
  };
  const functionOf = (name: string, wide: boolean): FunctionBuilder => {
    const definition = definitions.get(name);
    if (definition) return pureFunction(definition, arity(name), wide, numberOf);
    const draw = drawFunctions.get(name);
    if (draw) return wide ? lanewise(arity(name), numberOf(name, false)) : draw.code(numberOf);
    return outsideFunction(easy.get(name), arity(name), wide, imported.get(name)!, numberOf);
  };
  return numberOf;
}

const types = (type: Type, count: number): Type[] => Array.from({ length: count }, () => type);

/** Those that are worth writing out in loops over neurons. */
const inlined: readonly string[] = ['exp', 'expm1', 'exprelr', 'tanh', 'log'];

export const inline: Inline = (l, name, [x, y]) =>
  inlined.includes(name) ? definitions.get(name)!(l, x!, y ?? x!) : undefined;

function pureFunction(
  definition: Definition,
  parameters: number,
  wide: boolean,
  numberOf: FunctionNumber
): FunctionBuilder {
  const type = wide ? 'v128' : 'f64';
  const builder = new FunctionBuilder(types(type, parameters), [type]);
  const lanes = new Lanes();
  const [x, y] = builder.parameters.map((local, i) => lanes.leaf(String(i), b => void b.get(local)));
  const result = definition(lanes, x!, y ?? x!);
  new LaneEmitter(builder, wide, numberOf, [result]).push(result);
  return builder;
}

/** What is hard in some lane, or has no code here, is computed one by one outside. */
function outsideFunction(
  definition: Easy | undefined,
  parameters: number,
  wide: boolean,
  imported: number,
  numberOf: FunctionNumber
): FunctionBuilder {
  const type = wide ? 'v128' : 'f64';
  if (!definition && wide) return lanewise(parameters, imported);
  const builder = new FunctionBuilder(types(type, parameters), [type]);
  const ask = (): void => asked(builder, wide, imported);
  if (!definition) {
    ask();
    return builder;
  }
  const lanes = new Lanes();
  const [x, y] = builder.parameters.map((local, i) => lanes.leaf(String(i), b => void b.get(local)));
  const { value, hard } = definition(lanes, x!, y ?? x!);
  const emitter = new LaneEmitter(builder, wide, numberOf, [hard, value]);
  emitter.push(hard);
  if (wide) builder.op('v128.any_true');
  builder.if(() => {
    ask();
    builder.op('return');
  });
  emitter.push(value);
  return builder;
}

/** A function of two lanes that asks one of numbers. */
function lanewise(parameters: number, narrow: number): FunctionBuilder {
  const builder = new FunctionBuilder(types('v128', parameters), ['v128']);
  asked(builder, true, narrow);
  return builder;
}

/** Puts onto the stack what a function of numbers gives for the parameters. */
function asked(builder: FunctionBuilder, wide: boolean, narrow: number): void {
  if (wide) builder.f64x2(0);
  for (const lane of wide ? ([0, 1] as const) : [undefined]) {
    for (const parameter of builder.parameters) {
      builder.get(parameter);
      if (lane !== undefined) builder.extractLane(lane);
    }
    builder.call(narrow);
    if (lane !== undefined) builder.replaceLane(lane);
  }
}
