// What the code of a group has at hand in a step: the time in both lanes, and numbers of its neurons, random ones and their own.
import type { FunctionBuilder, Local } from '../encode/index.js';
import type { RandomFunctions } from '../random/random-code.js';
import type { Uniforms } from '../drawing/uniforms.js';

/** Sets four locals of two lanes: the step, and the times at its start, in its middle and at its end. `h` in ms. */
export function setStepNumbers(b: FunctionBuilder, step: Local, h: number, locals: readonly Local[]): void {
  const f64 = (): FunctionBuilder => b.get(step).op('f64.convert_i32_u');
  const [number, start, middle, end] = locals as [Local, Local, Local, Local];
  f64().op('f64x2.splat').set(number);
  f64().f64(1).op('f64.sub').f64(h).op('f64.mul', 'f64x2.splat').set(start);
  f64().f64(0.5).op('f64.sub').f64(h).op('f64.mul', 'f64x2.splat').set(middle);
  f64().f64(h).op('f64.mul', 'f64x2.splat').set(end);
}

/** Draws for the neurons from `at` to `end`, both in bytes, and leaves on the stack what `pushDraw` does. */
export function drawUniforms(
  b: FunctionBuilder,
  random: RandomFunctions,
  step: Local,
  [at, end]: readonly [Local, Local],
  numbers: Uniforms
): FunctionBuilder {
  return numbers.pushDraw(
    b,
    random.uniforms,
    step,
    () => b.get(at),
    () => b.get(end)
  );
}

/** Puts the numbers of two neurons onto the stack; `at`: of the first, in bytes. */
export function pushNumbersOfNeurons(b: FunctionBuilder, at: Local): void {
  b.get(at).i32(3).op('i32.shr_u', 'f64.convert_i32_u', 'f64x2.splat');
  b.f64x2(0).f64(1).replaceLane(1).op('f64x2.add');
}
