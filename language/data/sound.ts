// `sound`: what a cochlea makes of a WAV file. A sample is a frame of time; its values are how loud each channel of a filter bank is in it.
import { formatQuantity } from '../../simulator/index.js';
import type { DataReader } from './data-reader.js';
import { faultIn } from './samples.js';
import { parseWav } from './wav.js';

export const sound: DataReader = (source, given) => {
  const file = given.text('file');
  const [channels, low, high, frame] = ['channels', 'low', 'high', 'frame'].map(name => given.number(name)) as [
    number,
    number,
    number,
    number
  ];
  if (!Number.isInteger(channels) || channels < 1 || channels > 1000)
    throw faultIn(file, `is to be cut into ${channels} channels; give a whole number from 1 to 1000`);
  if (!(low > 0 && high >= low) || (channels > 1 && high === low))
    throw faultIn(file, `is to be heard from ${hertz(low)} to ${hertz(high)}; give low above 0 Hz and high above low`);
  const { rate, count, pieces } = parseWav(source.read(file, 'a WAV file'), file);
  if (2 * high * 1000 > rate)
    throw faultIn(
      file,
      `has ${rate} samples a second and so frequencies up to ${hertz(rate / 2000)}, and high is ${hertz(high)}; make high smaller, or record at a higher rate`
    );
  const perFrame = (frame * rate) / 1000;
  if (!(perFrame >= 1))
    throw faultIn(
      file,
      `has ${rate} samples a second, and a frame of ${frame} ms has less than one; make frame longer`
    );
  const frames = Math.floor(count / perFrame + 1e-9);
  if (frames === 0)
    throw faultIn(
      file,
      `lasts ${Math.round((1e6 * count) / rate) / 1000} ms and a frame is ${frame} ms; make frame shorter`
    );
  const values = new Float32Array(frames * channels);
  const filters = Array.from({ length: channels }, (_, channel) => heard(rate, centre(channel, channels, low, high)));
  let first = 0;
  for (const piece of pieces()) {
    filters.forEach((hear, channel) =>
      hear(piece, (at, loudness) => {
        const place = Math.floor((first + at + 1e-9) / perFrame);
        if (place < frames) values[place * channels + channel]! += loudness;
      })
    );
    first += piece.length;
  }
  let loudest = 0;
  for (let i = 0; i < values.length; i++) {
    values[i] = Math.sqrt(values[i]! / samplesIn(Math.floor(i / channels), perFrame));
    loudest = Math.max(loudest, values[i]!);
  }
  return {
    samples: frames,
    shape: [channels],
    values: loudest > 0 ? values.map(value => value / loudest) : values,
    strides: { sample: channels, value: 1 },
    divisor: 1
  };
};

/** Of a frame, of which not every one need have as many. */
const samplesIn = (frame: number, perFrame: number): number =>
  Math.ceil((frame + 1) * perFrame - 1e-9) - Math.ceil(frame * perFrame - 1e-9);

const hertz = (kilohertz: number): string => formatQuantity(kilohertz, [0, 0, -1, 0, 0, 0]);

/** Equivalent rectangular bandwidth of the ear at a frequency, both in kHz: Glasberg and Moore (1990), doi:10.1016/0378-5955(90)90170-T. */
const bandwidth = (frequency: number): number => 0.0247 * (4.37 * frequency + 1);

/** Channels lie at equal distances on the scale of these bandwidths, the first at `low`, the last at `high`. */
function centre(channel: number, channels: number, low: number, high: number): number {
  if (channels === 1) return low;
  const scale = (frequency: number): number => Math.log(4.37 * frequency + 1);
  const place = scale(low) + ((scale(high) - scale(low)) * channel) / (channels - 1);
  return (Math.exp(place) - 1) / 4.37;
}

/**
 * A gammatone filter of fourth order as four equal low-pass filters on the sound moved down by the centre frequency:
 * Hohmann (2002), Frequency analysis and synthesis using a gammatone filterbank, Acta Acustica 88. Takes piece after piece and gives the power at each sample.
 */
function heard(
  rate: number,
  frequency: number
): (piece: Float64Array, take: (at: number, power: number) => void) => void {
  const decay = Math.exp((-2 * Math.PI * 1.019 * bandwidth(frequency) * 1000) / rate);
  const angle = (-2 * Math.PI * frequency * 1000) / rate;
  const [turnX, turnY] = [Math.cos(angle), Math.sin(angle)];
  let [phaseX, phaseY] = [1, 0];
  const [x, y] = [new Float64Array(4), new Float64Array(4)];
  return (piece, take) => {
    for (let at = 0; at < piece.length; at++) {
      let [inX, inY] = [piece[at]! * phaseX, piece[at]! * phaseY];
      for (let stage = 0; stage < 4; stage++) {
        inX = x[stage] = decay * x[stage]! + (1 - decay) * inX;
        inY = y[stage] = decay * y[stage]! + (1 - decay) * inY;
      }
      take(at, inX * inX + inY * inY);
      [phaseX, phaseY] = [phaseX * turnX - phaseY * turnY, phaseX * turnY + phaseY * turnX];
    }
  };
}
