// The editor's colours as the canvas needs them. panel.css names them after what they are for, from VS Code's own variables.
import { seriesColour, themes } from '../../outputs/index.js';
import type { Rgb } from './spike-pixels.js';

export interface PanelTheme {
  readonly text: string;
  /** tick labels */
  readonly muted: string;
  readonly axis: string;
  readonly grid: string;
  /** measured windows */
  readonly span: string;
  /** CSS font of tick labels */
  readonly font: string;
  readonly labelFont: string;
  /** `#rrggbb` of a series */
  readonly series: (series: number) => string;
}

/** Of the run that others are compared with: no colour of the palette, and seen on either background. */
const reference = { print: '#7a7a7a', screen: '#9a9a9a' } as const;

/** Reads the colours in force; call again after the editor's theme has changed. */
export function readTheme(): PanelTheme {
  const style = getComputedStyle(document.body);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const light =
    document.body.classList.contains('vscode-light') || document.body.classList.contains('vscode-high-contrast-light');
  const palette = light ? themes.print : themes.screen;
  const family = read('--vscode-font-family') || 'sans-serif';
  return {
    text: read('--panel-text'),
    muted: read('--panel-muted'),
    axis: read('--panel-axis'),
    grid: read('--panel-grid'),
    span: read('--panel-span'),
    font: `11px ${family}`,
    labelFont: `600 11px ${family}`,
    series: series => (series < 0 ? reference[light ? 'print' : 'screen'] : seriesColour(palette, series))
  };
}

/** Red, green and blue of `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Calls back when the editor's theme changes: it rewrites the class and the style of the document. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-id'] });
  }
}
