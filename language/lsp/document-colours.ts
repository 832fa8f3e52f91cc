// The colour in which a population is drawn, beside its name. The language has no colours, so picking another one changes nothing.
import { GrammarUtils, type LangiumDocument } from 'langium';
import type { Color, ColorInformation, ColorPresentation, ColorPresentationParams } from 'vscode-languageserver';
import { seriesColour, themes } from '../../outputs/index.js';
import { isExperiment, isProgram } from '../generated/ast.js';
import { populationsIn } from '../names/declarations.js';
import { placesIn } from './population-places.js';

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

/** `#rrggbb` */
function colourOf(hex: string): Color {
  const part = (at: number): number => parseInt(hex.slice(at, at + 2), 16) / 255;
  return { red: part(1), green: part(3), blue: part(5), alpha: 1 };
}
