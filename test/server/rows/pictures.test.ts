// The row of hovers: pictures of what models do, simulated by the bundled worker, and what is known in words beside them.
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { afterAll, beforeAll, expect } from 'vitest';
import { BundledServer } from '../../support/bundled-server.js';
import { row } from '../../support/row.js';
import { snn } from '../../support/snn.js';

let server: BundledServer;
beforeAll(async () => {
  server = await BundledServer.start({ trusted: false, files: { 'rates.csv': 'rate\n0.2\n0.4\n' } });
});
afterAll(() => server.stop());

let file = 0;
/** In a file of its own, which nobody has edited. Asked until the picture is there: a busy machine answers in words first. */
async function hover(text: string): Promise<string> {
  const name = `file${file++}.snn`;
  const [position] = await server.open(name, text);
  for (let times = 0; ; times++) {
    const found = await server.ask<Hover | null>('hover', name, { position });
    const { value } = found!.contents as MarkupContent;
    if (value.includes('data:image/svg') || times === 3) return value;
  }
}

const svgIn = (markdown: string): string =>
  Buffer.from(/data:image\/svg\+xml;base64,([^)]*)/.exec(markdown)?.[1] ?? '', 'base64').toString('utf8');

/** Curves of a picture, in pixels from its upper left corner. */
const curvesIn = (svg: string): [x: number, y: number][][] =>
  [...svg.matchAll(/<path d="M([^"]*)" fill="none"/g)].map(([, path]) =>
    path!.split('L').map(point => point.split(' ').map(Number) as [number, number])
  );

/** Not finished, and so no part of the matter. */
const broken = 'const half = = 3\n';

row(
  'hover',
  'of a neuron its rate over its input, of a model that nobody saved in a text that does not parse',
  async () => {
    const svg = svgIn(
      await hover(
        broken +
          snn`
          const R = 50 MOhm
          neuron ce<|>ll {
            param tau = 10 ms positive
            input I : pA
            state V = 0 mV
            V' = (R * I - V) / tau
            spike when V >= 15 mV
            on spike { V = 0 mV }
          }
        `
      )
    );
    expect(svg).toContain('I (pA)');
    expect(svg).toContain('rate (Hz)');
    const [[...curve]] = curvesIn(svg) as [[number, number][]];
    expect(curve).toHaveLength(25);
    // R * I reaches 15 mV at 300 pA: nothing below, and more and more above
    const ground = curve[0]![1];
    const silent = curve.filter(([, y]) => y === ground).length;
    expect(silent).toBeGreaterThan(5);
    const heights = curve.slice(silent).map(([, y]) => y);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
  }
);
row('hover', 'of a rule the change of a weight over the time between two spikes', async () => {
  const svg = svgIn(
    await hover(snn`
      population E[10] : lif_delta
      connect E -> E {
        synapse delta(weight = 1 mV)
        plasticity st<|>dp(w_max = 2 mV)
      }
    `)
  );
  expect(svg).toContain('ms from pre to post');
  const [before, behind] = curvesIn(svg) as [[number, number][], [number, number][]];
  expect(Math.min(...before.map(([, y]) => y))).toBeGreaterThan(Math.max(...behind.map(([, y]) => y)));
  expect(before.at(-1)![1]).toBeGreaterThan(before[0]![1]);
  expect(behind.at(-1)![1]).toBeGreaterThan(behind[0]![1]);
});
row(
  'hover',
  'of a synapse the potential of its target behind a spike, with the numbers of the connection',
  async () => {
    const text = (weight: string): string => snn`
    population E[10] : lif
    connect drive: E -> E {
      synapse exp_<|>current(weight = ${weight})
    }
  `;
    const [excites, inhibits] = [svgIn(await hover(text('50 pA'))), svgIn(await hover(text('-50 pA')))];
    expect(excites).toContain('V (mV)');
    const [first] = curvesIn(excites)[0]!;
    expect(Math.min(...curvesIn(excites)[0]!.map(([, y]) => y))).toBeLessThan(first![1]);
    expect(Math.max(...curvesIn(inhibits)[0]!.map(([, y]) => y))).toBeGreaterThan(curvesIn(inhibits)[0]![0]![1]);
  }
);
row('hover', 'of an encoder its spikes for values from 0 to 1', async () => {
  const svg = svgIn(await hover('population Pixels[2] : late<|>ncy reads [0, 1]\n'));
  expect(svg).toContain('>value<');
  const strokes = [...svg.matchAll(/M([\d.]+) ([\d.]+)v/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  expect(strokes.length).toBeGreaterThan(5);
  // a larger value fires earlier, and is drawn higher
  const inTime = [...strokes].sort((a, b) => a[0] - b[0]).map(([, y]) => y);
  expect(inTime).toEqual([...inTime].sort((a, b) => a - b));
});
row('hover', 'nothing is drawn of a file of data in a workspace that is not trusted', async () => {
  const value = await hover(snn`
    data d = table("rates.csv")
    neuron ce<|>ll {
      input I : pA
      state V = 0 mV
      V' = (d.rate[0] * 1 mV + I * (50 MOhm) - V) / (10 ms)
      spike when V >= 15 mV
      on spike { V = 0 mV }
    }
  `);
  expect(value).toContain('neuron cell');
  expect(value).not.toContain('data:image');
});
row('hover', 'the value of a constant, how many steps it is, and what a connection comes to', async () => {
  const text = snn`
    const tau<|> = 2 * 10 ms
    population E[100] : lif
    connect exc: E -> E {
      synapse exp_current(weight = 10 pA)
      pattern fixed_probability(10 %)
    }
    experiment e {
      step 0.1 ms
      run tau
    }
  `;
  expect(await hover(text)).toContain('**20 ms**, a time (ms), 200 steps of 0.1 ms');
  const connection = await hover(text.replace('<|>', '').replace('connect exc', 'connect ex<|>c'));
  expect(connection).toContain('about 1000 synapses, 10 onto each neuron');
  expect(connection).toMatch(/\d kB of memory in e/);
});
