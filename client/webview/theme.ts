// VS Code's colours as the canvas needs them. The names are defined in panel.css from the editor's own variables.

export type Rgba = readonly [number, number, number, number];

export interface Theme {
  readonly background: string;
  readonly foreground: string;
  readonly muted: string;
  readonly grid: string;
  readonly font: string;
  /** one colour a series, repeated when there are more */
  readonly series: readonly string[];
  readonly rgba: (colour: string) => Rgba;
}

/** Reads the colours in force; call again after the editor's theme has changed. */
export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const colour = (name: string, otherwise: string): string => read(name) || otherwise;
  return {
    background: colour('--panel-background', '#ffffff'),
    foreground: colour('--panel-foreground', '#1f1f1f'),
    muted: colour('--panel-muted', '#6f6f6f'),
    grid: colour('--panel-grid', '#dddddd'),
    font: `11px ${read('--vscode-font-family') || 'sans-serif'}`,
    series: [0, 1, 2, 3, 4, 5].map(i => colour(`--series-${i}`, '#1a85ff')),
    rgba: colourReader()
  };
}

/** Red, green, blue and alpha (0 to 255) of any CSS colour, by letting the browser paint it. */
function colourReader(): (colour: string) => Rgba {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  return colour => {
    if (!context) return [0, 0, 0, 255];
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha];
  };
}

/** Calls back when the editor's theme changes: it rewrites the class and the style of the document. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body]) observer.observe(element, { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-id'] });
}
