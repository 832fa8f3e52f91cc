// A text with every construct of the grammar, for tests of the formatter. It parses; it need not mean anything.

export const everyConstruct = `// What stands first.
import "cells.snn"
import "a, b (c).snn"   // names are no tokens

param a : mV = -5 mV in -10 mV .. 10 mV
param b = 2 positive
param c : dimension of a^2
const d : nS/ms internal
const e : 1/s^-0.5 = 3
const f : (mV*ms)/s = -(-(3)) - -2^-1^2
function g(x : any, y : dimension of x = 0, step : list of mV/ms = [1, 2]) : list of dimension of x^0.5 internal
function h() = if not a < b and (c >= d or e != f) then -a else if a == b then h() else 5 %
pattern one internal
pattern two(n : 1, seed : 1 = 3) internal
data net = table("connections.csv")

/// A noise.
noise common

/// A neuron.
neuron cell {
  noise eta
  noise field shared
  input I : pA
  state v = a
  state w
  let u = exp(min(v, b) / c)[0..n - 1, 2].x * g(x = 1, 2)(3)
  v' = (a - v) / (10 ms) + sqrt(2 / c) * xi
  w' = -w / b
  spike when v >= 10 mV and not false
  spike count poisson(3)
  spike with rate a * rate(3)
  spike at 1 ms every 2 ms
  spike at [1 ms, 2 ms] when x > 0
  on spike { v = 3; w += 1; v -= 2; v *= 2; v /= 3; let k = v; w = k }
  on spike {}
  each step { v = 0.9 * v; w += 1 }
  refractory 3 ms
  refractory 2 ms holds v, w
}
encoder code {
  input rate : 1
}
synapse syn into I : pA, V : mV reads w : 1/s, x {
  param weight : pA
  on pre { post.V += weight; refractory post for 3 ms }
  inject I = pre.x * (post.V - 3 mV)
}
plasticity rule reads V {
  on pre { pre.x += 1; weight = clip(weight, 0, 1) }
}

neuron small = cell(a = [1, 2], b = [[1 ms], []])
neuron smaller = small
synapse weak = syn(weight = -1 pA)
plasticity slow = rule()
encoder dense = code(rate = 3)
pattern three = two(3, seed = 2)

population E[10, 20] : cell(a = [1, 2], b = [[1 ms], []], step = net.pre)
population F : cell
population F1[3], F2[2, 2], F3 : cell(a = 1) placed grid(3)
population R[4, 4] : code(rate = 3) reads net
population S[2] : code reads [0, 1 - rate]
connect E -> F { synapse syn into I_d, V_d reads w, x }
connect x: E[0..3, 5], F -> E[n..2 * n], F[1] {
  synapse syn(weight = -1 pA)
  pattern where distance(pre, post) < 3 and pre.index != post.index without autapses, multapses
  pattern one without autapses
  delay dendritic 1 ms + 0.5 ms
  delay net.delay * 1 ms
  lose 1 %
  lose a * 2 per source
  lose a * 2 spikes per presentation
  plasticity rule(tau = 3) reads V_d
}

experiment short { step 0.1 ms; seed 3; run 5 ms }
experiment long {
  step 0.1 ms
  seed 3
  record spikes, V of E[0..2], F every 1 ms
  record weight of x by target every 1 ms
  set a = -3 mV
  stimulate I of E, F[0] with -500 pA from -1 ms + 2 ms to 3 ms
  sweep a from -1 to 3 * 2 in 5 points { run 1 s; report rate(E), V of E[0], weight of x[0..1] by target }
  sweep b in [1, 2, 3] {
    measure 1 s
    sweep c in [1] { run 1 s }
  }
  expect rate(E, from = 1 s, to = 2 s) in -1 Hz .. 2 Hz
  expect times(E)[0..3] near [1, 2] within 1e-9 ms
  expect count + delay - list == 3
  plot curve(rate(E) against a), trace(V of E[0..3], weight of x)
  present net[n - 1] to R, S for 100 ms
  rest 50 ms
  for sample in net[1..9] {
    present sample to R for 2 * a
    for other in net { rest 1 ms; clear state of R, S }
  }
  clear state
  snapshot before
  restore before
  silence E[0..3], F from 1 ms to 2 * a
  repeat 3 * 2 { run 1 s; repeat 2 { rest 1 ms } }
  sweep a from 1 to 2 in 3 points with seeds 1..10 { run 1 s }
  across seeds 1..n {
    run 1 s
    expect rate(E) in 1 Hz .. 2 Hz across 85 % of seeds
    expect a == b across 1 of seeds
  }
  // What stands last.
}
`;
