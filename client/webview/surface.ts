// A canvas sharp on every screen, with the margins all plots share so that their time axes line up.

export const margin = { left: 64, right: 16, top: 8, bottom: 6, axis: 24 } as const;

/** The area of the data, in CSS pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export interface Surface {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  readonly area: Area;
  /** device pixels a CSS pixel */
  readonly ratio: number;
  /** the time axis is written below */
  readonly withAxis: boolean;
}

/** Fits the canvas to its place on the page and empties it; undefined while it has no size. */
export function prepareSurface(canvas: HTMLCanvasElement, background: string, withAxis: boolean): Surface | undefined {
  const ratio = window.devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  const area = areaOf(width, height, withAxis);
  if (!context || area.width < 10 || area.height < 10) return undefined;
  const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== deviceWidth) canvas.width = deviceWidth;
  if (canvas.height !== deviceHeight) canvas.height = deviceHeight;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  return { canvas, context, area, ratio, withAxis };
}

function areaOf(width: number, height: number, withAxis: boolean): Area {
  return {
    left: margin.left, top: margin.top, width: width - margin.left - margin.right,
    height: height - margin.top - margin.bottom - (withAxis ? margin.axis : 0)
  };
}
