// WAV, sound as numbers at equal distances in time: chunks of a RIFF file, of which the format and the data are read.
import { type NumberKind, numbersAt } from './numbers.js';
import { faultIn } from './samples.js';

export interface Sound {
  /** samples a second */
  readonly rate: number;
  /** of all pieces */
  readonly count: number;
  /** -1 to 1, piece by piece, so that an hour of sound takes no more than its file; several channels are their mean */
  readonly pieces: () => Iterable<Float64Array>;
}

/** PCM of 8, 16, 24 or 32 bits, or floats. Throws a DataFault. */
export function parseWav(bytes: Uint8Array, file: string): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const name = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE')
    throw faultIn(file, 'is no WAV file; convert it, for example with ffmpeg');
  let format: { code: number; channels: number; rate: number; bits: number } | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (name(at) === 'fmt ' && size >= 16 && body + size <= bytes.length) {
      const code = view.getUint16(body, true);
      format = {
        // the extensible format says what it is further behind
        code: code === 0xfffe && size >= 26 ? view.getUint16(body + 24, true) : code,
        channels: view.getUint16(body + 2, true),
        rate: view.getUint32(body + 4, true),
        bits: view.getUint16(body + 14, true)
      };
    }
    if (name(at) === 'data' && format) {
      if (body + size > bytes.length)
        throw faultIn(
          file,
          `is cut off: its sound has ${size} bytes and ${bytes.length - body} are there; copy it again`
        );
      return soundOf(bytes.subarray(body, body + size), format, file);
    }
    at = body + size + (size % 2);
  }
  throw faultIn(file, 'holds no sound: it has no format or no data; save it again');
}

const kinds: Readonly<Record<string, readonly [kind: NumberKind, zero: number, full: number]>> = {
  '1 8': ['u1', 128, 128],
  '1 16': ['i2', 0, 32_768],
  '1 32': ['i4', 0, 2 ** 31],
  '3 32': ['f4', 0, 1],
  '3 64': ['f8', 0, 1]
};

function soundOf(
  bytes: Uint8Array,
  { code, channels, rate, bits }: { code: number; channels: number; rate: number; bits: number },
  file: string
): Sound {
  const [kind, zero = 0, full = 2 ** 23] = kinds[`${code} ${bits}`] ?? [];
  if ((!kind && !(code === 1 && bits === 24)) || channels < 1 || rate < 1)
    throw faultIn(
      file,
      `is compressed or of an unusual kind (format ${code}, ${bits} bits); save it as PCM of 16 bits`
    );
  const bytesEach = (bits / 8) * channels;
  const count = Math.floor(bytes.length / bytesEach);
  const piece = (from: number, length: number): Float64Array => {
    const [start, numbers] = [from * bytesEach, length * channels];
    const values = kind ? numbersAt(bytes, start, numbers, kind, true) : threeBytes(bytes.subarray(start), numbers);
    return Float64Array.from({ length }, (_, i) => {
      let sum = 0;
      for (let channel = 0; channel < channels; channel++) sum += (values[i * channels + channel]! - zero) / full;
      return sum / channels;
    });
  };
  return {
    rate,
    count,
    *pieces() {
      for (let from = 0; from < count; from += atOnce) yield piece(from, Math.min(atOnce, count - from));
    }
  };
}

/** Samples of a piece. */
const atOnce = 65_536;

const threeBytes = (bytes: Uint8Array, count: number): Int32Array =>
  Int32Array.from(
    { length: count },
    (_, i) => ((bytes[3 * i]! << 8) | (bytes[3 * i + 1]! << 16) | (bytes[3 * i + 2]! << 24)) >> 8
  );
