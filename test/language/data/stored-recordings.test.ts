// Folders of more recordings than are held: each is read when it is shown, and fires as if it had been held.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLanguage } from '../../../language/index.js';
import { confinedWorld, nodeWorld, recordingOf } from '../../../server/index.js';
import { digest, run, type NetworkModel, type Recording } from '../../../simulator/index.js';
import { snn } from '../../support/snn.js';
import { shown } from '../../support/text-world.js';

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'snn-stored-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string): string => path.join(folder, name);

/** One of a kind for each number: two events of N-MNIST in the first 5 ms. */
const events = (i: number): Uint8Array => Uint8Array.of(i % 2, 0, 0, 4, i % 256, 1, 1, 128, 16, i % 256);

beforeAll(() => {
  for (const one of ['Train/a', 'Train/b', 'Test/a', 'Test/b']) mkdirSync(inFolder(`many/${one}`), { recursive: true });
  for (let i = 0; i < 2100; i++)
    writeFileSync(
      inFolder(`many/${i < 2000 ? 'Train' : 'Test'}/${i % 2 === 0 ? 'a' : 'b'}/${String(i).padStart(4, '0')}.bin`),
      events(i)
    );
  for (const name of ['few/Train/a', 'few/Test/b']) mkdirSync(inFolder(name), { recursive: true });
  writeFileSync(inFolder('few/Train/a/1.bin'), events(4));
  writeFileSync(inFolder('few/Test/b/1.bin'), events(2001));
});

const program = (data: string, script: string): string => snn`
  data d = events("${data}", width = 2, height = 2)
  population P[2, 2, 2] : spike_train reads d
  experiment e { step 0.1 ms; record spikes of P; ${script} }
`;
const language = createLanguage(
  confinedWorld(nodeWorld(path.join(import.meta.dirname, '..', '..', '..', 'library')), () => [folder])
);
function lowered(text: string): NetworkModel {
  const { model, diagnostics } = language.lower(pathToFileURL(inFolder('main.snn')).href, text);
  expect(shown(diagnostics.filter(({ severity }) => severity === 'error'))).toEqual([]);
  return model!;
}
const errorsOf = (text: string): string[] =>
  shown(language.lower(pathToFileURL(inFolder('main.snn')).href, text).diagnostics).filter(
    one => !one.startsWith('unused')
  );
const ran = (text: string): Recording => run(lowered(text), { experiment: 'e', recordingOf });

test('has all samples with their classes and parts, and nothing of them but the first', () => {
  const [whole, train, held] = lowered(program('many', 'run 1 ms')).data;
  expect([whole!.samples, whole!.split, train!.samples, held!.samples]).toEqual([2100, 2000, 2000, 100]);
  expect(whole!.events!.times.length).toBe(2);
  expect([0, 999, 1000, 2000, 2099].map(i => whole!.labels!.of[i])).toEqual([0, 0, 1, 0, 1]);
});

test('fires as recordings do that are held, in each part, shuffled too', () => {
  const one = (sample: string): string => `present ${sample} to P for 10 ms`;
  const stored = ran(program('many', `${one('d.train[2]')}; ${one('d.test[50]')}`));
  const read = ran(program('few', `${one('d.train[0]')}; ${one('d.test[0]')}`));
  expect(stored.spikes[0]!.steps.length).toBe(4);
  expect(digest(stored)).toBe(digest(read));
  const all = ran(program('many', `for s in d.test shuffled { ${one('s')} }`));
  expect(all.spikes[0]!.steps.length).toBe(200);
});

test('has no list of all times', () =>
  expect(errorsOf(`${program('many', 'run 1 ms; report d.time[0]')}`)).toEqual([
    "unknown-column 3 The data d have no list 'time'; they have 'label'."
  ]));

test('a file that is damaged, gone or of another sensor ends the run, at the line that shows it', () => {
  const model = lowered(program('many', 'present d[0] to P for 10 ms; for s in d.train { present s to P for 1 ms }'));
  writeFileSync(inFolder('many/Train/a/0004.bin'), Uint8Array.of(1, 2, 3));
  const faultOf = (): unknown => {
    const { faults, steps } = run(model, { experiment: 'e', recordingOf });
    return [steps, faults[0]!.source!.line, faults[0]!.code, faults[0]!.message];
  };
  expect(faultOf()).toEqual([
    120,
    3,
    'unreadable-data',
    'many/Train/a/0004.bin has 3 bytes, and an event has 5: it is cut off, or no file of N-MNIST; copy it again.'
  ]);
  rmSync(inFolder('many/Train/a/0004.bin'));
  expect(faultOf()).toEqual([
    120,
    3,
    'unreadable-data',
    'There is no file many/Train/a/0004.bin beside this file; put it there or correct its name.'
  ]);
  writeFileSync(inFolder('many/Train/a/0004.bin'), events(4));
  expect(run(model, { experiment: 'e', recordingOf }).ended).toBe('complete');
  expect(run(model, { experiment: 'e' }).faults[0]!.message).toContain('nothing reads files here');
});

test('a link that leads out of the folders that may be read is refused before anything runs', () => {
  const outside = mkdtempSync(path.join(realpathSync(tmpdir()), 'snn-outside-'));
  writeFileSync(path.join(outside, 'x.bin'), events(1));
  symlinkSync(path.join(outside, 'x.bin'), inFolder('many/Test/a/x.bin'));
  expect(errorsOf(program('many', 'run 1 ms'))[0]).toContain(
    'data-file 1 many/Test/a/x.bin lies outside of the folders that may be read'
  );
  rmSync(inFolder('many/Test/a/x.bin'));
  rmSync(outside, { recursive: true });
});
