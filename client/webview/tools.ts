// The tools above the plots: buttons, and one tray at a time that a button opens: rows, parameters, further plots.
import { element } from './element.js';

/** A tray under the buttons. */
export interface Tray {
  readonly name: string;
  readonly title: string;
  readonly root: HTMLElement;
  /** called when it opens */
  readonly opened?: () => void;
}
export interface Tool {
  readonly name: string;
  readonly label: string;
  readonly title: string;
  readonly act: () => void;
}

export class Tools {
  readonly root = element('div', { className: 'tools' });
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private open = '';

  constructor(
    tools: readonly Tool[],
    private readonly trays: readonly Tray[]
  ) {
    const bar = element('div', {
      className: 'bar',
      attributes: { role: 'toolbar', 'aria-label': 'Tools of the plots' }
    });
    for (const { name, label, title, act } of tools)
      bar.append(this.button(name, { type: 'button', className: `secondary ${name}`, title, onclick: act }, label));
    for (const { name, title, root } of trays) {
      const button = this.button(
        name,
        { type: 'button', className: `secondary ${name}`, onclick: () => this.toggle(name) },
        title
      );
      Object.assign(root, { id: `tray-${name}`, hidden: true });
      root.classList.add('tray');
      button.setAttribute('aria-controls', root.id);
    }
    for (const { name } of trays) bar.append(this.buttons.get(name)!);
    this.root.append(bar, ...trays.map(({ root }) => root));
    this.root.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.close();
    });
    this.toggle('');
  }

  /** Which tools there is a use for at the moment. */
  offer(names: readonly string[]): void {
    for (const [name, button] of this.buttons) button.hidden = !names.includes(name);
    this.root.hidden = names.length === 0;
    if (this.open !== '' && !names.includes(this.open)) this.close();
  }

  name(tool: string, label: string): void {
    const button = this.buttons.get(tool);
    if (button && button.textContent !== label) button.textContent = label;
  }

  private button(name: string, properties: Partial<HTMLButtonElement>, label: string): HTMLButtonElement {
    const button = Object.assign(element('button', {}, label), properties);
    this.buttons.set(name, button);
    return button;
  }

  private toggle(name: string): void {
    this.open = this.open === name ? '' : name;
    for (const tray of this.trays) {
      tray.root.hidden = tray.name !== this.open;
      this.buttons.get(tray.name)?.setAttribute('aria-expanded', String(!tray.root.hidden));
      if (!tray.root.hidden) tray.opened?.();
    }
  }

  /** The focus goes back to its button. */
  private close(): void {
    const button = this.buttons.get(this.open);
    this.toggle('');
    button?.focus();
  }
}
