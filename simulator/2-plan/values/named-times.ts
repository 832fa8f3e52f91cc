// What names of the simulator stand for that go with time: t, and the number of the step.
import { binary, call, divide, number, variable, type Formula } from '../formula/index.js';

const time = variable('time');

/** `step`: in ms, if it is known. */
export const namedTimes = (step: number | undefined): Readonly<Record<string, Formula>> => ({
  t: time,
  ...(step === undefined ? {} : { step_number: stepNumber(step) })
});

/** Of the step in which t lies, its end included: whole, whatever the rounding of t, which lies on the grid or in the middle of a step. */
const stepNumber = (step: number): Formula => call('ceil', [binary('-', divide(time, number(step)), number(0.25))]);
