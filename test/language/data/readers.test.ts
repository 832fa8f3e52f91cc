// Each kind of data file: what is read of a tiny one, and what is said of one that is not as it should be.
import { gzipSync, zipSync } from 'fflate';
import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import type { DataSet } from '../../../simulator/index.js';
import { errorsOf, lowered } from '../../support/lowered.js';
import { type Files, refusal, samplesOf, setsOf } from './sets-read.js';
import { bytesOf, idx, npy } from './tiny-files.js';

const setOf = (text: string, files: Files): DataSet => setsOf(text, files)[0]!;

describe('images', () => {
  const two = idx([2, 1, 2], [0, 255, 51, 102]);
  const one = idx([1, 1, 2], [255, 0]);
  const files = {
    'a.idx': two,
    'a.gz': gzipSync(two),
    'l.idx': idx([2], [3, 1]),
    't.idx': one,
    'tl.idx': idx([1], [1])
  };
  test('are bytes from 0 to 1, packed or not', () => {
    for (const file of ['a.idx', 'a.gz']) {
      const set = setOf(`images("${file}")`, files);
      expect(set).toMatchObject({ samples: 2, shape: [1, 2], range: { low: 0, high: 1 } });
      expect(set.values).toBeInstanceOf(Uint8Array);
      expect(samplesOf(set)).toEqual([
        [0, 1],
        [0.2, 0.4]
      ]);
    }
  });
  test('have labels, and parts for learning and for a test', () => {
    const sets = setsOf('images("a.idx", labels = "l.idx", test = "t.idx", test_labels = "tl.idx")', files);
    expect(sets.map(({ name, samples }) => [name, samples])).toEqual([
      ['d', 3],
      ['d.train', 2],
      ['d.test', 1]
    ]);
    expect(sets[0]!.labels).toEqual({ of: Uint16Array.of(1, 0, 0), classes: ['1', '3'] });
    expect(sets.map(({ labels }) => [...labels!.of])).toEqual([[1, 0, 0], [1, 0], [0]]);
    expect(samplesOf(sets[2]!)).toEqual([[1, 0]]);
  });
  test('of a folder are found by the names they usually have', () => {
    const sets = setsOf('images("mnist")', {
      'mnist/train-images-idx3-ubyte.gz': files['a.gz'],
      'mnist/train-labels-idx1-ubyte': files['l.idx'],
      'mnist/t10k-images-idx3-ubyte': one,
      'mnist/t10k-labels-idx1-ubyte': files['tl.idx']
    });
    expect(sets.map(({ samples }) => samples)).toEqual([3, 2, 1]);
  });
  test.each([
    ['no file', 'images("b")', {}, 'There is no file or folder b beside this file; put it there or correct its name.'],
    [
      'another format',
      'images("a")',
      { a: 'text' },
      'a is no IDX file: it does not begin with two zeros, a type and a number of axes.'
    ],
    [
      'labels instead of images',
      'images("l.idx")',
      files,
      'l.idx holds 2 labels and no images; name it as labels = "…" beside its images.'
    ],
    [
      'labels of another number',
      'images("a.idx", labels = "tl.idx")',
      files,
      'tl.idx has 1 label for the 2 samples of a.idx; give the labels that belong to it, or write one of the two files again.'
    ],
    [
      'a test without labels',
      'images("a.idx", labels = "l.idx", test = "t.idx")',
      files,
      't.idx has no labels and a.idx has; add test_labels with the file of its labels.'
    ],
    [
      'a test of another shape',
      'images("a.idx", test = "b.idx")',
      { ...files, 'b.idx': idx([1, 1, 3], [1, 2, 3]) },
      'b.idx has samples of 1 x 3 values and a.idx of 1 x 2; give two files of the same shape.'
    ],
    [
      'a file that is cut off',
      'images("b")',
      { b: two.subarray(0, -1) },
      'b is cut off: it says it has 4 numbers and holds 3; download or copy it again.'
    ],
    [
      'a packed file that is cut off',
      'images("b.gz")',
      {
        'b.gz': gzipSync(
          new Uint8Array(5000).map((_, i) => i * i),
          { level: 1 }
        ).subarray(0, -20)
      },
      'b.gz is cut off or damaged: what it unpacks to is not what was packed; download or copy it again.'
    ],
    [
      'a packed file with a wrong byte',
      'images("b.gz")',
      { 'b.gz': gzipSync(two, { level: 0 }).map((byte, i, { length }) => (i === length - 10 ? byte ^ 1 : byte)) },
      'b.gz is cut off or damaged: what it unpacks to is not what was packed; download or copy it again.'
    ]
  ])('refuse %s', (_, text, given, message) => expect(refusal(text, given)).toBe(`data-file 1 ${message}`));
});

