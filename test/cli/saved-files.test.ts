// `save` and `load` on the command line: the file lies beside the text, and another run goes on from it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { npzOf } from '../../server/index.js';
import { folderWith } from './command.js';

const network = `data d = table("d.csv")
population Retina[2] : poisson(max_rate = 100 Hz) reads d
population Output[2] : lif_delta(E_L = 0 mV, V_th = 5 mV, V_reset = 0 mV)
connect learnt: Retina -> Output {
  synapse delta(weight = 1 mV)
  plasticity memristive(w_max = 2 mV)
}
`;
const folder = folderWith({
  'deep/d.csv': 'x,y\n1,1\n',
  'deep/learn.snn': `${network}experiment learn {
  step 0.5 ms
  record weight of learnt
  present d[0] to Retina for 500 ms
  save learnt to "kept/learnt.npz"
  report last(weight of learnt[0])
}
`,
  'both.snn': `param kept = "both.npz"
${network.replace('"d.csv"', '"deep/d.csv"')}experiment learn {
  step 0.5 ms
  present d[0] to Retina for 500 ms
  save learnt to kept
}

experiment go_on {
  step 0.5 ms
  record weight of learnt
  load from kept
  run 10 ms
  report last(weight of learnt[0])
}
`,
  'deep/sweep.snn': `param g = 1
${network.replace('weight = 1 mV', 'weight = g * 1 mV')}experiment swept {
  step 0.5 ms
  sweep g in [0.5, 1.5] with seeds 1..2 { present d[0] to Retina for 50 ms }
  save learnt to "kept/swept.npz"
}
`,
  'deep/go_on.snn': `${network}experiment go_on {
  step 0.5 ms
  record weight of learnt
  load from "kept/learnt.npz"
  run 10 ms
  report last(weight of learnt[0])
}
`
});

test('what was learnt lies beside the file, and another run begins with it', async () => {
  expect((await folder.snn('check deep/go_on.snn')).out).toContain('There is no file kept/learnt.npz beside this file');
  const { code, err, out } = await folder.snn('run deep/learn.snn');
  expect([code, err]).toEqual([0, 'kept/learnt.npz has what was learnt.\n']);
  expect(existsSync(path.join(folder.path, 'deep/kept/learnt.npz'))).toBe(true);
  const [weight] = /[\d.]+ mV/.exec(out.slice(out.indexOf('last(')).replace('(mV)', ''))!;
  const later = await folder.snn('run deep/go_on.snn');
  expect(later.code).toBe(0);
  expect(later.out).toContain(weight);
  expect(weight).not.toBe('1 mV');
});

test('where one experiment loads what another saves, that one can be run first; a text parameter names the file', async () => {
  const before = await folder.snn('run both.snn --experiment go_on');
  expect(before.code).toBe(1);
  expect(before.err + before.out).toContain(
    'There is no file both.npz yet; run experiment learn first, which saves it.'
  );
  const learnt = await folder.snn('run both.snn --experiment learn');
  expect([learnt.code, existsSync(path.join(folder.path, 'both.npz'))]).toEqual([0, true]);
  expect(await folder.snn('check both.snn')).toMatchObject({ code: 0 });
  expect((await folder.snn('run both.snn --experiment go_on')).code).toBe(0);
  const elsewhere = await folder.snn('run both.snn --experiment learn --set kept=other.npz');
  expect(elsewhere.err).toContain('other.npz has what was learnt.');
  expect((await folder.snn('run both.snn --experiment go_on --set kept=none.npz')).code).toBe(1);
});

test('a file is named by a text, or by a parameter that is one', async () => {
  const written = folderWith({
    'a.snn': `param n = 3\n${network.replace('table("d.csv")', 'images("none")')}experiment e { step 1 ms; run n * 1 ms; save learnt to n }`
  });
  expect((await written.snn('check a.snn')).out).toContain(
    "'n' is a parameter of the file; a param of the file that is a text is needed here"
  );
});

test('in a sweep each value and seed has a file of its own', async () => {
  const { code, err } = await folder.snn('run deep/sweep.snn');
  const names = ['g=0.5_seed=1', 'g=0.5_seed=2', 'g=1.5_seed=1', 'g=1.5_seed=2'].map(at => `kept/swept_${at}.npz`);
  expect([code, err]).toEqual([0, names.map(name => `${name} has what was learnt.\n`).join('')]);
  for (const name of names) expect(existsSync(path.join(folder.path, 'deep', name))).toBe(true);
  expect(existsSync(path.join(folder.path, 'deep/kept/swept.npz'))).toBe(false);
});

