// What the end of a run says about a test: passed, failed at these places, or not judged.
import type { RunEnded, SourceLocation } from '../../server/protocol.js';

export interface Failure {
  /** one sentence; of an expectation with what was expected and measured */
  readonly message: string;
  readonly place?: SourceLocation;
}
export interface Outcome {
  /** `errored`: the run broke off before everything could be judged; `skipped`: somebody stopped it */
  readonly state: 'passed' | 'failed' | 'errored' | 'skipped';
  readonly failures: readonly Failure[];
  /** lines of text: each verdict and report */
  readonly output: readonly string[];
}

export function outcomeOf(ended: RunEnded | { readonly refused: string }): Outcome {
  if ('refused' in ended) return { state: 'errored', failures: [{ message: ended.refused }], output: [ended.refused] };
  const failed = ended.verdicts.filter(verdict => !verdict.passed).map(({ message, place }) => ({ message, place }));
  const broken = brokenBy(ended);
  return {
    state: failed.length > 0 ? 'failed' : broken.length > 0 ? 'errored' : stateOf(ended),
    failures: [...failed, ...broken],
    output: [
      ...ended.reports.map(({ text, value, at }) => `${text}: ${value}${at === undefined ? '' : ` at ${at}`}`),
      ...ended.verdicts.map(({ passed, message }) => `${passed ? '✓' : '✗'} ${message}`),
      ...[ended.message, ended.unjudged].filter(text => text !== undefined)
    ]
  };
}

/** Faults that were told with a place, or else what the end of the run says. */
function brokenBy({ ended, faults, message }: RunEnded): readonly Failure[] {
  if (faults.length > 0) return faults.map(({ message, place }) => ({ message, ...(place && { place }) }));
  return ended === 'failed' || ended === 'fault' ? [{ message: message ?? 'The run broke off.' }] : [];
}

const stateOf = ({ ended }: RunEnded): Outcome['state'] => (ended === 'cancelled' ? 'skipped' : 'passed');
