// Spikes as comma-separated values: a time and a neuron a line, or a time, x, y and perhaps a polarity. Also what `snn run --output` writes.
import { type Csv, parseCsv, type Told } from './csv.js';
import { type Events, type Extents, inOrder } from './recording.js';
import { faultIn } from './samples.js';

const times: readonly string[] = ['time_ms', 'time', 't', 'time_us', 'timestamp'];
const neurons: readonly string[] = ['id', 'neuron', 'index', 'address', 'channel'];
const polarities: readonly string[] = ['polarity', 'p', 'on'];

/** Several where a sweep wrote one behind the other, told apart by the columns before that of the populations. Throws a DataFault. */
export function parseEventCsv(
  bytes: Uint8Array,
  file: string,
  shape: Extents | undefined,
  where: string
): readonly Events[] {
  const label: Told = { name: population, what: 'label', cells: [] };
  const isNamed = firstLine(bytes)
    .split(',')
    .some(name => name.trim() === population);
  const csv = parseCsv(bytes, file, { where, told: isNamed ? [label] : [] });
  const names = [...new Set(label.cells)];
  if (names.length > 1)
    throw faultIn(
      file,
      `holds spikes of ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}, whose neurons have the same numbers; say of which: where = "population = ${names[0]!}"`
    );
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
  const early = inMs.findIndex(value => value < 0);
  if (early >= 0)
    throw faultIn(
      file,
      `has the time ${time[early]} in line ${csv.lineOf(early)}; times count from the start of the presentation, so write them from 0 on`
    );
  const whole = (values: Float64Array, what: string, most = Infinity): number => {
    const wrong = values.findIndex(value => !Number.isInteger(value) || value < 0 || value >= most || value > 1e8);
    if (wrong >= 0)
      throw faultIn(
        file,
        `has the ${what} ${values[wrong]} in line ${csv.lineOf(wrong)}; ${most < Infinity ? `it must be a whole number below ${most}` : 'it must be a whole number from 0 on'}`
      );
    return values.reduce((a, b) => Math.max(a, b), 0) + 1;
  };
  if (neuron) {
    const count = whole(neuron, 'neuron', shape && shape.width * shape.height);
    const extents = shape ? [shape.height, shape.width] : [count];
    const starts = isNamed ? startsOf(csv) : [0];
    return starts.map((from, i) => {
      const to = starts[i + 1] ?? csv.lines;
      return { ...inOrder(inMs.slice(from, to), Uint32Array.from(neuron.subarray(from, to))), shape: extents };
    });
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
  return [{ ...inOrder(inMs, addresses), shape: polarity ? [2, height, width] : [height, width] }];
}

/** The column of `snn run --output`. */
const population = 'population';

const firstLine = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes.subarray(0, Math.max(0, bytes.subarray(0, 10_000).indexOf(10))));

/** The first line of each recording: what a sweep sets stands before the population. */
function startsOf({ columns, values, height, lines }: Csv): readonly number[] {
  const swept = columns.slice(0, columns.indexOf(population)).map((_, i) => i * height);
  const isOther = (line: number): boolean => swept.some(start => values[start + line] !== values[start + line - 1]);
  return Array.from({ length: lines }, (_, line) => line).filter(line => line === 0 || isOther(line));
}
