// The experiment of a library file on its page: what it says, what came of it, and its picture.
import { judge, plot, renderSvg } from '../../outputs/index.js';
import { run, type NetworkModel } from '../../simulator/index.js';
import type { Experiment } from '../../language/generated/ast.js';

export interface ExperimentSection {
  readonly markdown: string;
  readonly svg: string;
}

/** Throws where the experiment does not run or an expectation does not hold: a page must not show a lie. */
export function experimentSection(model: NetworkModel, { name }: Experiment, picture: string): ExperimentSection {
  const recording = run(model, { experiment: name });
  const verdicts = judge(recording);
  const complaints = [...recording.faults, ...verdicts.filter(verdict => !verdict.passed)].map(fault => fault.message);
  if (complaints.length > 0)
    throw new Error(`The experiment ${name} of ${model.uri} cannot be shown: ${complaints.join(' ')}`);
  const markdown = [
    `![What ${name} records](${picture})`,
    verdicts.map(verdict => `- ${verdict.message}`).join('\n')
  ].join('\n\n');
  return { markdown, svg: renderSvg(plot(recording, { model })) };
}
