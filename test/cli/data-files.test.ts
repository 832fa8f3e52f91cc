// Data from the disk: named by parameters of the command line, written by a run and read by the next, and none of foreign folders.
import { expect, test } from 'vitest';
import { folderWith } from './command.js';

const folder = folderWith({
  'net/main.snn': `param file = "few.csv"
param channels = 2
data d = table(file)
experiment e {
  step 1 ms
  report d.w[0], d.w[1]
  run 1 ms
}
`,
  'net/few.csv': 'w\n1\n2\n',
  'net/more/other.csv': 'w\n7\n8\n',
  'net/set.snn':
    'param file = "few.csv"\ndata d = table(file)\nexperiment e { step 1 ms; set file = "a.csv"; report d.w[0]; run 1 ms }\n',
  'net/foreign.snn':
    'data d = pictures("../../faces")\ndata e = pictures("../..")\npopulation A : poisson reads d\npopulation B : poisson reads e\n',
  'net/write.snn': `population In[3] : spike_list(times = [[1 ms, 5 ms], [2 ms], [3 ms]])
experiment e {
  step 1 ms
  record spikes of In
  run 10 ms
}
`,
  'net/read.snn': `data d = events("spikes.csv")
data t = table("spikes.csv")
population Again[3] : spike_list(times = grouped(d.time * 1 ms, d.address))
experiment e {
  step 1 ms
  record spikes of Again
  run 10 ms
  expect times(Again[0]) near [1 ms, 5 ms] within 1e-9 ms
  expect count(Again) == 4
  report t.time_ms[3]
}
`
});

test('a file is named by a parameter, relative to the text', async () => {
  expect((await folder.snn('run net/main.snn')).out).toMatch(/\b1\b.*\b2\b/s);
  const { out, code } = await folder.snn('run net/main.snn --set file=more/other.csv');
  expect(out).toMatch(/\b7\b.*\b8\b/s);
  expect(code).toBe(0);
  expect((await folder.snn('run net/main.snn --set file=none.csv')).err).toContain(
    'There is no file none.csv beside this file'
  );
});

test('and not within an experiment, nor by a sweep', async () => {
  expect((await folder.snn('check net/set.snn')).out).toContain(
    "'file' is a text, which names files that are read before an experiment begins; change it where it is declared, or with --set file=…."
  );
  expect((await folder.snn('sweep net/main.snn --values file=1,2')).err).toContain(
    '--values file=1: the parameter is a text, and one has no values to go through; use --set.'
  );
});

test('what a run writes is read', async () => {
  expect((await folder.snn('run net/write.snn --output spikes=net/spikes.csv')).code).toBe(0);
  const { out, err, code } = await folder.snn('run net/read.snn');
  expect([err, code]).toEqual(['', 0]);
  expect(out).toMatch(/time_ms\[3\].*5/s);
});

test('folders that do not belong to the text are not looked into', async () => {
  const { out } = await folder.snn('check net/foreign.snn');
  expect(out).toContain('../../faces lies outside of the folders that may be read');
  expect(out).toContain('../.. lies outside of the folders that may be read');
});