describe('an array', () => {
  const rows = bytesOf(Float64Array.of(1, 2, 3, 4, 5, 6));
  test('counts its samples by the first axis, in either order', () => {
    const c = setOf('array("c.npy")', { 'c.npy': npy('<f8', '(2, 3)', rows) });
    expect(c).toMatchObject({ samples: 2, shape: [3], range: { low: 1, high: 6 } });
    expect(samplesOf(c)).toEqual([
      [1, 2, 3],
      [4, 5, 6]
    ]);
    expect(samplesOf(setOf('array("f.npy")', { 'f.npy': npy('<f8', '(2, 3)', rows, true) }))).toEqual([
      [1, 3, 5],
      [2, 4, 6]
    ]);
  });
  test('of three axes in the order of Fortran is turned round', () => {
    // value at [sample, i, j] is 100 sample + 10 i + j
    const values = Float64Array.from(
      { length: 12 },
      (_, at) => 100 * (at % 2) + 10 * (Math.floor(at / 2) % 3) + Math.floor(at / 6)
    );
    const set = setOf('array("f.npy")', { 'f.npy': npy('<f8', '(2, 3, 2)', bytesOf(values), true) });
    expect(samplesOf(set)).toEqual([
      [0, 1, 10, 11, 20, 21],
      [100, 101, 110, 111, 120, 121]
    ]);
  });
  test('of one axis is a list', () => {
    const { globals, data } = lowered('data d = array("w.npy")\nconst w = d.values\n', {
      'w.npy': npy('<i2', '(3,)', bytesOf(Int16Array.of(-1, 0, 7)))
    });
    expect(globals[0]!.value).toMatchObject({ kind: 'column', data: 'd', column: 'values' });
    expect(data[0]).toMatchObject({ samples: 3, shape: [1], columns: ['values'] });
  });
  test('of an archive is named, with labels beside it', () => {
    const archive = zipSync({
      'x.npy': npy('<f4', '(2, 2)', bytesOf(Float32Array.of(0.5, 1, 1.5, 2))),
      'y.npy': npy('<i2', '(2,)', bytesOf(Int16Array.of(4, 4)))
    });
    const set = setOf('array("a.npz", name = "x", labels = "y")', { 'a.npz': archive });
    expect(samplesOf(set)).toEqual([
      [0.5, 1],
      [1.5, 2]
    ]);
    expect(set.labels).toEqual({ of: Uint16Array.of(0, 0), classes: ['4'] });
    expect(refusal('array("a.npz")', { 'a.npz': archive })).toBe(
      'data-file 1 a.npz holds 2 arrays; name one of "x", "y".'
    );
    expect(refusal('array("a.npz", name = "z")', { 'a.npz': archive })).toBe(
      'data-file 1 a.npz has no array z; name one of "x", "y".'
    );
  });
  test.each([
    ['another format', 'text', 'is neither NPY nor NPZ; write it with numpy.save or numpy.savez.'],
    [
      'texts',
      npy('<U3', '(1,)', new Uint8Array(12)),
      "holds texts; write an array of real numbers, such as numpy.save(FILE, a.astype('f4'))."
    ],
    ['no samples', npy('<f8', '(0, 3)', new Uint8Array(0)), 'has no samples; write it again with at least one.'],
    ['a file that is cut off', npy('<f8', '(2, 3)', rows.subarray(0, 40)), 'is cut off; copy or write it again.'],
    [
      'what is no number',
      npy('<f4', '(2,)', bytesOf(Float32Array.of(1, NaN))),
      'holds a value that is not a number (NaN), number 1 of 2; put a number there.'
    ]
  ])('refuses %s', (_, bytes, message) =>
    expect(refusal('array("a.npy")', { 'a.npy': bytes })).toBe(`data-file 1 a.npy ${message}`)
  );
});

