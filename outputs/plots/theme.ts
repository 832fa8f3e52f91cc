// Colours of a picture. Series colours are told apart with any kind of colour vision and stand out from the background.
// After M. Okabe & K. Ito, Color Universal Design (2008), darkened for white and lightened for dark backgrounds.

export interface Theme {
  readonly name: string;
  readonly background: string;
  readonly text: string;
  /** subtitles, notes, tick labels */
  readonly muted: string;
  readonly axis: string;
  readonly grid: string;
  /** measured windows */
  readonly span: string;
  /** colours of series, used again from the first when there are more */
  readonly palette: readonly string[];
  readonly fontFamily: string;
}

const fontFamily = "Inter, 'Helvetica Neue', Arial, sans-serif";

const print: Theme = {
  name: 'print',
  background: '#ffffff',
  text: '#1a1a1a',
  muted: '#555555',
  axis: '#555555',
  grid: '#e4e4e4',
  span: '#f1f4f8',
  fontFamily,
  palette: ['#0072b2', '#d55e00', '#007a59', '#b8478c', '#96650a', '#3a3a3a', '#2f8fc4']
};

const screen: Theme = {
  name: 'screen',
  background: '#1e1e1e',
  text: '#e8e8e8',
  muted: '#a8a8a8',
  axis: '#8a8a8a',
  grid: '#333333',
  span: '#282d33',
  fontFamily,
  palette: ['#56b4e9', '#e69f00', '#2fc79a', '#e08fbd', '#f0e442', '#d0d0d0', '#ff7f45']
};

export const themes: Readonly<Record<'print' | 'screen', Theme>> = { print, screen };

/** Colour of a series. */
export const seriesColour = (theme: Theme, series: number): string => theme.palette[series % theme.palette.length]!;
