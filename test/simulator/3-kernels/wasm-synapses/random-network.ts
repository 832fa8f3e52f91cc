import { snn } from '../../../support/snn.js'; // Small networks of anything that synapses can be: text made from a number, always the same text for the same number.

const definitions = `
neuron cell {
  input I : pA
  param drive = 0 pA
  state V = 0 mV
  state got = 0
  V' = (I + drive) * 1 GOhm / 10 ms - V / 10 ms
  got' = -got / 5 ms
  spike when V + got * 1 mV >= 4 mV
  on spike { V = 0 mV; got = got / 2 }
  refractory 1 ms holds V
}
neuron noisy {
  input I : pA
  param rate = 90 Hz
  state V = 0 mV
  state got = 0
  V' = I * 1 GOhm / 10 ms - V / 10 ms
  got' = -got / 8 ms
  spike with rate rate
  refractory 0.5 ms holds V
}
neuron chancy {
  input I : pA
  state V = 0 mV
  state got = 0
  V' = I * 1 GOhm / 10 ms - V / 10 ms
  each step { got = 0.9 * got + normal(0, sd = 0.2) }
  spike when V + got * 1 mV >= 2 mV
  on spike { V = -exponential(0.5 mV); got *= uniform(0.2, 0.6) }
  refractory gamma(2, scale = 0.3 ms) holds V
}
neuron bursts {
  input I : pA
  state V = 0 mV
  state got = 0
  V' = I * 1 GOhm / 10 ms - V / 10 ms
  spike count poisson(0.1)
  refractory 1 ms holds V
  on spike { got += binomial(4, p = 0.5) - 2 }
}
synapse plain into got { param weight = 0.5; on pre { post.got += weight } }
synapse pulse into V { param weight = 0.5; on pre { post.V += weight * 1 mV } }
synapse looking into got reads V { param weight = 0.5; on pre { post.got += weight * (1 + 0.01 * pre.V / 1 mV - 0.01 * post.V / 1 mV) } }
synapse tired into got { param weight = 1; state x = 1; state u = 0; x' = (1 - x) / 80 ms; u' = -u / 300 ms
  on pre { u += 0.3 * (1 - u); post.got += weight * u * x; x -= u * x } }
synapse quantal into got { param weight = 0.5; on pre { post.got += weight * binomial(5, p = 0.4) / 5 } }
synapse worn into got { param weight = 0.5; state n = 5; n' = (5 - n) / 50 ms
  on pre { let released = binomial(floor(n), p = 0.5); post.got += weight * released * (1 + 0.01 * uniform(0, 1)); n -= released } }
synapse split into got { param weight = 0.5; on pre { post.got += weight / (0.1 + total(weight)) } }
synapse gap into I reads V { param weight = 0.02 nS; inject I = weight * (pre.V - post.V) * (1 + 0.1 * sin(t / 3 ms)) }
synapse reset into V { on pre { post.V = 0 mV; refractory post for 2 ms } }
plasticity watching reads got { on pre { weight += 0.001 * post.got - 0.001 * pre.got }  on post { weight *= 0.99; weight += 0.0001 * pre.got } }
plasticity fading { state e = 0; e' = -e / 20 ms; on pre { e += weight; weight += 0.01 * e }  on post { e -= 0.1; weight -= 0.001 * e } }
plasticity slow { param tau = 20 ms; state e = 0.5; state y = 0; e' = (1 - e) / tau; y' = -y / tau
  on pre { e += 1; let change = y * 0.01; weight += change; weight = clip(weight, 0, 3) }  on post { y += 1; weight -= 0.01 * e } }
plasticity clocked { on pre { weight += 0.0001 * t / 1 ms }  on post { weight = if weight > 0.2 then weight - 0.01 else weight + 0.3 } }
plasticity far { on pre { weight += 0.001 * distance(pre, post) + 0.0001 * pre.index }  on post { weight -= 0.0001 * post.index } }
plasticity marks { state x = 0; state y = 0; on pre { x += 1; weight += 0.001 + 0.0001 * y }  on post { y += 1; weight -= 0.0001 * x } }
plasticity listed { param amounts : list of 1 = [0.001, -0.002, 0.003]
  on pre { weight += amounts[mod(pre.index + floor(t / 1 ms), 3)] }  on post { weight *= 0.999 } }
plasticity random { state x = 0; on pre { x = lognormal(1, sigma = 0.4); weight += 0.001 * (x - poisson(1)) }
  on post { weight = if uniform(0, 1) < 0.1 then truncated_normal(0.5, sd = 1, low = 0, high = 1) else weight } }
plasticity normalising { param goal = 3; on pre { weight += 0.1 }; each 3 ms { weight *= goal / (0.1 + total(weight)) } }
plasticity pooled { state x = 0; x' = -x / 8 ms
  on pre { x += uniform(0.5, 1.5); weight += 0.001 * x }
  each 2.5 ms { weight -= 0.001 * total(x * weight); let kept = uniform(0.8, 1); x *= kept; weight += 0.0001 * pre.index }
  each 4 ms { weight += 0.001 * total(x) } }
plasticity sharing reads got { state y = 0; y' = -y / 8 ms; on post { weight += 0.01 * y / (1 + total(weight * (1 + 0.01 * pre.index))); y += 1 }; on pre { weight -= 0.001 * y }
  each 7 ms { weight += 0.0001 * post.got + 0.0001 * pre.got } }
plasticity relative { event e; state x = 0; x' = -x / 20 ms; on pre { weight += 0.01 * weight / (1 + total(weight * (1 + 0.01 * pre.index))); x += 1 / (1 + total(x)) }
  on post { x *= 0.5 }; on e { weight -= 0.001 * total(x * weight) } }
plasticity third { input d : 1; on pre { weight += 0.001 * d }  on post { weight -= 0.0001 * d } }
plasticity steered { input d : 1; state c = 0; c' = -c / 30 ms; weight' = 0.001 * c * d / 1 ms; on pre { c += 1 }  on post { c -= 0.5 } }
synapse gated into got { input d : 1; param weight = 0.5; on pre { post.got += weight * (1 + 0.1 * d) } }
plasticity heard { event e; state x = 0; x' = -x / 20 ms; on pre { x += 1 }  on post { weight *= 0.999 }  on e { weight += 0.01 * x * uniform(0, 1) } }
plasticity chained {
  state a = 0
  state b = 0
  state c = 0
  state d = 0
  on pre {
    a += 1
    b += a
    weight += 0.0001 * b + 0.0002 * c
  }
  on post {
    c += 1
    d += c
    let change = 0.0001 * d - 0.0001 * b
    weight += change
  }
}
plasticity remembering {
  state m = 0
  on pre {
    weight += 0.001 * m
    m = weight
  }
  on post { weight -= 0.001 * m }
}
plasticity both { state z = 0; z' = -z / 9 ms; on pre { z += 0.5; weight += 0.001 * z }  on post { z = z * 0.5 + 0.2 } }
plasticity closing { weight' = -weight / 40 ms; on pre { weight *= 1.1 }; on post { weight *= 0.99 } }
plasticity leaking { param tau = 50 ms; state e = 0; weight' = (0.4 - weight) / tau; e' = -e / 20 ms; on post { e += 1; weight += 0.01 }; on pre { weight -= 0.01 * e } }
plasticity welling reads got { state c = 0
  c' = (post.got - c) / 8 ms
  weight' = weight * (1 - weight) * (weight - 0.3) / 20 ms + 0.001 /ms * (if c > 1 then 1 else 0)
  on pre { c += 0.5 }  on post { c += 0.1; weight += 0.001 * c } }
plasticity filtered reads V { state v = 0 mV; state w = 0 mV; v' = (post.V + 0.1 * pre.V - v) / 7 ms; w' = (v - w) / 15 ms
  on pre { weight += 0.001 * w / 1 mV }  on post { weight -= 0.001 * v / 1 mV } }
plasticity shaken { param s = 0.02; noise all shared; state v = 0; v' = -v / 9 ms + s * xi / (1 ms)^0.5
  weight' = 0.001 /ms * v + s * weight * (xi + 0.3 * all) / (1 ms)^0.5; on pre { v += 0.1 }; on post { weight *= 0.99 } }
plasticity timed { param tau = 9 ms; state s = 0; s' = (sin(t / 5 ms) - s) / tau; weight' = 0.0005 /ms * s * weight * weight; on pre { s += 0.1 } }
plasticity sliding reads got { param tau = 8 ms; state theta = 0.1; theta' = (min(post.got, 2)^2 - theta) / tau
  weight' = 0.01 /ms * (min(pre.got, 2) * min(post.got, 2) * (min(post.got, 2) - min(theta, 2)) - weight); on post { theta += 0.01 } }
plasticity voltage reads V { param tau = 10 ms; state x = 0; state v = 0 mV; state m = 0 mV
  x' = -x / tau; v' = (post.V - v) / tau; m' = (v - m) * abs(v) / 1 mV / 30 ms; weight' = 0.001 /ms * x * max(v - m, 0 mV) / 1 mV
  on pre { weight -= 0.001 * max(v, 0 mV) / 1 mV; x += 1 + 0.01 * pre.V / 1 mV }  on post { m += 0.1 * post.V; weight += 0.001 * x } }
synapse saturating into I { param weight = 0.5; param tau = 6 ms; state x = 0; state s = 0; x' = -x / 2 ms; s' = -s / tau + x * (1 - s) / 1 ms
  on pre { x += 1 }; inject I = weight * s * 5 pA }
synapse trembling into I { param weight = 0.5; param tau = 6 ms; state s = 0; s' = -s / tau + 0.2 * xi / (1 ms)^0.5; on pre { s += weight }; inject I = s * 5 pA }
synapse graded into I reads V { param weight = 0.5; param tau = 6 ms; state s = 0; s' = (1 / (1 + exp(-pre.V / 1 mV)) - s) / tau; inject I = weight * s * (1 nS) * (4 mV - post.V) }
synapse shunts into got { param share = 0.5; on pre { post.got *= share; post.got += 0.1 * post.got / (1 + post.got^2) } }
synapse sets into V { on pre { post.V = 1 mV * uniform(0, 3); post.V -= 0.1 * post.V } }
synapse meets into got, V { param weight = 0.5; state u = 1; u' = (1 - u) / 9 ms
  on pre { let before = post.V; post.V /= 1 + u * weight; post.got = weight - post.got + 0.1 * (before - post.V) / 1 mV; u *= 0.7 } }
synapse gates into I, got { param weight = 0.5; state x = 0; x' = -x / 4 ms; on pre { x += weight; post.got *= 1 - 0.1 * x }; inject I = x * x * 1 pA }
synapse slowly into I { param weight = 0.5; param tau = 6 ms; state s = 0; s' = -s / tau; on pre { s += weight }; inject I = s * 5 pA }
`;

