// A slider for each parameter of the file that has a range; moving one runs the experiment again with it.
import type { RunParameter, RunStarted } from '../../server/protocol.js';
import { element } from './element.js';

interface Controls {
  readonly of: RunParameter;
  readonly slider: HTMLInputElement;
  readonly number: HTMLInputElement;
}

/** About how many stops a slider has. */
const stops = 200;

export class ParameterTray {
  readonly root = element('div', { className: 'parameters' });
  readonly name = 'parameters';
  readonly title = 'Parameters';
  private controls: readonly Controls[] = [];
  private key = '';
  private values: Record<string, number> = {};
  private shown: RunStarted | undefined;

  /** `run` is told when a value has been chosen; it waits for the last of several. */
  constructor(private readonly run: () => void) {}

  /** In the simulator's units, those that differ from the file's. */
  get settings(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      this.controls.flatMap(({ of: { name, default: own } }) => {
        const value = this.values[name];
        return value === undefined || value === own ? [] : [[name, value] as const];
      })
    );
  }

  show(started: RunStarted | undefined): void {
    if (started === this.shown) return;
    this.shown = started;
    const parameters = started?.parameters ?? [];
    const key = JSON.stringify(parameters.map(({ value: _, ...rest }) => rest));
    if (key !== this.key) {
      this.key = key;
      this.controls = parameters.map(parameter => this.controlsOf(parameter));
      this.root.replaceChildren(...this.controls.map(controls => this.line(controls)), this.foot());
      this.values = {};
    }
    // what is being moved is further than the run that has just begun
    for (const { of: parameter, slider, number } of this.controls) {
      if ([slider, number].includes(document.activeElement as HTMLInputElement)) continue;
      const value = parameters.find(({ name }) => name === parameter.name)?.value ?? parameter.value;
      this.set(parameter.name, value);
    }
  }

  private foot(): HTMLElement {
    const reset = (): void => {
      for (const { of: parameter } of this.controls) this.set(parameter.name, parameter.default);
      this.run();
    };
    return element(
      'div',
      { className: 'line' },
      element('button', { type: 'button', className: 'secondary', onclick: reset }, 'Values of the file')
    );
  }

  private controlsOf(of: RunParameter): Controls {
    const { size } = of.unit;
    const [low, high] = [of.low / size, of.high / size];
    const chosen = (input: HTMLInputElement): void => {
      const value = input.valueAsNumber;
      if (!Number.isFinite(value) || value < low || value > high)
        return this.set(of.name, this.values[of.name] ?? of.value);
      this.set(of.name, Math.min(of.high, Math.max(of.low, value * size)));
      this.run();
    };
    const label = `${of.name}${of.unit.name && `, ${of.unit.name}`}`;
    const slider = element('input', {
      type: 'range',
      min: String(low),
      max: String(high),
      step: String(stepOf(low, high, of.whole)),
      attributes: { 'aria-label': label },
      oninput: () => chosen(slider)
    });
    const number = element('input', {
      type: 'number',
      min: String(low),
      max: String(high),
      step: 'any',
      attributes: { 'aria-label': label },
      onchange: () => chosen(number)
    });
    return { of, slider, number };
  }

  private line({ of, slider, number }: Controls): HTMLElement {
    return element(
      'div',
      { className: 'line' },
      element('span', { className: 'name' }, of.name),
      slider,
      number,
      element('span', { className: 'unit' }, of.unit.name)
    );
  }

  private set(name: string, value: number): void {
    this.values[name] = value;
    const controls = this.controls.find(({ of }) => of.name === name);
    if (!controls) return;
    const shown = String(Number((value / controls.of.unit.size).toPrecision(12)));
    if (document.activeElement !== controls.slider) controls.slider.value = shown;
    controls.number.value = shown;
  }
}

/** Round, and such that there are some hundred stops. */
export function stepOf(low: number, high: number, whole: boolean): number {
  const rough = (high - low) / stops;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(digit => digit * power).find(round => round >= rough * 0.999) ?? rough;
  return whole ? Math.max(1, Math.round(step)) : Number(step.toPrecision(3));
}
