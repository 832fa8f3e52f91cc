// The synapses of one weight recording: those of several projections one after the other, a range of them taken.
import { networkError, type WeightRecord } from '../../2-plan/index.js';
import { eachSynapse } from '../connect/index.js';
import type { SynapseEnds } from '../kernels.js';
import type { Synapses } from './engine.js';

export class RecordedSynapses {
  private readonly low: number;
  private readonly count: number;

  /** Throws NetworkError where the range is not among the synapses there are. */
  constructor(
    private readonly record: WeightRecord,
    private readonly projections: readonly Synapses[]
  ) {
    const { range, parts, connect, variable, source } = record;
    const all = parts.reduce((sum, { projection }) => sum + projections[projection]!.synapses, 0);
    if (range && range.high >= all) {
      const asked = `${variable} of ${connect}[${range.low} .. ${range.high}] is recorded`;
      const there = `${all} synapses, numbered 0 .. ${all - 1}`;
      throw networkError(
        'index-out-of-range',
        `${asked}, but ${connect} has ${there}; record a range of these.`,
        source
      );
    }
    this.low = range?.low ?? 0;
    this.count = range ? range.high - range.low + 1 : all;
  }

  ends(): SynapseEnds {
    const pre = new Uint32Array(this.count);
    const post = new Uint32Array(this.count);
    this.eachPart((projection, first) =>
      eachSynapse(projection.connectivity!, (synapse, from, to) => {
        const place = first + synapse - this.low;
        if (place < 0 || place >= this.count) return;
        pre[place] = from;
        post[place] = to;
      })
    );
    return { pre, post };
  }

  /** Values at the end of step `step`. */
  read(step: number, into: Float64Array, at: number): void {
    this.eachPart((projection, first, part) =>
      projection.read(part.value, step, (synapse, value) => {
        const place = first + synapse - this.low;
        if (place >= 0 && place < this.count) into[at + place] = value;
      })
    );
  }

  private eachPart(visit: (projection: Synapses, first: number, part: WeightRecord['parts'][number]) => void): void {
    let first = 0;
    for (const part of this.record.parts) {
      const projection = this.projections[part.projection]!;
      visit(projection, first, part);
      first += projection.synapses;
    }
  }
}
