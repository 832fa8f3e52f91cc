// The synapses of one projection sorted by source, for delivering a spike.
import type { Connectivity } from './connectivity.js';

/** Synapses of source s are rowStart[s] .. rowStart[s + 1] - 1 (s over the whole source population), in canonical order within the row. */
export interface Rows {
    readonly rowStart: Uint32Array;
    /** target neuron, numbered within its population */
    readonly targets: Uint16Array | Uint32Array;
    /** canonical number of the synapse; absent unless asked for */
    readonly synapse?: Uint32Array;
}

/** `numbered` asks for the canonical numbers, needed where weights or delays differ between synapses. */
export function rowsOf(c: Connectivity, numbered: boolean): Rows {
    const rowStart = new Uint32Array(c.sources + 1);
    for (let i = 0; i < c.synapses; i++) rowStart[c.pre[i]! + 1]!++;
    for (let s = 0; s < c.sources; s++) rowStart[s + 1]! += rowStart[s]!;
    const next = rowStart.slice(0, c.sources);
    const targets = c.targets <= 65536 ? new Uint16Array(c.synapses) : new Uint32Array(c.synapses);
    const synapse = numbered ? new Uint32Array(c.synapses) : undefined;
    const place = (i: number, target: number): void => {
        const at = next[c.pre[i]!]!++;
        targets[at] = target;
        if (synapse) synapse[at] = i;
    };
    if (c.post) for (let i = 0; i < c.synapses; i++) place(i, c.post[i]!);
    else for (let t = 0; t < c.targets; t++) for (let i = c.targetStart![t]!; i < c.targetStart![t + 1]!; i++) place(i, t);
    return { rowStart, targets, ...(synapse ? { synapse } : {}) };
}
