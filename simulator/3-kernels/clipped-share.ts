// How many of the delays that a projection draws are too short to be: they last a step all the same.
import type { RandomStream } from '../0-numbers/index.js';
import { mentions, parts, type DelayPlan, type Plan, type ProjectionPlan } from '../2-plan/index.js';
import { compile, drawn } from './values/index.js';

const draws = 4000;

/** The share below half a step, negative ones among them; undefined where nothing is drawn, or the two neurons matter too. Of both sides the greater. */
export function clippedShare({ delay, axonal, name }: ProjectionPlan, { step }: Plan): number | undefined {
  const shares = [delay, ...(axonal ? [axonal] : [])].flatMap(side => shareOf(side, name, step) ?? []);
  return shares.length > 0 ? Math.max(...shares) : undefined;
}

function shareOf(delay: DelayPlan, name: string, step: number): number | undefined {
  if (delay.kind === 'fixed') return undefined;
  const { value } = delay.value;
  const all = [...parts(value)];
  if (!all.some(part => part.kind === 'draw') || all.some(part => part.kind === 'distance' || part.kind === 'list'))
    return undefined;
  if (mentions(value, () => true)) return undefined;
  const evaluate = compile(value, {
    variable: () => () => NaN,
    draw: (draw, args) =>
      drawn(draw, args, 1, { ...delay.value, stream: name }, (stream: RandomStream, i) => stream.seek(i))
  });
  let clipped = 0;
  for (let i = 0; i < draws; i++) if (evaluate(i) < step / 2) clipped++;
  return clipped / draws;
}