describe('a table', () => {
  const csv = 'name,a,class,b\nx,1,cat,2\ny,3,dog,4\nz,5,cat,6\n';
  test('has a column of labels, and columns of texts that nobody reads', () => {
    const set = setOf('table("t.csv", label = "class")', { 't.csv': csv });
    expect(set).toMatchObject({ samples: 3, shape: [2], columns: ['a', 'b'] });
    expect(set.labels).toEqual({ of: Uint16Array.of(0, 1, 0), classes: ['cat', 'dog'] });
    expect(samplesOf(set)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6]
    ]);
  });
  test('may have a part for a test in another file', () => {
    const sets = setsOf('table("t.csv", label = "class", test = "u.csv")', {
      't.csv': csv,
      'u.csv': 'name,a,class,b\nw,7,dog,8\n'
    });
    expect(sets.map(set => samplesOf(set))).toEqual([
      [
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8]
      ],
      [
        [1, 2],
        [3, 4],
        [5, 6]
      ],
      [[7, 8]]
    ]);
    expect([...sets[2]!.labels!.of]).toEqual([1]);
  });
  test('in whose numbers a text stands is refused where it is read', () => {
    const files = { 't.csv': 'a,b\n1,2\nx,3\n' };
    const told =
      "data-file 1 t.csv has 'x' in line 3, column 1 ('a'), where a number is needed; write one such as 0.5.";
    expect(errorsOf('data d = table("t.csv")\nconst c = d.b\n', files)).toEqual([]);
    expect(errorsOf('data d = table("t.csv")\nconst c = d.a\nconst e = d.a\n', files)).toEqual([told]);
    expect(errorsOf('data d = table("t.csv")\npopulation R[2] : poisson reads d\n', files)).toEqual([told]);
    expect(errorsOf('data d = table("t.csv")\nconst c = d\n', files)).toEqual([told]);
  });
  test.each([
    [
      'no such column',
      'table("t.csv", label = "kind")',
      csv,
      "has no column 'kind' for the labels; it has 'name', 'a', 'class', 'b'."
    ],
    [
      'a line without a label',
      'table("t.csv", label = "c")',
      'a,c\n1,x\n2,\n',
      "has no label in line 3, column 2 ('c'); write its class."
    ]
  ])('refuses %s', (_, text, given, message) =>
    expect(refusal(text, { 't.csv': given })).toBe(`data-file 1 t.csv ${message}`)
  );
});

describe('numbers as labels', () => {
  test('are one class, however they are written', () => {
    const set = setOf('table("t.csv", label = "c")', {
      't.csv': 'a,c\n1,10.0\n2,1\n3,1.0\n4,+1\n5,01\n6,2.50\n7,-0.0\n'
    });
    expect(set.labels).toEqual({ of: Uint16Array.of(3, 1, 1, 1, 1, 2, 0), classes: ['0', '1', '2.5', '10'] });
  });
  test('of a test, too', () => {
    const sets = setsOf('table("t.csv", label = "c", test = "u.csv")', {
      't.csv': 'a,c\n1,0\n2,1\n',
      'u.csv': 'a,c\n3,1.0\n4,0.0\n'
    });
    expect(sets.map(({ labels }) => labels)).toEqual(
      [
        [0, 1, 1, 0],
        [0, 1],
        [1, 0]
      ].map(of => ({ of: Uint16Array.from(of), classes: ['0', '1'] }))
    );
  });
  test('texts and names of many digits stay as they are', () => {
    const names = ['v1.0', '12345678901234567890', '12345678901234567891', '1e1', '-', '.'];
    const set = setOf('table("t.csv", label = "c")', {
      't.csv': `a,c\n${names.map(name => `1,${name}`).join('\n')}\n`
    });
    expect(new Set(set.labels!.classes)).toEqual(new Set(names));
  });
  test('groups of one number are held out together', () => {
    const set = setOf('table("t.csv", groups = "g", folds = 2)', { 't.csv': 'a,g\n1,1\n2,2\n3,1.0\n4,2.0\n' });
    expect([set.split, samplesOf(set).flat()]).toEqual([2, [2, 4, 1, 3]]);
  });
});

