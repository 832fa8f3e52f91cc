// Equations of models in the LaTeX of their pages.
import { describe, expect, test } from 'vitest';
import type { Equation, Model } from '../../language/generated/ast.js';
import { equations } from '../../scripts/docs/equations.js';
import { formulaTex } from '../../scripts/docs/formula-tex.js';
import { symbolTex } from '../../scripts/docs/symbol-tex.js';
import { languageOf, uriOf } from '../support/text-world.js';

function modelOf(members: string, kind = 'neuron'): Model {
  return languageOf().program(uriOf('main.snn'), `${kind} m {\n${members}\n}`)!.declarations[0] as Model;
}

const tex = (formula: string): string => formulaTex((modelOf(`v' = ${formula}`).members[0] as Equation).value);

describe('formulas', () => {
  test.each([
    ['(E_L - V + R * I) / tau_m', '\\frac{E_{L} - V + R\\, I}{\\tau_{m}}'],
    ['-i / tau', '-\\frac{i}{\\tau}'],
    ['a / b / c', '\\frac{\\frac{a}{b}}{c}'],
    ['a - (b - c)', 'a - \\left(b - c\\right)'],
    ['m^3 * h', 'm^{3}\\, h'],
    ['x^(a + 1)', 'x^{a + 1}'],
    ['2 * 3e-2 * 20 ms', '2 \\cdot 3 \\cdot 10^{-2} \\cdot 20\\,\\mathrm{ms}'],
    ['100 MOhm + 5 uS + 25 %', '100\\,\\mathrm{M\\Omega} + 5\\,\\mathrm{\\mu S} + 25\\,\\%'],
    ['sigma * sqrt(2 / tau) * xi', '\\sigma\\, \\sqrt{\\frac{2}{\\tau}}\\, \\xi(t)'],
    ['exp(-t / tau)', '\\exp\\left(-\\frac{t}{\\tau}\\right)'],
    ['clip(abs(w), 0, w_max)', '\\mathrm{clip}\\left(\\left|w\\right|,\\, 0,\\, w_{\\mathrm{max}}\\right)'],
    ['g * (E - post.V)', 'g\\, \\left(E - V_{\\mathrm{post}}\\right)'],
    [
      'if a >= b and not c != d then 1 else 0',
      '\\begin{cases} 1 & \\text{if } a \\ge b \\text{ and } \\text{not } c \\ne d \\\\ 0 & \\text{otherwise} \\end{cases}'
    ]
  ])('%s', (formula, expected) => expect(tex(formula)).toBe(expected));
});

test.each([
  ['tau_m', '\\tau_{m}'],
  ['A_plus', 'A_{+}'],
  ['A2_minus', 'A_{2,-}'],
  ['V_th', 'V_{\\mathrm{th}}'],
  ['rho_0', '\\rho_{0}'],
  ['weight', '\\mathrm{weight}']
])('the symbol %s', (name, expected) => expect(symbolTex(name)).toBe(expected));

test('laws stand one below the other, events with their steps', () => {
  const lines = equations(
    modelOf(`input I : pA
    state V = 0 mV
    let drive = R * I
    V' = drive / tau
    spike when V >= 15 mV
    on spike { V = 0 mV; w += b; u -= a - b; u *= a }
    refractory t_ref holds V, w`)
  )!.split('\n');
  expect(lines).toEqual([
    '```math',
    '\\begin{aligned}',
    '\\mathrm{drive} &= R\\, I \\\\[4pt]',
    '\\frac{dV}{dt} &= \\frac{\\mathrm{drive}}{\\tau} \\\\[4pt]',
    '\\text{spike when } & V \\ge 15\\,\\mathrm{mV} \\\\[4pt]',
    '\\text{on a spike} &:\\; V \\leftarrow 0\\,\\mathrm{mV} \\\\[4pt]',
    '&\\phantom{:}\\; w \\leftarrow w + b \\\\[4pt]',
    '&\\phantom{:}\\; u \\leftarrow u - \\left(a - b\\right) \\\\[4pt]',
    '&\\phantom{:}\\; u \\leftarrow u \\cdot a \\\\[4pt]',
    '\\text{for } t_{\\mathrm{ref}} \\text{ after a spike} &:\\; V,\\, w \\text{ held}',
    '\\end{aligned}',
    '```'
  ]);
});

test('synapses inject, sources count or have times; what only declares has no law', () => {
  const law = (members: string, kind?: string): string => equations(modelOf(members, kind))!.split('\n')[2]!;
  expect(law('inject I = g', 'synapse')).toBe('\\text{injects } I &= g');
  expect(law('on pre { post.V += weight }', 'synapse')).toBe(
    '\\text{on a pre spike} &:\\; V_{\\mathrm{post}} \\leftarrow V_{\\mathrm{post}} + \\mathrm{weight}'
  );
  expect(law('spike count poisson(rate * dt)')).toBe(
    '\\text{spikes in a step} &= \\mathrm{poisson}\\left(\\mathrm{rate}\\, \\Delta t\\right)'
  );
  expect(law('spike with rate x * max_rate', 'encoder')).toBe(
    '\\text{spike with rate } & x\\, \\mathrm{max}_{\\mathrm{rate}}'
  );
  expect(law('spike at window * (1 - x) when x > 0', 'encoder')).toBe(
    '\\text{spikes at } & \\mathrm{window}\\, \\left(1 - x\\right) \\text{ when } x > 0'
  );
  expect(law('spike at first every period')).toBe(
    '\\text{spikes at } & \\mathrm{first} \\text{, then every } \\mathrm{period}'
  );
  expect(equations(modelOf('param a = 1'))).toBeUndefined();
});
