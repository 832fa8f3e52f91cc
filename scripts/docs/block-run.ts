// What a block of a page gives: the findings of the language, or the first experiment's recording and verdicts.
import { judge, plot, renderSvg, type Verdict } from '../../outputs/index.js';
import { run, type Recording } from '../../simulator/index.js';
import type { Diagnostic } from '../../language/index.js';
import type { Block } from './blocks.js';
import type { Page } from './pages.js';
import type { ReferenceLanguage } from './reference-language.js';

export interface BlockRun {
  readonly findings: readonly Diagnostic[];
  /** of all experiments, in order; none where there are findings */
  readonly recordings: readonly Recording[];
  readonly verdicts: readonly Verdict[];
}

export function runBlock(reference: ReferenceLanguage, page: Page, block: Block): BlockRun {
  const { diagnostics, model } = reference.open(block.text, page.files);
  if (diagnostics.length > 0 || !model) return { findings: diagnostics, recordings: [], verdicts: [] };
  const recordings = model.experiments.map(({ name }) => run(model, { experiment: name }));
  return { findings: [], recordings, verdicts: recordings.flatMap(judge) };
}

/** What a block gives, for people to read: one message a line. */
export const messagesOf = ({ findings, verdicts }: BlockRun): string =>
  [...findings, ...verdicts].map(finding => finding.message).join('\n');

/** A page whose ```text fences say what the blocks before them give. */
export function currentText(reference: ReferenceLanguage, page: Page): string {
  return page.blocks.reduceRight((text, block) => {
    if (!block.says) return text;
    const { from, to } = block.says;
    return `${text.slice(0, from)}${messagesOf(runBlock(reference, page, block))}\n${text.slice(to)}`;
  }, page.text);
}

/** The picture of a block; throws where it has none. */
export function pictureOf(reference: ReferenceLanguage, page: Page, block: Block): string {
  const {
    recordings: [recording],
    findings
  } = runBlock(reference, page, block);
  if (!recording)
    throw new Error(
      `${page.path}:${block.line} has no picture: ${findings.map(finding => finding.message).join(' ') || 'it needs an experiment.'}`
    );
  return renderSvg(plot(recording));
}
