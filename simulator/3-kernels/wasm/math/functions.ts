// The elementary functions of a kernel, each as a function for one number and one for two lanes.
import { FunctionBuilder, type ModuleBuilder } from '../encode/index.js';
import { LaneEmitter, Lanes, type FunctionNumber, type Inline, type Leaf, type Value } from '../lanes/index.js';
import { sinOrCos } from './angle.js';
import { exp, expm1, exprelr, tanh } from './exponential.js';
import { log, log1p, pow } from './logarithm.js';

type Definition = (l: Lanes, x: Value, y: Value) => Value;

/** Each calls only those before it. */
const definitions: Readonly<Record<string, Definition>> = { exp, expm1, log, log1p, exprelr, tanh, pow };
const angles = ['sin', 'cos'] as const;
const arity = (name: string): number => (name === 'pow' ? 2 : 1);

/** Functions that a module with angles imports: `env.sin` and `env.cos` of 0-numbers. */
export const importedFunctions: readonly string[] = angles;

/** Adds functions to a module, which must import `importedFunctions` first, as they are asked for. */
export function addFunctions(module: ModuleBuilder, imported: Readonly<Record<string, number>>): FunctionNumber {
  const numbers = new Map<string, number>();
  const numberOf: FunctionNumber = (name, wide) => {
    const key = `${name} ${wide}`;
    const made = numbers.get(key) ?? module.add(functionOf(name, wide));
    numbers.set(key, made);
    return made;
  };
  const functionOf = (name: string, wide: boolean): FunctionBuilder =>
    name === 'sin' || name === 'cos'
      ? angleFunction(name, wide, imported[name]!, numberOf)
      : pureFunction(definitions[name]!, arity(name), wide, numberOf);
  return numberOf;
}

/** Those that are worth writing out in loops over neurons. */
const inlined: readonly string[] = ['exp', 'expm1', 'exprelr', 'tanh', 'log'];

export const inline: Inline = (l, name, [x, y]) =>
  inlined.includes(name) ? definitions[name]!(l, x!, y ?? x!) : undefined;

function pureFunction(
  definition: Definition,
  parameters: number,
  wide: boolean,
  numberOf: FunctionNumber
): FunctionBuilder {
  const type = wide ? 'v128' : 'f64';
  const builder = new FunctionBuilder(
    Array.from({ length: parameters }, () => type),
    [type]
  );
  const lanes = new Lanes();
  const [x, y] = builder.parameters.map((local, i) => lanes.leaf(String(i), b => void b.get(local)));
  const result = definition(lanes, x!, y ?? x!);
  new LaneEmitter(builder, wide, numberOf, [result]).push(result);
  return builder;
}

/** Angles that are hard in some lane are computed one by one outside. */
function angleFunction(
  name: 'sin' | 'cos',
  wide: boolean,
  imported: number,
  numberOf: FunctionNumber
): FunctionBuilder {
  const type = wide ? 'v128' : 'f64';
  const builder = new FunctionBuilder([type], [type]);
  const lanes = new Lanes();
  const [parameter] = builder.parameters;
  const read: Leaf = b => void b.get(parameter!);
  const { value, hard } = sinOrCos(lanes, lanes.leaf('x', read), name);
  const emitter = new LaneEmitter(builder, wide, numberOf, [hard, value]);
  emitter.push(hard);
  if (wide) builder.op('v128.any_true');
  const outside = (): void => {
    if (!wide) builder.get(parameter!).call(imported);
    else {
      builder.f64x2(0);
      for (const lane of [0, 1] as const) builder.get(parameter!).extractLane(lane).call(imported).replaceLane(lane);
    }
  };
  builder.if(() => {
    outside();
    builder.op('return');
  });
  emitter.push(value);
  return builder;
}
