// Scenes of simulated networks, and what stands in a panel.
import { plot, type Panel, type Scene } from '../../outputs/index.js';
import { run } from '../../simulator/index.js';
import { lowered } from '../support/lowered.js';

/** The scene of the first experiment. */
export function sceneOf(text: string): Scene {
  const model = lowered(text);
  return plot(run(model, { experiment: model.experiments[0]!.name }), { model });
}

type MarkOf<K extends Panel['marks'][number]['kind']> = Extract<Panel['marks'][number], { kind: K }>;
export const marksOf = <K extends Panel['marks'][number]['kind']>(panel: Panel | undefined, kind: K): MarkOf<K>[] =>
  panel!.marks.filter((mark): mark is MarkOf<K> => mark.kind === kind);

/** What is written in place of marks. */
export const textIn = (panel: Panel | undefined): string => marksOf(panel, 'text')[0]!.text;
