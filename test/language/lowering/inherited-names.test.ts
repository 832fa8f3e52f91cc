// Names that every JavaScript object has already are names like others: nothing keeps users' names in a plain object.
import { describe, expect, test } from 'vitest';
import { judge, plot, renderSvg, report, sceneCsv, summarise } from '../../../outputs/index.js';
import { digest, explainPlan, plan, run } from '../../../simulator/index.js';
import { explainModel } from '../../../language/index.js';
import { folderWith } from '../../cli/command.js';
import { languageOf, shown, uriOf } from '../../support/text-world.js';
import { only } from '../../support/only.js';

const names = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'name', 'toJSON'];

/** One file in which everything that users name has this name, or one that begins with it. */
const texts = (n: string): Readonly<Record<string, string>> => ({
  'as a parameter of a model, read from outside': `
neuron cell {
  param ${n} = 1
  param other = 2
  state V = 0
  V' = (${n} - V) / 10 ms
}
population A[2] : cell
population B[2] : cell(${n} = 3)
experiment e {
  step 0.1 ms
  record V of A
  record V of B
  run 5 ms
  expect maximum(V of A) in 0 .. 1
  report maximum(V of B)
  plot trace(V of A)
}
`,
  'as a state and a let': `
neuron cell {
  state ${n} = 0
  let half_${n} = ${n} / 2
  ${n}' = (1 - half_${n}) / 10 ms
}
population A[2] : cell
experiment e {
  step 0.1 ms
  record ${n} of A
  run 5 ms
  report maximum(${n} of A)
  plot trace(${n} of A)
}
`,
  'as a population, a connection and an experiment': `
population ${n}[3] : lif_delta(tau_m = 10 ms, E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV)
population S[3] : spike_list(times = [1 ms, 2 ms])
connect c_${n}: S -> ${n} {
  synapse delta(weight = 30 mV)
  pattern one_to_one
}
experiment ${n}_e {
  step 0.1 ms
  record spikes of ${n}
  run 5 ms
  expect rate(${n}) in 0 Hz .. 1000 Hz
  report rate(${n})
  plot raster(${n}), rate(${n})
}
`,
  'as a parameter of the file that is swept': `
param ${n} = 1 in 0 .. 5
const k_${n} = 2
population A[1] : lif(I_e = ${n} * k_${n} * 100 pA)
experiment e {
  step 0.1 ms
  record V of A
  sweep ${n} in [1, 2] {
    run 5 ms
    report maximum(V of A)
  }
}
`,
  'as a parameter that is set': `
param ${n} = 1
population A[1] : lif(I_e = ${n} * 100 pA)
experiment e {
  step 0.1 ms
  set ${n} = 2
  record V of A
  run 5 ms
}
`,
  'as a column': `
data d = table("d.csv")
population A[1] : lif(I_e = d.${n}[0] * 100 pA)
experiment e {
  step 0.1 ms
  record V of A
  run 5 ms
}
`,
  'as a function and its argument': `
function f_${n}(${n}) = 2 * ${n}
function ${n}(x) = x + 1
population A[1] : lif(I_e = f_${n}(${n}(1)) * 100 pA)
experiment e {
  step 0.1 ms
  record V of A
  run 5 ms
}
`,
  'in a synapse': `
synapse syn into V {
  param ${n} = 1 mV
  state w_${n} = 2
  on pre {
    post.V += ${n} * w_${n}
  }
}
population A[2] : lif_delta(tau_m = 10 ms, E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV)
population S[2] : spike_list(times = [1 ms, 2 ms])
connect c: S -> A {
  synapse syn(${n} = 2 mV)
  pattern one_to_one
}
experiment e {
  step 0.1 ms
  record w_${n} of c
  record spikes of A
  run 5 ms
}
`,
  'where nothing has this name': `
neuron cell {
  state V = 0
  V' = (${n} - V.${n}) / 10 ms
  on ${n} { ${n} = 1 }
}
population A[2] : cell(${n} = 1)
population B[2] : ${n}(1)
connect ${n} -> A {
  synapse ${n}(weight = 1 mV)
  pattern ${n}(1)
}
experiment e {
  step 0.1 ${n}
  record ${n} of A
  run 5 ms
  expect ${n}(A) in 0 .. 1 ${n}
  plot ${n}(A)
}
`
});

describe.each(Object.keys(texts('x')))('%s', what => {
  const plain = languageOf({ 'd.csv': 'plain,other\n1,2\n' }).lower(uriOf('main.snn'), texts('plain')[what]);
  test.each(names)('%s', name => {
    const files = { 'd.csv': `${name},other\n1,2\n` };
    const language = languageOf(files);
    const text = texts(name)[what]!;
    const renamed = (messages: readonly string[], from: string): string[] =>
      messages.map(message => message.replaceAll(from, 'NAME').replace(/did you mean .*|; .*$/, ''));
    const { diagnostics, model } = language.lower(uriOf('main.snn'), text);
    if (!what.startsWith('where'))
      expect(renamed(shown(diagnostics), name)).toEqual(renamed(shown(plain.diagnostics), 'plain'));
    if (!model || !plain.model) return;
    const experiment = only(model.experiments).name;
    const recording = run(model, { experiment });
    expect(recording.faults).toEqual([]);
    expect([recording.ended, recording.steps]).toEqual(['complete', 50]);
    const reference = run(plain.model, { experiment: only(plain.model.experiments).name });
    expect(recording.traces.map(trace => trace.values)).toEqual(reference.traces.map(trace => trace.values));
    expect(recording.spikes.map(spike => spike.steps)).toEqual(reference.spikes.map(spike => spike.steps));
    expect(judge(recording).every(verdict => verdict.passed)).toBe(true);
    report(recording);
    summarise(recording);
    digest(recording);
    const scene = plot(recording, { model });
    renderSvg(scene, { theme: 'print' });
    sceneCsv(scene);
    explainModel(model);
    explainPlan(plan(model, { experiment }).plan!);
  });
});

test.each(names)('set from outside: %s', async name => {
  const folder = folderWith({ 'net.snn': texts(name)['as a parameter that is set']!.replace(/ {2}set .*\n/, '') });
  expect(await folder.snn(`run net.snn --set ${name}=3`)).toMatchObject({ code: 0, err: '' });
  expect(await folder.snn(`run net.snn --set not_${name}=3`)).toMatchObject({ code: 2 });
});
