// A panel that says in words why there is no picture.
import type { Panel, PlotKind } from './scene.js';

export function messagePanel(kind: PlotKind, title: string, text: string): Panel {
  const axis = { label: '', unit: { name: '', size: 1 }, domain: [0, 1] } as const;
  return { kind, title, x: axis, y: axis, marks: [{ kind: 'text', text }], legend: [], notes: [], weight: 0.6 };
}
