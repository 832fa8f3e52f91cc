// The recorded spikes of a selection of neurons.
import type { RecordedSpikes, Recording, Selection } from '../../simulator/index.js';
import { NothingRecorded } from './nothing-recorded.js';
import { isPlanned, Undecided } from './planned-recording.js';
import { rangesText, selectedElements, shapeOf } from './selection.js';
import { listNeurons } from './neuron-list.js';

/** Spikes of the selected neurons alone, by step, then neuron. `slots[i]` is the place of spike i's neuron in `neurons`. */
export interface SelectedSpikes {
  readonly population: string;
  readonly neurons: Uint32Array;
  readonly steps: Float64Array;
  readonly slots: Uint32Array;
}

/** `asking` is the call for which they are needed, for the message. Throws NetworkError where they were not recorded. */
export function spikesOf(recording: Recording, selection: Selection, asking: string): SelectedSpikes {
  if (isPlanned(recording) && selection.ranges.length === 0 && isWhollyRecorded(recording, selection))
    throw new Undecided();
  const neurons = selectedElements(recording, selection, shapeOf(recording, selection));
  const records = recording.spikes.filter(s => s.population === selection.of);
  const owner = owners(recording, selection, neurons, records, asking);
  if (isPlanned(recording)) throw new Undecided();
  const size = neurons.length === 0 ? 0 : neurons[neurons.length - 1]! + 1;
  const slot = new Int32Array(size).fill(-1);
  neurons.forEach((neuron, i) => (slot[neuron] = i));
  const [only] = records;
  // All of one record are taken as they stand: a hundred times faster, and millions are looked at while a run goes on.
  const whole = recording.populations.find(population => population.name === selection.of)!.size === neurons.length;
  if (only && records.length === 1 && only.neurons === undefined && whole)
    return { population: selection.of, neurons, steps: new Float64Array(only.steps), slots: only.indices };
  const parts = records.map((record, r) =>
    gather(
      record,
      slot.map((place, neuron) => (owner[neuron] === r ? place : -1))
    )
  );
  const used = parts.filter(p => p.steps.length > 0);
  const { steps, slots } = used.length === 1 ? used[0]! : merge(used);
  return { population: selection.of, neurons, steps, slots };
}

const isWhollyRecorded = ({ spikes }: Recording, { of }: Selection): boolean =>
  spikes.some(record => record.population === of && record.neurons === undefined);

/** For each neuron number the first record that has it. */
function owners(
  recording: Recording,
  selection: Selection,
  neurons: Uint32Array,
  records: readonly RecordedSpikes[],
  asking: string
): Int32Array {
  const remedy = `record spikes of ${rangesText(recording, selection)}`;
  if (records.length === 0) throw new NothingRecorded(`Nothing is recorded for ${asking}`, remedy, selection);
  const owner = new Int32Array(neurons.length === 0 ? 0 : neurons[neurons.length - 1]! + 1).fill(-1);
  for (let r = records.length - 1; r >= 0; r--) {
    const recorded = records[r]!.neurons;
    if (recorded === undefined) owner.fill(r);
    else
      recorded.forEach(neuron => {
        if (neuron < owner.length) owner[neuron] = r;
      });
  }
  const missing = neurons.filter(neuron => owner[neuron] === -1);
  // those that will be chosen may be recorded
  if (missing.length > 0 && selection.where && isPlanned(recording)) throw new Undecided();
  if (missing.length > 0) {
    const what = `Spikes of ${selection.of}${listNeurons(missing)} are not recorded, and ${asking} needs them`;
    throw new NothingRecorded(what, remedy, selection);
  }
  return owner;
}

/** `slotOf` is below 0 for neurons that are not asked for; those beyond its end are not either. */
function gather(
  { steps: all, indices }: RecordedSpikes,
  slotOf: Int32Array
): { steps: Float64Array; slots: Uint32Array } {
  const steps = new Float64Array(all.length);
  const slots = new Uint32Array(all.length);
  let n = 0;
  for (let i = 0; i < all.length; i++) {
    const neuron = indices[i]!;
    const slot = neuron < slotOf.length ? slotOf[neuron]! : -1;
    if (slot < 0) continue;
    steps[n] = all[i]!;
    slots[n++] = slot;
  }
  return { steps: steps.subarray(0, n), slots: slots.subarray(0, n) };
}

function merge(parts: readonly { steps: Float64Array; slots: Uint32Array }[]): {
  steps: Float64Array;
  slots: Uint32Array;
} {
  const all = parts.flatMap(p => Array.from(p.steps, (step, i) => ({ step, slot: p.slots[i]! })));
  all.sort((a, b) => a.step - b.step || a.slot - b.slot);
  return { steps: Float64Array.from(all, s => s.step), slots: Uint32Array.from(all, s => s.slot) };
}
