// The colour in which a population is drawn, beside its name. The language has no colours, so picking another one changes nothing.
import { GrammarUtils, type LangiumDocument } from 'langium';
import type { Color, ColorInformation, ColorPresentation, ColorPresentationParams } from 'vscode-languageserver';
import { seriesColour, themes } from '../../outputs/index.js';
import {
  type Experiment,
  type Named,
  type Statement,
  isExperiment,
  isPopulation,
  isProgram,
  isRecord
} from '../generated/ast.js';
import { populationsIn } from '../names/declarations.js';
import { nodesOf } from '../names/nodes.js';

/** Whether pictures are drawn for a dark background. */
export type IsDark = () => boolean;

export function documentColours(document: LangiumDocument, isDark: IsDark): ColorInformation[] {
  const program = document.parseResult.value;
  if (!isProgram(program)) return [];
  const places = placesIn(program.declarations.filter(isExperiment));
  const theme = isDark() ? themes.screen : themes.print;
  return populationsIn(program.declarations).flatMap(population => {
    const name = GrammarUtils.findNodeForProperty(population.$cstNode, 'name');
    const place = places.get(population);
    return name && place !== undefined ? [{ range: name.range, color: colourOf(seriesColour(theme, place)) }] : [];
  });
}

/** The text as it stands. */
export function colourPresentations(
  { textDocument }: LangiumDocument,
  { range }: Pick<ColorPresentationParams, 'range'>
): ColorPresentation[] {
  const label = textDocument.getText(range);
  return [{ label, textEdit: { range, newText: label } }];
}

/** Of each population its place among those whose spikes are recorded, in the first experiment that does. */
function placesIn(experiments: readonly Experiment[]): Map<Named, number> {
  const places = new Map<Named, number>();
  for (const experiment of experiments) {
    // recordings are kept by name
    const recorded = [...new Set(experiment.statements.flatMap(recordedIn))].sort((a, b) =>
      a.name! < b.name! ? -1 : 1
    );
    recorded.forEach((population, place) => {
      if (!places.has(population)) places.set(population, place);
    });
  }
  return places;
}

const recordedIn = (statement: Statement): Named[] =>
  nodesOf(statement)
    .filter(isRecord)
    .filter(({ what }) => what.includes('spikes'))
    .flatMap(({ from }) => from.flatMap(({ of }) => (isPopulation(of?.ref) ? [of.ref] : [])));

/** `#rrggbb` */
function colourOf(hex: string): Color {
  const part = (at: number): number => parseInt(hex.slice(at, at + 2), 16) / 255;
  return { red: part(1), green: part(3), blue: part(5), alpha: 1 };
}
