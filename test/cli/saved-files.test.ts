// `save` and `load` on the command line: the file lies beside the text, and another run goes on from it.
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
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
