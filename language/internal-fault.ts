// A mistake of ours over somebody's text: told as a finding, so that it hides nothing else that is found, in this file or others.
import type { Diagnostic } from './diagnostic.js';

/** Does the work; what it throws becomes a finding at the beginning of the file, and `instead` its result. */
export function guarded<T>(uri: string, report: (diagnostic: Diagnostic) => void, work: () => T, instead: T): T {
  try {
    return work();
  } catch (error) {
    report(internalFault(uri, error));
    return instead;
  }
}

function internalFault(uri: string, error: unknown): Diagnostic {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [, where = ''] = /\n\s*at (?:new )?([\w.$<>]+)/.exec(stack) ?? [];
  const what = `${message.replace(/\s+/g, ' ').replace(/\.$/, '')}${where && `, in ${where}`}`;
  return {
    code: 'internal-error',
    severity: 'error',
    message: `Looking at this file, snn itself went wrong (${what}); please report it with the file. Other findings in it are still shown.`,
    source: { uri, offset: 0, end: 0, line: 1, column: 1 }
  };
}
