// N-MNIST and N-Caltech101: five bytes an event, x, y, and a bit of polarity with 23 bits of time in microseconds.
// Orchard, Jayawant, Cohen and Thakor (2015), doi:10.3389/fnins.2015.00437.
import { type EventReader, inOrder } from './recording.js';
import { faultIn } from './samples.js';

const usual = { height: 34, width: 34 };
/** an event in this row says that the clock has run over */
const overrun = 240;

export const parseNmnist: EventReader = (bytes, file, { height, width } = usual) => {
  if (bytes.length % 5 !== 0)
    throw faultIn(
      file,
      `has ${bytes.length} bytes, and an event has 5: it is cut off, or no file of N-MNIST; copy it again`
    );
  const count = bytes.length / 5;
  const times = new Float64Array(count);
  const addresses = new Uint32Array(count);
  let [kept, later] = [0, 0];
  for (let event = 0; event < count; event++) {
    const at = 5 * event;
    const [x, y, head] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!];
    if (y === overrun) {
      later += 2 ** 13;
      continue;
    }
    if (x >= width || y >= height)
      throw faultIn(
        file,
        `has an event at x = ${x}, y = ${y}, outside of ${width} x ${height} pixels; give width and height as the sensor has them`
      );
    times[kept] = (later + ((head & 0x7f) << 16) + (bytes[at + 3]! << 8) + bytes[at + 4]!) / 1000;
    addresses[kept++] = ((head >> 7) * height + y) * width + x;
  }
  return { ...inOrder(times.slice(0, kept), addresses.slice(0, kept)), shape: [2, height, width] };
};