const rules = [
  'watching',
  'fading',
  'slow',
  'slow(tau = uniform(5 ms, 40 ms))',
  'clocked',
  'far',
  'marks',
  'leaking',
  'leaking(tau = uniform(10 ms, 90 ms))',
  'welling',
  'filtered',
  'timed(tau = uniform(4 ms, 20 ms))',
  'shaken',
  'shaken(s = uniform(0, 0.05)); plasticity marks',
  'sliding',
  'sliding(tau = (3 + post.index) * 1 ms)',
  'sliding(tau = uniform(4 ms, 20 ms))',
  'voltage',
  'voltage(tau = (3 + pre.index) * 1 ms)',
  'voltage(tau = (3 + post.index) * 1 ms); plasticity normalising',
  'marks; plasticity leaking',
  'welling; plasticity both',
  'both',
  'chained',
  'remembering',
  'listed',
  'random',
  'normalising(goal = uniform(1, 4))',
  'marks; plasticity normalising',
  'pooled',
  'sharing',
  'leaking; plasticity pooled',
  'third(d = got of A[0])',
  'steered(d = got of B[0])',
  'heard(e = spikes of A[0])',
  'heard(e = spikes of B[0])',
  'relative(e = spikes of A[0])',
  'relative(e = spikes of B[0])',
  'stdp(A_plus = 0.05, A_minus = 0.06, w_max = 1)',
  'stdp_nearest(A_plus = 0.05, A_minus = 0.06, w_max = 1)',
  'stdp_triplet(A2_plus = 0.01, A3_plus = 0.02, A2_minus = 0.02, A3_minus = 0.01, w_max = 1)',
  'vogels(eta = 0.001, w_max = 1)'
];
/** They read states of pre all the time, which no axonal delay holds back. */
const isDelayless = (rule: string): boolean => /^(filtered|sliding)/.test(rule);
/** It sums on post, when the spike must come to all synapses at once. */
const together = 'sharing';
const plain = [
  'plain(weight = uniform(0, 1))',
  'plain',
  'pulse(weight = uniform(0.5, 2))',
  'looking(weight = uniform(0, 1))',
  'tired(weight = uniform(0, 2))',
  'quantal(weight = uniform(0, 1))',
  'worn',
  'split(weight = uniform(0, 1))',
  'gated(d = got of B[0])',
  'shunts(share = uniform(0.2, 0.9))',
  'shunts',
  'sets'
];
/** They act on arrival and know what is known when the spike is sent. */
const meeting = ['meets(weight = uniform(0, 1))', 'meets', 'gates(weight = uniform(0, 1))'];
const injecting = [
  'saturating(weight = uniform(0, 1))',
  'saturating(weight = uniform(0, 1), tau = (3 + pre.index) * 1 ms)',
  'saturating(tau = uniform(3 ms, 9 ms))',
  'slowly(tau = uniform(3 ms, 9 ms))',
  'slowly(weight = uniform(0, 1))',
  'trembling(tau = uniform(3 ms, 9 ms))',
  'trembling'
];
const lengths = ['0.5 ms', '1.5 ms', '3 ms', 'uniform(0.5 ms, 4 ms)', '(0.5 + 0.5 * pre.index) * 1 ms'];

