// A long file as people write them: models of their own, populations, connections, experiments, comments. Free of findings.

/** About `lines` lines, the same at each call. */
export function networkText(lines: number): string {
  const parts: string[] = ['/// A model of many areas, each with its own cells.', 'const R_m = 100 MOhm', ''];
  for (let area = 0, length = 3; length < lines; area++) {
    const next = [...areaText(area), ...(area % 10 === 0 ? experimentText(area) : [])];
    parts.push(...next);
    length += next.length;
  }
  return parts.join('\n');
}

const areaText = (n: number): string[] =>
  `
// ---------------------------------------------------------------- area ${n}
param drive${n} = ${8 + (n % 5)} Hz in 0 Hz .. 50 Hz      /// of each fibre from outside
const w${n} = ${(0.4 + (n % 7) / 20).toFixed(2)} mV

/// Leaky, with a current that adapts.
neuron cell${n} {
  param tau_m = ${18 + (n % 4)} ms positive     /// of the membrane
  param tau_w = 120 ms positive    /// of the adaptation
  param E_L = -70 mV
  param V_th = -50 mV
  param a = ${1 + (n % 3)} nS
  param b = 20 pA
  input I : pA
  state V : mV = E_L
  state w : pA = 0 pA
  let leak = (E_L - V) / tau_m
  V' = leak + R_m * (I - w) / tau_m
  w' = (a * (V - E_L) - w) / tau_w
  spike when V >= V_th
  on spike {
    V = E_L
    w += b
  }
  refractory 2 ms
}

population E${n}[${80 + (n % 9)}], I${n}[20] : cell${n}(V = uniform(-70 mV, -50 mV))
population Fibres${n}[40] : poisson_source(rate = drive${n})

connect drive_in${n}: Fibres${n} -> E${n}, I${n} {
  synapse exp_current(weight = w${n} / R_m * 40, tau = 5 ms)
  pattern fixed_probability(20 %)
  delay 1 ms
}
connect exc${n}: E${n} -> E${n}, I${n} {
  synapse exp_current(weight = w${n} / R_m, tau = 5 ms)
  pattern fixed_indegree(10)
  delay uniform(0.5 ms, 2 ms)
}
connect inh${n}: I${n} -> E${n}, I${n} {
  synapse exp_current(weight = -5 * w${n} / R_m, tau = 10 ms)   // stronger, and slower
  pattern fixed_indegree(5)
  delay 0.8 ms
}${
    n === 0
      ? ''
      : `
connect onward${n}: E${n - 1} -> E${n} {
  synapse exp_current(weight = w${n} / R_m, tau = 5 ms)
  pattern fixed_indegree(4)
  delay dendritic 3 ms
  plasticity stdp(w_max = 4 * w${n} / R_m)
}`
  }
`.split('\n');

const experimentText = (n: number): string[] =>
  `
/// What area ${n} does by itself.
experiment look${n} {
  step 0.1 ms
  seed ${n + 1}
  record spikes of E${n}, I${n}
  record V of E${n}[0..3]
  run 100 ms   // settle
  measure 400 ms
  expect rate(E${n}) < 200 Hz
  expect rate(I${n}) < 300 Hz
  report cv_isi(E${n}), rate(E${n})
  plot raster(E${n}, I${n}), rate(E${n}, I${n}, bin = 5 ms), trace(V of E${n}[0..3])
}
`.split('\n');
