// Spikes as comma-separated values: a time and a neuron a line, or a time, x, y and perhaps a polarity. Also what `snn run --output` writes.
import { parseCsv } from './csv.js';
import { type EventReader, inOrder } from './recording.js';
import { faultIn } from './samples.js';

const times: readonly string[] = ['time_ms', 'time', 't', 'time_us', 'timestamp'];
const neurons: readonly string[] = ['id', 'neuron', 'index', 'address', 'channel'];
const polarities: readonly string[] = ['polarity', 'p', 'on'];

export const parseEventCsv: EventReader = (bytes, file, shape) => {
  const csv = parseCsv(bytes, file);
  const column = (names: readonly string[]): Float64Array | undefined => {
    const name = names.find(one => csv.columns.includes(one));
    if (name === undefined) return undefined;
    const text = csv.texts.get(name);
    if (text) throw faultIn(file, text.fault);
    const start = csv.columns.indexOf(name) * csv.height;
    return csv.values.subarray(start, start + csv.lines);
  };
  const time = column(times);
  const [neuron, x, y, polarity] = [column(neurons), column(['x']), column(['y']), column(polarities)];
  if (!time || (!neuron && !(x && y)))
    throw faultIn(
      file,
      `needs a column of times, named ${times.join(', ')}, and one of neurons, named ${neurons.join(', ')}, or x and y; it has ${csv.columns.join(', ')}`
    );
  const isMicro = ['time_us', 'timestamp'].includes(times.find(one => csv.columns.includes(one))!);
  const inMs = Float64Array.from(time, value => (isMicro ? value / 1000 : value));
  const whole = (values: Float64Array, what: string, most = Infinity): number => {
    const wrong = values.findIndex(value => !Number.isInteger(value) || value < 0 || value >= most || value > 1e8);
    if (wrong >= 0)
      throw faultIn(
        file,
        `has the ${what} ${values[wrong]} in line ${wrong + 2}; ${most < Infinity ? `it must be a whole number below ${most}` : 'it must be a whole number from 0 on'}`
      );
    return values.reduce((a, b) => Math.max(a, b), 0) + 1;
  };
  if (neuron) {
    const count = whole(neuron, 'neuron', shape && shape.width * shape.height);
    const extents = shape ? [shape.height, shape.width] : [count];
    return { ...inOrder(inMs, Uint32Array.from(neuron)), shape: extents };
  }
  const width = shape?.width ?? whole(x!, 'x');
  const height = shape?.height ?? whole(y!, 'y');
  whole(x!, 'x', width);
  whole(y!, 'y', height);
  if (polarity) whole(polarity, 'polarity', 2);
  const addresses = Uint32Array.from(
    { length: csv.lines },
    (_, i) => ((polarity?.[i] ?? 0) * height + y![i]!) * width + x![i]!
  );
  return { ...inOrder(inMs, addresses), shape: polarity ? [2, height, width] : [height, width] };
};