/** What a text was made with, and the names of its connections that have a weight. */
export interface RandomNetwork {
  readonly text: string;
  readonly plastic: readonly string[];
}

export function randomNetwork(seed: number): RandomNetwork {
  // a linear congruential generator
  let state = seed * 7919 + 17;
  const below = (n: number): number => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * n);
  };
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
  const sizes = { A: 1 + below(20), B: 1 + below(27) };
  const patternOf = (from: 'A' | 'B', to: 'A' | 'B'): string => {
    const pairs = Array.from({ length: 1 + below(60) }, () => [below(sizes[from]), below(sizes[to])]);
    const list = `list(pre = [${pairs.map(([pre]) => pre).join(', ')}], post = [${pairs.map(([, post]) => post).join(', ')}])`;
    return one(['all_to_all', 'fixed_probability(60 %)', 'fixed_indegree(5)', list, list]);
  };
  const plastic: string[] = [];
  const connection = (name: string): string => {
    const from = one(['A', 'B'] as const);
    const to = one(['B', 'B', 'A'] as const);
    const head = `connect ${name}: ${from} -> ${to} { pattern ${patternOf(from, to)}`;
    const kind = below(12);
    if (kind === 0)
      return `${head}; synapse gap(weight = uniform(0 nS, 0.05 nS))${one(['', `; delay ${one(lengths)}`])} }`;
    if (kind === 1) return `${head}; synapse reset; delay ${one(lengths)} }`;
    if (kind === 2) return `${head}; synapse ${one(plain)}; delay ${one(lengths)} }`;
    if (kind === 3)
      return `${head}; synapse graded(weight = uniform(0, 1), tau = ${one(['6 ms', 'uniform(3 ms, 9 ms)'])}) }`;
    if (kind === 4) return `${head}; synapse ${one(injecting)}; delay ${one(lengths)} }`;
    plastic.push(name);
    if (kind === 5)
      return `${head}; synapse ${one([...injecting, ...meeting])}; delay axonal ${one(lengths)}; plasticity ${one(rules.filter(rule => !isDelayless(rule)))} }`;
    const plasticity = (rule: string): string =>
      `delay ${one(isDelayless(rule) ? ['dendritic'] : ['dendritic', 'axonal', `axonal ${one(lengths)} dendritic`])} ${one(rule === together ? lengths.slice(0, 3) : lengths)}; plasticity ${rule}`;
    if (kind === 6) return `${head}; synapse gap(weight = uniform(0 nS, 0.05 nS)); plasticity closing }`;
    return `${head}; synapse plain(weight = uniform(0, 1)); ${plasticity(one(rules))} }`;
  };
  const connections = ['c', 'd', 'f'].map(connection);
  const script = one([
    'run 60 ms',
    'run 20 ms; snapshot a; run 20 ms; restore a; run 20 ms',
    'run 25 ms; clear state; run 25 ms',
    'run 11 ms; clear state of B; run 20 ms'
  ]);
  const records = plastic
    .map(
      name =>
        `record weight of ${name} every 3 ms; record sent_weight of ${name} every 5 ms; record weight of ${name} by target every 7 ms`
    )
    .join('; ');
  return {
    plastic,
    text: snn`
      ${definitions}
      population A[${sizes.A}] : ${one(['noisy', 'noisy(rate = uniform(5 Hz, 400 Hz))', 'bursts'])}
      population B[${sizes.B}] : ${one(['cell(drive = uniform(0 pA, 9 pA))', 'cell(drive = 6 pA) competing', 'noisy', 'chancy'])}
      ${connections.join('\n')}
      experiment e { step 0.5 ms; seed ${seed}; record spikes of A, B; record got of B every 1 ms; record V of A, B every 2 ms; ${records}; ${script} }
    `
  };
}
