// Small networks, each with something of its own that neurons, synapses or experiments can do: all backends, any number of threads and browsers
// compute the same bits of them. Their populations are larger than what one thread takes as a whole.
import { snn } from './snn.js';

const source = 'population S[24] : poisson_source(rate = 200 Hz)';
const cells = 'population E[20] : lif(I_e = 210 pA)';
const experiment = (records: string, script = 'run 20 ms'): string =>
  `experiment e { step 0.1 ms; seed 7; record spikes of E; record V of E every 0.5 ms; ${records}; ${script} }`;
const some = 'pattern fixed_probability(30 %)';

/** By what they have. Each has one experiment, `e`. */
export const eachKind: Readonly<Record<string, string>> = {
  'recordings that encoders replay': snn`
    population S[24] : spike_train reads [[0.5 ms, 0.55 ms, 3 ms, 9 ms], ${Array.from({ length: 23 }, (_, i) => `[${1 + (i % 5)} ms, ${3 + i / 10} ms, 11 ms]`).join(', ')}]
    ${cells}
    connect p: S -> E { synapse exp_current(weight = 90 pA); ${some}; delay dendritic 0.5 ms; plasticity stdp(w_max = 100 pA) }
    ${experiment('record weight of p every 1 ms', 'run 5 ms; rest 2 ms; run 8 ms')}
  `,

  'spikes that are lost, and times that are drawn': snn`
    population S[24] : jittered_rate(period = 8 ms, shortest = 2 ms) reads 0.9
    ${cells}
    connect p: S -> E { synapse exp_current(weight = 60 pA); ${some}; delay axonal 0.5 ms dendritic 1.2 ms; plasticity stdp(w_max = 100 pA); lose 20 % }
    connect q: S, E -> E { synapse exp_current(weight = 20 pA); ${some}; delay uniform(0.5 ms, 3 ms); lose 30 % per source }
    ${experiment('record weight of p every 1 ms')}
  `,

  'states of synapses carried each step': snn`
    plasticity drifts reads V {
      state c = 0; state u = 0 mV
      c' = -c * (1 + c) / 5 ms; u' = (post.V - u) / 10 ms
      weight' = (c - 0.5) * weight * (u + 60 mV) / 10 mV / 2 s
      on pre { c += 1 }
      on post { c += 2 }
    }
    ${source}
    ${cells}
    connect p: S -> E { synapse exp_current(weight = uniform(20 pA, 90 pA), tau = 5 ms); ${some}; delay dendritic 1.2 ms; plasticity drifts }
    ${experiment('record weight, c of p every 1 ms')}
  `,

  'a saturating current of every synapse': snn`
    synapse saturating into I { param weight = 60 pA; state r = 0; state s = 0; r' = -r / 2 ms; s' = 0.5 /ms * r * (1 - s) - s / 20 ms
      on pre { r += 1 }; inject I = weight * s }
    ${source}
    ${cells}
    connect p: S, E -> E { synapse saturating; ${some}; delay 0.8 ms }
    ${experiment('record s of p every 1 ms')}
  `,

  'a third factor': snn`
    neuron level { state d = 0; d' = -d / 20 ms; each step { d += 0.01 } }
    plasticity gated { input d : 1; state c = 0; c' = -c / 50 ms; weight' = c * d * 1 pA / 1 ms; on pre { c += 1 }; on post { c -= 0.5 } }
    population D[20] : level
    ${source}
    ${cells}
    connect p: S -> E { synapse exp_current(weight = 60 pA); ${some}; delay dendritic 0.7 ms; plasticity gated(d = d of D) }
    ${experiment('record weight of p every 1 ms; record d of D')}
  `,

  'draws in events': snn`
    synapse releasing into V { param weight = 2 mV; on pre { post.V += weight * binomial(5, p = 0.4) + normal(0 mV, sd = 0.1 mV) } }
    plasticity wandering { on pre { weight += uniform(-0.1 mV, 0.1 mV) }; on post { weight *= lognormal(1, sigma = 0.05) } }
    neuron cell { state V = 0 mV; V' = (12 mV - V) / 10 ms; spike when V >= 15 mV; on spike { V = exponential(2 mV) }; each step { V += gamma(2, scale = 0.05 mV) } }
    ${source}
    population E[20] : cell
    connect p: S, E -> E { synapse releasing; ${some}; delay dendritic 0.9 ms; plasticity wandering }
    ${experiment('record weight of p every 1 ms')}
  `,

  'neurons that compete': snn`
    neuron cell { param drive = 20 mV; state V = 0 mV; V' = (drive - V) / 10 ms; spike when V >= 10 mV; on spike { V = 0 mV }; refractory 1 ms holds V }
    population E[20] : cell(drive = uniform(18 mV, 22 mV)) competing
    connect p: E -> E { synapse delta(weight = -1 mV); pattern all_to_all without autapses; delay 0.1 ms }
    ${experiment('record drive of E')}
  `,

  'sums over the synapses of a neuron': snn`
    plasticity normal { param goal = 300 pA; on post { weight *= goal / total(weight) }; each 3 ms { weight *= 1.01 }; on pre { weight += 1 pA } }
    ${source}
    ${cells}
    connect p: S -> E { synapse exp_current(weight = uniform(20 pA, 90 pA), tau = 5 ms); ${some}; delay dendritic 1.2 ms; plasticity normal }
    ${experiment('record weight of p every 1 ms')}
  `,

  'sampled signals': snn`
    ${cells}
    connect p: E -> E { synapse exp_current(weight = 40 pA); ${some}; delay 0.4 ms }
    ${experiment('record I of E', 'stimulate E with sampled([900 pA, 1300 pA, -50 pA, 700 pA], every = 1.5 ms, end = "repeat") from 2 ms to 17 ms; run 20 ms')}
  `,

  'a matrix of weights and delays': snn`
    const W = [[400 pA, 50 pA, 90 pA], [-80 pA, 300 pA, 10 pA], [30 pA, 20 pA, 500 pA]]
    population E[3] : lif(I_e = [820 pA, 950 pA, 1080 pA])
    connect p: E -> E { synapse exp_current(weight = W); delay [[0.3 ms, 1 ms, 2 ms], [0.1 ms, 0.5 ms, 1.5 ms], [3 ms, 0.2 ms, 0.7 ms]] }
    ${experiment('record weight of p')}
  `,

  'both sides of a delay': snn`
    ${source}
    ${cells}
    connect p: S, E -> E { synapse exp_current(weight = 50 pA); ${some}; delay axonal uniform(0.2 ms, 2 ms) dendritic 0.6 ms
      plasticity stdp(A_plus = 0.05, A_minus = 0.06, tau_plus = 15 ms, tau_minus = 30 ms, w_max = 100 pA) }
    ${experiment('record weight of p every 1 ms')}
  `,

  'continuous coupling behind a delay': snn`
    synapse gap into I reads V { param weight : nS; inject I = weight * (pre.V - post.V) }
    population E[20] : lif(I_e = uniform(0 pA, 800 pA))
    connect g: E -> E { synapse gap(weight = 0.4 nS); ${some} without autapses; delay 0.7 ms }
    connect h: E -> E { synapse gap(weight = 0.2 nS); ${some} without autapses }
    ${experiment('record I of E')}
  `,

  'spikes that set and scale their target': snn`
    synapse shunt into V { param weight = 0.7; on pre { post.V = weight * post.V - 20 mV } }
    ${source}
    population E[20] : lif(I_e = 900 pA)
    connect p: S -> E { synapse shunt; ${some}; delay 0.3 ms }
    connect q: E -> E { synapse exp_current(weight = 50 pA); ${some}; delay 0.2 ms }
    ${experiment('record I of E')}
  `,

  'values that are set between runs': snn`
    param tau = 10 ms positive
    param drive = 400 pA
    ${source}
    population E[20] : lif(tau_m = tau)
    connect p: S, E -> E { synapse exp_current(weight = 80 pA, tau = 0.5 * tau); ${some}; delay 0.5 ms }
    ${experiment('record I of E', 'stimulate E with drive; run 7 ms; set tau = 6 ms; run 7 ms; snapshot s; set drive = 200 pA; run 4 ms; restore s; run 4 ms')}
  `
};