test('what is saved takes the place of nothing of ours, and lies where it may be read', async () => {
  const end = (save: string): string =>
    `${network}experiment e { step 0.5 ms; record weight of learnt; run 10 ms; ${save} }`;
  const bad = folderWith({
    'd.csv': 'x,y\n1,1\n',
    'table.snn': end('save learnt to "d.csv"'),
    'source.snn': end('save learnt to "source.snn"'),
    'empty.snn': end('save learnt to ""'),
    'outside.snn': end('save learnt to "../../../outside.npz"'),
    'read.snn': end('save learnt to "bars.npz"').replace('table("d.csv")', 'array("bars.npz")'),
    'twice.snn': end('save learnt to "a.npz"; save features of Output to "a.npz"'),
    'again.snn': end('save learnt to "a.npz"; run 10 ms; save learnt to "a.npz"')
  });
  const before = (await bad.snn('check .')).out;
  for (const said of [
    'd.csv is no name of an NPZ file, which save writes',
    'source.snn is no name of an NPZ file',
    'An empty text is no name of an NPZ file',
    'outside.npz lies outside of the folders that may be read',
    'bars.npz is what the data d read, and would be lost',
    'What is saved to a.npz before would be lost'
  ])
    expect(before).toContain(said);
  expect(before.match(/\[saved-file\]/g)).toHaveLength(6);
  expect((await bad.snn('run table.snn')).code).toBe(1);
  expect(readFileSync(path.join(bad.path, 'd.csv'), 'utf8')).toBe('x,y\n1,1\n');
});

const goOn = `experiment go_on {
  step 0.5 ms
  record weight of learnt
  load from "both.npz"
  run 10 ms
  report last(weight of learnt[0])
  expect abs(last(weight of learnt[0]) - 1 mV) > 0.01 mV
}
`;
const learn = `experiment learn {
  step 0.5 ms
  record weight of learnt
  present d[0] to Retina for 500 ms
  save learnt to "both.npz"
}
`;
const clone = (...experiments: readonly string[]): ReturnType<typeof folderWith> =>
  folderWith({ 'd.csv': 'x,y\n1,1\n', 'both.snn': network + experiments.join('\n') });

test('on a fresh clone what another experiment will save is no error, and a test runs that first, in memory', async () => {
  const fresh = clone(goOn, learn);
  const checked = await fresh.snn('check .');
  expect(checked.code).toBe(0);
  expect(checked.out).toContain(
    'information There is no file both.npz yet; experiment learn saves it: run that first.'
  );
  const tested = await fresh.snn('test .');
  expect([tested.code, tested.err]).toEqual([0, '']);
  expect(tested.out).toContain('1 of 1 expectation holds');
  expect(existsSync(path.join(fresh.path, 'both.npz'))).toBe(false);
});

test('what is tested itself goes before a file that lies there; what is not does not', async () => {
  const kept = clone(goOn, learn);
  await kept.snn('run both.snn --experiment learn');
  writeFileSync(
    path.join(kept.path, 'both.npz'),
    npzOf([{ name: 'learnt.weight', values: Float64Array.of(1, 1, 1, 1) }])
  );
  expect((await kept.snn('test .')).code).toBe(1);
  const also = clone(goOn, learn.replace(/\}\n$/, '  expect last(weight of learnt[0]) > 0 mV\n}\n'));
  writeFileSync(
    path.join(also.path, 'both.npz'),
    npzOf([{ name: 'learnt.weight', values: Float64Array.of(1, 1, 1, 1) }])
  );
  const tested = await also.snn('test .');
  expect([tested.code, tested.out.includes('2 of 2 expectations hold')]).toEqual([0, true]);
});

test('a run of all experiments goes on from what it has just saved', async () => {
  const fresh = clone(learn, goOn);
  const { code, err } = await fresh.snn('run both.snn');
  expect(code).toBe(0);
  expect(err).toContain('both.npz has what was learnt.');
  const turned = await clone(goOn, learn).snn('run both.snn');
  expect(turned.code).toBe(1);
  expect(turned.out).toContain('There is no file both.npz yet; run experiment learn first, which saves it.');
});

test('weights that are constants are not loaded, and it is said what to write', async () => {
  const constant = clone(learn, goOn.replace('load from', 'load fixed from')).path;
  const text = readFileSync(path.join(constant, 'both.snn'), 'utf8');
  const other = folderWith({
    'd.csv': 'x,y\n1,1\n',
    'both.snn': text.replace(
      'experiment learn',
      'connect fixed: Retina -> Output { synapse delta(weight = 1 mV); delay 2 ms }\n\nexperiment learn'
    )
  });
  expect((await other.snn('check .')).out).toContain(
    'fixed has nothing to load, as its weights are constants; give it the plasticity with which they were learnt, and write freeze fixed.'
  );
});
