// What stands above a panel: its title on the left, its legend on the right or below, its notes.
import type { LegendEntry, Panel } from './scene.js';
import { fitText, textWidth, wider } from './text-width.js';

/** Baselines in px; `y` from the top of the header. */
export interface PanelHeader {
  readonly height: number;
  readonly title: PlacedText;
  readonly legend: readonly (PlacedText & { readonly series: number })[];
  readonly notes: readonly PlacedText[];
  /** stands behind the title, wherever that ends in the font that draws it */
  readonly subtitle?: string;
}

interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

const size = 12.5;
const line = 18;
const swatch = 16;
const gap = 14;

export function panelHeader(panel: Panel, furtherNotes: readonly string[], left: number, right: number): PanelHeader {
  const title = fitText(panel.title, size, (right - left) / wider, true);
  const titleEnd = left + textWidth(title, size, true) * wider + 2 * gap;
  const entries = panel.legend.length > 1 ? panel.legend : [];
  const whole = entries.reduce((sum, e) => sum + entryWidth(e), 0);
  const beside = titleEnd + whole <= right;
  const { legend, rows } = beside
    ? { legend: row(entries, right - whole, 14), rows: 1 }
    : wrapped(entries, left, right);
  const notes = [...panel.notes, ...furtherNotes].join(' · ');
  const noteWidth = textWidth(notes, size - 1) * wider;
  // a single note beside the title saves a line
  const noteBeside = notes !== '' && rows === 1 && titleEnd + noteWidth <= right - (beside ? whole : 0) - gap;
  const below = { x: left, y: 14 + rows * line, text: fitText(notes, size - 1, (right - left) / wider) };
  return {
    height: (rows + (notes !== '' && !noteBeside ? 1 : 0)) * line + 4,
    title: { x: left, y: 14, text: title },
    legend,
    notes: notes === '' || noteBeside ? [] : [below],
    ...(noteBeside && { subtitle: notes })
  };
}

/** Entries in lines below the title. */
function wrapped(
  entries: readonly LegendEntry[],
  left: number,
  right: number
): { legend: PanelHeader['legend']; rows: number } {
  const lines: LegendEntry[][] = [];
  let x = right;
  for (const entry of entries) {
    if (x + entryWidth(entry) > right) {
      lines.push([]);
      x = left;
    }
    lines.at(-1)!.push(entry);
    x += entryWidth(entry);
  }
  return {
    legend: lines.flatMap((entriesOfLine, i) => row(entriesOfLine, left, 14 + (i + 1) * line)),
    rows: 1 + lines.length
  };
}

function row(entries: readonly LegendEntry[], start: number, y: number): PanelHeader['legend'] {
  let x = start;
  return entries.map(entry => {
    const placed = { x, y, text: entry.label, series: entry.series };
    x += entryWidth(entry);
    return placed;
  });
}

const entryWidth = (entry: LegendEntry): number => swatch + textWidth(entry.label, size - 0.5) * wider + gap;
