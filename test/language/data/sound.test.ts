// Sound in WAV files: what is read of a tiny one, and what is said of one that is not as it should be.
import { describe, expect, test } from 'vitest';
import { refusal, samplesOf, setOf } from './sets-read.js';

describe('sound', () => {
  function wav(rate: number, samples: readonly number[]): Uint8Array {
    const bytes = new Uint8Array(44 + 2 * samples.length);
    const view = new DataView(bytes.buffer);
    bytes.set(new TextEncoder().encode('RIFF____WAVEfmt '));
    view.setUint32(16, 16, true);
    view.setUint16(20, 1, true);
    view.setUint16(22, 1, true);
    view.setUint32(24, rate, true);
    view.setUint16(34, 16, true);
    bytes.set(new TextEncoder().encode('data'), 36);
    view.setUint32(40, 2 * samples.length, true);
    samples.forEach((sample, i) => view.setInt16(44 + 2 * i, Math.round(32_000 * sample), true));
    return bytes;
  }
  const tone = (frequency: number, rate: number, seconds: number): number[] =>
    Array.from({ length: Math.round(rate * seconds) }, (_, i) => Math.sin((2 * Math.PI * frequency * i) / rate));
  test('is loudest in the channel of its frequency', () => {
    const file = wav(16_000, [...tone(1000, 16_000, 0.1), ...Array.from({ length: 1600 }, () => 0)]);
    const set = setOf('sound("a.wav", channels = 9, low = 250 Hz, high = 4 kHz, frame = 20 ms)', { 'a.wav': file });
    expect(set).toMatchObject({ samples: 10, shape: [9], range: { high: 1 } });
    const frames = samplesOf(set);
    const loudest = frames[3]!.indexOf(Math.max(...frames[3]!));
    // nine centres from 250 Hz to 4 kHz at equal distances of log(4.37 f + 1): that of the fifth is 1171 Hz, of the fourth 840 Hz
    expect([3, 4]).toContain(loudest);
    expect(Math.max(...frames[8]!)).toBeLessThan(0.01);
  });
  test.each([
    [
      'a rate too low for what is to be heard',
      wav(8000, tone(100, 8000, 0.1)),
      'has 8000 samples a second and so frequencies up to 4000 Hz, and high is 8000 Hz; make high smaller, or record at a higher rate.'
    ],
    ['less than a frame', wav(44_100, [0, 0, 0]), 'lasts 0.068 ms and a frame is 10 ms; make frame shorter.'],
    [
      'a file that is cut off',
      wav(44_100, tone(100, 44_100, 0.1)).subarray(0, 1000),
      'is cut off: its sound has 8820 bytes and 956 are there; copy it again.'
    ],
    ['something else', 'ID3', 'is no WAV file; convert it, for example with ffmpeg.']
  ])('refuses %s', (_, bytes, message) =>
    expect(refusal('sound("a.wav")', { 'a.wav': bytes })).toBe(`data-file 1 a.wav ${message}`)
  );
});
