// What the end of a run says about a test.
import { expect, test } from 'vitest';
import { outcomeOf } from '../../../client/tests/outcome.js';
import { endedWithNothing, type RunEnded, type RunVerdict } from '../../../server/protocol.js';

const place = { uri: 'file:///net.snn', start: { line: 3, character: 2 }, end: { line: 3, character: 20 } };
const verdict = (passed: boolean): RunVerdict => ({
  passed,
  text: 'rate(E) > 5 Hz',
  measured: '3 Hz',
  message: `rate(E) is 3 Hz, ${passed ? '' : 'not '}> 5 Hz.`,
  place
});
const ended = (more: Partial<RunEnded>): RunEnded => {
  const { message: _, ...nothing } = endedWithNothing('a', 'failed', '');
  return { ...nothing, ended: 'complete', ...more };
};

test('a test passes where all that is expected holds', () =>
  expect(outcomeOf(ended({ verdicts: [verdict(true)] }))).toEqual({
    state: 'passed',
    failures: [],
    output: ['✓ rate(E) is 3 Hz, > 5 Hz.']
  }));

test('what fails stands at its line, with what was expected and measured', () =>
  expect(outcomeOf(ended({ verdicts: [verdict(true), verdict(false)] }))).toMatchObject({
    state: 'failed',
    failures: [{ message: 'rate(E) is 3 Hz, not > 5 Hz.', place }]
  }));

test('a run that breaks off or cannot begin is an error, one that was stopped is skipped', () => {
  const fault = { code: 'not-finite', message: 'V of E[3] is no number.', place };
  expect(outcomeOf(ended({ ended: 'fault', faults: [fault] }))).toMatchObject({
    state: 'errored',
    failures: [{ message: fault.message, place }]
  });
  expect(outcomeOf(endedWithNothing('a', 'failed', 'The worker ran out of memory.'))).toMatchObject({
    state: 'errored',
    failures: [{ message: 'The worker ran out of memory.' }]
  });
  expect(outcomeOf({ refused: 'net.snn has an error.' })).toMatchObject({
    state: 'errored',
    failures: [{ message: 'net.snn has an error.' }]
  });
  expect(
    outcomeOf(ended({ ended: 'cancelled', unjudged: 'The expectation is not judged: stopped at 20 ms of 1 s' }))
  ).toEqual({
    state: 'skipped',
    failures: [],
    output: ['The expectation is not judged: stopped at 20 ms of 1 s']
  });
});
