// The stretch of time all plots show together: zooming, panning and following a run. Pure; times in ms.

export interface TimeView {
  readonly from: number;
  readonly to: number;
}
export interface TimeLimits {
  /** end of what can be shown, above 0 */
  readonly end: number;
  /** the narrowest stretch that makes sense */
  readonly narrowest: number;
}

export const wholeView = (limits: TimeLimits): TimeView => ({ from: 0, to: limits.end });

export const isWhole = (view: TimeView, limits: TimeLimits): boolean => view.from <= 0 && view.to >= limits.end;

/** Scales the stretch by `factor` (below 1 zooms in) and keeps the time `at` where it is. */
export function zoom(view: TimeView, factor: number, at: number, limits: TimeLimits): TimeView {
  const width = Math.min(limits.end, Math.max(limits.narrowest, (view.to - view.from) * factor));
  const share = (at - view.from) / (view.to - view.from);
  return clamp({ from: at - share * width, to: at + (1 - share) * width }, limits);
}

/** Moves the stretch by `distance` ms without changing its width. */
export const pan = (view: TimeView, distance: number, limits: TimeLimits): TimeView =>
  clamp({ from: view.from + distance, to: view.to + distance }, limits);

/** From one time to another in either order, no narrower than makes sense. */
export function between(a: number, b: number, limits: TimeLimits): TimeView {
  const view = { from: Math.min(a, b), to: Math.max(a, b) };
  return zoom({ from: view.from, to: Math.max(view.to, view.from + 1e-9) }, 1, (a + b) / 2, limits);
}

/** The view after the run has come to `after`: what showed everything shows everything still, what showed the end goes on showing it. */
export function follow(view: TimeView | undefined, before: TimeLimits, after: TimeLimits): TimeView {
  if (view === undefined || isWhole(view, before)) return wholeView(after);
  return view.to >= before.end ? pan(view, after.end - view.to, after) : clamp(view, after);
}

/** The last second, or all of a shorter run. */
export const lastSecond = (limits: TimeLimits): TimeView => clamp({ from: limits.end - 1000, to: limits.end }, limits);

function clamp(view: TimeView, limits: TimeLimits): TimeView {
  const width = Math.min(view.to - view.from, limits.end);
  const from = Math.min(Math.max(0, view.from), limits.end - width);
  return { from, to: from + width };
}

/** What a key does to the view; undefined where it means nothing here. */
export function viewAfterKey(key: string, view: TimeView, limits: TimeLimits): TimeView | undefined {
  const width = view.to - view.from;
  const middle = view.from + width / 2;
  switch (key) {
    case 'ArrowLeft':
      return pan(view, -0.15 * width, limits);
    case 'ArrowRight':
      return pan(view, 0.15 * width, limits);
    case 'PageUp':
      return pan(view, -width, limits);
    case 'PageDown':
      return pan(view, width, limits);
    case 'Home':
      return pan(view, -view.from, limits);
    case 'End':
      return pan(view, limits.end - view.to, limits);
    case '+':
    case '=':
      return zoom(view, 1 / 1.5, middle, limits);
    case '-':
    case '_':
      return zoom(view, 1.5, middle, limits);
    case '0':
      return wholeView(limits);
    default:
      return undefined;
  }
}
