// Mouse and wheel on a plot: wheel zooms at the pointer, with Alt rows, dragging pans, a double click shows everything, a click chooses.
// Dragging with Shift, which zooms into a box, is uPlot's own.
import { type TimeLimits, type TimeView, pan, wholeView, zoom } from './time-view.js';

export interface Shown {
  readonly view: TimeView;
  readonly limits: TimeLimits;
}
export interface GestureTarget {
  /** undefined where the x axis is not time: then only clicks count */
  readonly shown: () => Shown | undefined;
  readonly change: (view: TimeView) => void;
  /** CSS pixels from the left and the top of the plot */
  readonly click: (x: number, y: number) => void;
  /** wheel with Alt; `y` CSS pixels from the top */
  readonly zoomRows?: (factor: number, y: number) => void;
}

/** Further than this and it was no click, CSS pixels. */
const slack = 4;
/** ms in which a second click makes a double click */
const doubleClick = 250;
/** CSS pixels of one notch where the browser counts in lines or pages */
const wheelUnits = [1, 16, 400] as const;

export function listenToGestures(plot: HTMLElement, target: GestureTarget): void {
  plot.addEventListener('wheel', event => onWheel(plot, target, event), { passive: false });
  const single = new SingleClick(target.click);
  plot.addEventListener('dblclick', () => {
    single.cancel();
    const shown = target.shown();
    if (shown) target.change(wholeView(shown.limits));
  });
  plot.addEventListener('pointerdown', event => {
    if (event.button === 0 && !event.shiftKey)
      followDrag(plot, { ...target, click: (x, y) => single.soon(x, y) }, event);
  });
}

/** A click that is not the first half of a double click: choosing moves the focus to the text, which nobody wants who resets the view. */
class SingleClick {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly click: GestureTarget['click']) {}

  soon(x: number, y: number): void {
    this.cancel();
    this.timer = setTimeout(() => this.click(x, y), doubleClick);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}

function onWheel(plot: HTMLElement, target: GestureTarget, event: WheelEvent): void {
  const shown = target.shown();
  if (!shown) return;
  event.preventDefault();
  const { view, limits } = shown;
  const unit = wheelUnits[event.deltaMode] ?? 1;
  if (event.altKey)
    return target.zoomRows?.(Math.exp((event.deltaY * unit) / 400), event.clientY - plot.getBoundingClientRect().top);
  const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
  const area = plot.getBoundingClientRect();
  const width = view.to - view.from;
  if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY))
    target.change(pan(view, ((sideways * unit) / area.width) * width, limits));
  else
    target.change(
      zoom(
        view,
        Math.exp((event.deltaY * unit) / 400),
        view.from + ((event.clientX - area.left) / area.width) * width,
        limits
      )
    );
}

function followDrag(plot: HTMLElement, target: GestureTarget, down: PointerEvent): void {
  const shown = target.shown();
  const area = plot.getBoundingClientRect();
  const ending = new AbortController();
  let moved = false;
  plot.setPointerCapture(down.pointerId);
  plot.addEventListener(
    'pointermove',
    event => {
      moved ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > slack;
      if (!moved || !shown) return;
      plot.classList.add('dragged');
      target.change(
        pan(
          shown.view,
          ((down.clientX - event.clientX) / area.width) * (shown.view.to - shown.view.from),
          target.shown()?.limits ?? shown.limits
        )
      );
    },
    ending
  );
  const end = (event: PointerEvent): void => {
    ending.abort();
    plot.classList.remove('dragged');
    if (!moved && event.type === 'pointerup') target.click(event.clientX - area.left, event.clientY - area.top);
  };
  plot.addEventListener('pointerup', end, ending);
  plot.addEventListener('pointercancel', end, ending);
}