describe('pictures', () => {
  const png = (width: number, height: number, data: Uint8Array, channels: 1 | 3 = 1): Uint8Array =>
    encode({ width, height, data, channels });
  const pgm = (text: string): Uint8Array => new TextEncoder().encode(text);
  test('of sub-folders are labelled by them', () => {
    const set = setOf('pictures("p")', {
      'p/no/1.png': png(2, 1, Uint8Array.of(0, 255)),
      'p/yes/1.pgm': pgm('P2\n# drawn\n2 1\n5\n5 1\n'),
      'p/yes/2.pgm': Uint8Array.of(...pgm('P5 2 1 255\n'), 51, 102)
    });
    expect(set).toMatchObject({ samples: 3, shape: [1, 2] });
    expect(set.labels).toEqual({ of: Uint16Array.of(0, 1, 1), classes: ['no', 'yes'] });
    expect(samplesOf(set)).toEqual([
      [0, 1],
      [1, 0.2],
      [0.2, 0.4]
    ]);
  });
  test('in colour are three pictures, one behind the other', () => {
    const set = setOf('pictures("p")', { 'p/1.png': png(2, 1, Uint8Array.of(255, 0, 0, 0, 51, 0), 3) });
    expect(set.shape).toEqual([3, 1, 2]);
    expect(samplesOf(set)).toEqual([[1, 0, 0, 0.2, 0, 0]]);
  });
  test('in grey among those in colour have the same in red, green and blue', () => {
    const set = setOf('pictures("p")', {
      'p/1.png': png(1, 1, Uint8Array.of(51, 51, 51), 3),
      'p/2.png': png(1, 1, Uint8Array.of(255, 0, 102), 3),
      'p/3.png': png(1, 1, Uint8Array.of(255))
    });
    expect(set.shape).toEqual([3, 1, 1]);
    expect(samplesOf(set)).toEqual([
      [0.2, 0.2, 0.2],
      [1, 0, 0.4],
      [1, 1, 1]
    ]);
  });
  test('have parts where the folder has', () => {
    const picture = png(1, 1, Uint8Array.of(255));
    const files = { 'p/train/a/1.png': picture, 'p/train/b/1.png': picture, 'p/test/a/1.png': picture };
    expect(setsOf('pictures("p")', files).map(({ name, samples }) => [name, samples])).toEqual([
      ['d', 3],
      ['d.train', 2],
      ['d.test', 1]
    ]);
  });
  test.each([
    [
      'an empty class',
      { 'p/a/1.png': png(1, 1, new Uint8Array(1)), 'p/b/notes.txt': '' },
      'p/b is an empty class: it has no pictures (.png or .pgm); put some there or remove the folder.'
    ],
    [
      'another size',
      { 'p/1.png': png(1, 1, new Uint8Array(1)), 'p/2.png': png(2, 1, new Uint8Array(2)) },
      'p/2.png is 2 x 1 pixels of 8 bits and p/1.png is 1 x 1 pixels of 8 bits; make all pictures of one size and kind.'
    ],
    [
      'a damaged picture',
      { 'p/1.png': png(9, 9, new Uint8Array(81)).subarray(0, 50) },
      'p/1.png is no PNG picture, or is damaged; save it again.'
    ],
    ['something else', { 'p/1.png': 'GIF89a' }, 'p/1.png is no PNG and no PGM picture; save it as one of these.'],
    ['a file', { p: 'x' }, 'p is a file; name the folder of the pictures (.png or .pgm).'],
    ['nothing', {}, 'There is no folder p beside this file; put it there or correct its name.']
  ])('refuse %s', (_, files, message) =>
    expect(refusal('pictures("p")', files as Files)).toBe(`data-file 1 ${message}`)
  );
});

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

