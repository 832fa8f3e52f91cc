// What is presented to the encoders of a group at the moment, and since when.
import type { PresentationsPlan } from '../../2-plan/index.js';

export class Presented {
  /** step at whose end the presentation under way began, and the last of its steps; undefined between presentations */
  now?: { readonly since: number; readonly until: number };
  private next = 0;
  private shown?: { readonly columns: readonly Float64Array[]; readonly row: number } | undefined;

  constructor(
    private readonly plan: PresentationsPlan,
    private readonly input: Float64Array
  ) {}

  /** Steps at whose end a presentation begins or ends. */
  get edges(): readonly number[] {
    return [...this.plan.from, ...this.plan.until];
  }

  /** Adds to the input what is read in the step that begins at the end of step `step`, asked for steps that only grow; the clock of the network is behind by `shift` steps. */
  set(step: number, shift: number): void {
    const { from, until, tables, table, row } = this.plan;
    while (this.next < until.length && until[this.next]! <= step) this.next++;
    const i = this.next;
    const begun = i < from.length && from[i]! <= step;
    this.now = begun ? { since: from[i]! - shift, until: until[i]! - shift } : undefined;
    this.shown = begun ? { columns: tables[table[i]!]!, row: row[i]! } : undefined;
    this.add(this.input);
  }

  /** What the neurons read, of each row that is presented. */
  *rows(): Generator<Float64Array> {
    const { tables, table, row } = this.plan;
    const known = new Set<string>();
    for (const [i, place] of row.entries()) {
      const key = `${table[i]} ${place}`;
      if (!known.has(key)) yield Float64Array.from(this.input, (_, neuron) => tables[table[i]!]![neuron]![place]!);
      known.add(key);
    }
  }

  /** Adds what is read now. */
  add(input: Float64Array): void {
    if (!this.shown) return;
    const { columns, row } = this.shown;
    for (let neuron = 0; neuron < input.length; neuron++) input[neuron]! += columns[neuron]![row]!;
  }
}