describe('events', () => {
  const event = (x: number, y: number, on: number, time: number): number[] => [
    x,
    y,
    (on << 7) | (time >> 16),
    (time >> 8) & 255,
    time & 255
  ];
  test('of N-MNIST have five bytes each', () => {
    const set = setOf('events("a.bin")', {
      'a.bin': Uint8Array.of(...event(3, 2, 1, 70_000), ...event(0, 0, 0, 80_000), ...event(33, 33, 1, 80_001))
    });
    expect(set).toMatchObject({ samples: 1, shape: [2, 34, 34] });
    expect(set.events).toEqual({
      start: Uint32Array.of(0, 3),
      times: Float64Array.of(70, 80, 80.001),
      addresses: Uint32Array.of(34 * 34 + 2 * 34 + 3, 0, 2 * 34 * 34 - 1)
    });
  });
  test('of what a run writes are those that it recorded', () => {
    const set = setOf('events("spikes.csv")', { 'spikes.csv': 'population,id,time_ms\nE,4,0.1\nE,0,0.3\n' });
    expect(set).toMatchObject({
      shape: [5],
      events: { times: Float64Array.of(0.1, 0.3), addresses: Uint32Array.of(4, 0) }
    });
  });
  test('in folders are labelled, and are lists', () => {
    const text = 'data d = events("f", width = 2, height = 2)\nconst x = d.x\nconst p = d.polarity\nconst t = d.time\n';
    const { data } = lowered(text, {
      'f/a/1.csv': 'time,x,y,p\n2,1,0,1\n1,0,1,0\n',
      'f/b/1.csv.gz': gzipSync(new TextEncoder().encode('time,x,y,p\n3,1,1,1\n'))
    });
    expect(data[0]).toMatchObject({
      samples: 2,
      shape: [2, 2, 2],
      labels: { of: Uint16Array.of(0, 1), classes: ['a', 'b'] },
      events: { start: Uint32Array.of(0, 2, 3), times: Float64Array.of(1, 2, 3), addresses: Uint32Array.of(2, 5, 7) }
    });
  });
  test.each([
    [
      'a file that is cut off',
      { 'a.bin': Uint8Array.of(...event(1, 1, 1, 1)).subarray(0, 4) },
      'a.bin has 4 bytes, and an event has 5: it is cut off, or no file of N-MNIST; copy it again.'
    ],
    [
      'a sensor that is larger',
      { 'a.bin': Uint8Array.of(...event(99, 1, 1, 1)) },
      'a.bin has an event at x = 99, y = 1, outside of 34 x 34 pixels; give width and height as the sensor has them.'
    ]
  ])('refuse %s', (_, files, message) => expect(refusal('events("a.bin")', files)).toBe(`data-file 1 ${message}`));
  test('refuse a table without times, and a place that is none', () => {
    expect(refusal('events("a.csv")', { 'a.csv': 'x,y\n1,2\n' })).toMatch(/^data-file 1 a.csv needs a column of times/);
    expect(refusal('events("a.csv")', { 'a.csv': 'id,time_us\n1,2\n1,-20\n' })).toBe(
      'data-file 1 a.csv has the time -20 in line 3; times count from the start of the presentation, so write them from 0 on.'
    );
    expect(refusal('events("a.csv")', { 'a.csv': 'id,t\n1,2\n1.5,2\n' })).toBe(
      'data-file 1 a.csv has the neuron 1.5 in line 3; it must be a whole number from 0 on.'
    );
  });
});
