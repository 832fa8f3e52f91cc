// Rows of the editor about what projects where, how things are drawn, and how large they are.
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeLens,
  Color,
  ColorInformation,
  ColorPresentation,
  SemanticTokens,
  SemanticTokensDelta
} from 'vscode-languageserver';
import { afterAll, beforeAll, expect } from 'vitest';
import { seriesColour, themes } from '../../../outputs/index.js';
import { endedMethod, pictureMethod, runMethod, themeMethod, type PictureUpdate } from '../../../server/protocol.js';
import { BundledServer } from '../../support/bundled-server.js';
import { only } from '../../support/only.js';
import { row } from '../../support/row.js';
import { snn } from '../../support/snn.js';

const cells = snn`
  population I[20] : lif
  population E[80] : lif
`;
const network = snn`
  import "cells.snn"
  const J = 20 pA
  population S[20] : poisson_source(rate = 10 Hz)
  connect drive: S -> E, I {
    synapse exp_current(weight = normal(J, 1 pA))
  }
  connect exc: E -> I {
    synapse exp_current(weight = J)
  }
  connect inh: I -> E, I {
    synapse exp_current(weight = -4 * J)
    pattern fixed_indegree(5)
  }
  experiment e {
    step 0.1 ms
    record spikes of S, E, I
    run 10 ms
    plot raster(S, E, I)
  }
`;
/** The same, with a statement in it that nobody has finished. */
const broken = network.replace('connect exc', 'population X[3] :\nconst = = 3\nconnect exc');

let server: BundledServer;
beforeAll(async () => {
  server = await BundledServer.start({ files: { 'cells.snn': cells, 'net.snn': 'population Q[1] : lif\n' } });
});
afterAll(() => server.stop());

const items = async (file: string, text: string, at: string): Promise<CallHierarchyItem[]> => {
  const [before, after] = at.split('|') as [string, string];
  expect(text).toContain(before + after);
  return server.at('prepareCallHierarchy', file, text.replace(before + after, `${before}<|>${after}`));
};
const incoming = (item: CallHierarchyItem): Promise<CallHierarchyIncomingCall[]> =>
  server.request('callHierarchy/incomingCalls', { item });
const outgoing = (item: CallHierarchyItem): Promise<CallHierarchyOutgoingCall[]> =>
  server.request('callHierarchy/outgoingCalls', { item });

row('call hierarchy', 'who projects onto a population, and where it projects, by which connections', async () => {
  const item = only(await items('net.snn', network, '-> |E, I {\n  synapse exp_current(weight = n'));
  expect([item.name, item.detail, item.uri]).toEqual(['E', '80 neurons of lif', server.uri('cells.snn')]);
  const from = await incoming(item);
  expect(from.map(({ from: { name, detail } }) => `${name}: ${detail}`)).toEqual([
    'S: 20 neurons of poisson_source · drive',
    'I: 20 neurons of lif · inh'
  ]);
  expect(from[0]!.fromRanges.map(range => server.textAt('net.snn', range))).toEqual(['S -> E, I']);
  const to = await outgoing(item);
  expect(to.map(({ to: { name, detail } }) => `${name}: ${detail}`)).toEqual(['I: 20 neurons of lif · exc']);
  const further = await outgoing(only(to).to);
  expect(further.map(({ to: { name } }) => name)).toEqual(['E', 'I']);
});
row('call hierarchy', 'of a connection, its two sides, in a text that does not parse', async () => {
  const item = only(await items('net.snn', broken, 'connect |exc:'));
  expect(item.name).toBe('exc');
  expect((await incoming(item)).map(({ from: { name } }) => name)).toEqual(['E']);
  expect((await outgoing(item)).map(({ to: { name } }) => name)).toEqual(['I']);
});
row('call hierarchy', 'of anything else, none', async () =>
  expect(await items('net.snn', network, 'const |J')).toBeNull()
);

/** `word type modifiers` of each token. */
function shown(file: string, data: readonly number[]): string[] {
  const { tokenTypes, tokenModifiers } = server.result.capabilities.semanticTokensProvider!.legend;
  let [line, character] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, i) => {
    const [lines, characters, length, type, bits] = data.slice(5 * i, 5 * i + 5) as [
      number,
      number,
      number,
      number,
      number
    ];
    [line, character] = [line + lines, lines > 0 ? characters : character + characters];
    const word = server.textAt(file, { start: { line, character }, end: { line, character: character + length } });
    return [word, tokenTypes[type], ...tokenModifiers.filter((_, bit) => bits & (1 << bit))].join(' ');
  });
}
const colouredAs = async (text: string): Promise<string[]> => {
  await server.open('net.snn', text);
  return shown('net.snn', (await server.ask<SemanticTokens>('semanticTokens/full', 'net.snn')).data);
};

row(
  'semantic tokens',
  'populations and connections that excite or inhibit, also where the text does not parse',
  async () => {
    for (const text of [network, broken]) {
      const tokens = await colouredAs(text);
      expect(tokens).toContain('S enumMember declaration excitatory');
      expect(tokens).toContain('drive enumMember declaration excitatory');
      expect(tokens).toContain('inh enumMember declaration inhibitory');
      expect(tokens).toContain('E enumMember excitatory');
      expect(tokens).toContain('I enumMember inhibitory');
      expect(tokens).toContain('poisson_source class defaultLibrary');
    }
  }
);
row(
  'semantic tokens',
  'a conductance inhibits that reverses below the threshold; what does both is neither',
  async () => {
    const tokens = await colouredAs(snn`
    population A[2] : lif_cond
    connect up: A -> A { synapse exp_conductance(weight = 2 nS) }
    connect down: A -> A { synapse exp_conductance(weight = 2 nS, E_rev = -80 mV) }
  `);
    expect(tokens.filter(token => /^(A|up|down) .*declaration/.test(token))).toEqual([
      'A enumMember declaration',
      'up enumMember declaration excitatory',
      'down enumMember declaration inhibitory'
    ]);
  }
);
row('semantic tokens', 'of an edit only what has changed; of some lines only theirs', async () => {
  await server.open('net.snn', network);
  const range = { start: { line: 1, character: 0 }, end: { line: 3, character: 0 } };
  const [first, part] = await Promise.all([
    server.ask<SemanticTokens>('semanticTokens/full', 'net.snn'),
    server.ask<SemanticTokens>('semanticTokens/range', 'net.snn', { range })
  ]);
  expect(shown('net.snn', part.data).map(token => token.split(' ')[0])).toEqual(['J', 'S', 'poisson_source', 'rate']);
  await server.open('net.snn', network.replace('const J', '\nconst Jay = J\nconst J'));
  const change = await server.ask<SemanticTokensDelta>('semanticTokens/full/delta', 'net.snn', {
    previousResultId: first.resultId
  });
  const { start, deleteCount, data = [] } = only(change.edits);
  expect(deleteCount).toBeLessThanOrEqual(5);
  expect(data.length).toBeLessThanOrEqual(15);
  const edited = [...first.data];
  edited.splice(start, deleteCount, ...data);
  const anew = await server.ask<SemanticTokens>('semanticTokens/full', 'net.snn');
  expect(edited).toEqual(anew.data);
  const stranger = await server.ask<SemanticTokens>('semanticTokens/full/delta', 'net.snn', { previousResultId: 'x' });
  expect(stranger.data).toEqual(anew.data);
});

const hex = ({ red, green, blue }: Color): string =>
  `#${[red, green, blue]
    .map(part =>
      Math.round(255 * part)
        .toString(16)
        .padStart(2, '0')
    )
    .join('')}`;
const coloured = async (): Promise<string[]> =>
  (await server.ask<ColorInformation[]>('documentColor', 'net.snn')).map(
    ({ range, color }) => `${server.textAt('net.snn', range)} ${hex(color)}`
  );

row('document colours', 'are those of the raster, of either theme', async () => {
  const own = network.replace('import "cells.snn"\n', cells);
  await server.open('net.snn', own);
  const bands = new Promise<Map<string, number>>(resolve => {
    const found = new Map<string, number>();
    server.connection.onNotification(pictureMethod, ({ panels }: PictureUpdate) =>
      panels.forEach(({ head }) => head?.bands.forEach(({ population, series }) => found.set(population, series)))
    );
    server.connection.onNotification(endedMethod, () => resolve(found));
  });
  expect(await server.request(runMethod, { run: '1', uri: server.uri('net.snn'), experiment: 'e' })).toEqual({
    experiment: 'e'
  });
  const series = await bands;
  for (const dark of [true, false]) {
    await server.connection.sendNotification(themeMethod, { dark });
    const theme = dark ? themes.screen : themes.print;
    expect(await coloured()).toEqual(['I', 'E', 'S'].map(name => `${name} ${seriesColour(theme, series.get(name)!)}`));
  }
});
row('document colours', 'cannot be changed, as the language has none', async () => {
  await server.open('net.snn', broken.replace('import "cells.snn"\n', cells));
  const found = await server.ask<ColorInformation[]>('documentColor', 'net.snn');
  expect(found).toHaveLength(3);
  const [{ range, color }] = found as [ColorInformation];
  const offered = only(await server.ask<ColorPresentation[]>('colorPresentation', 'net.snn', { range, color }));
  expect(offered.textEdit).toEqual({ range, newText: 'I' });
});

const lenses = async (text: string): Promise<string[]> => {
  await server.open('net.snn', text);
  const found = await server.ask<CodeLens[]>('codeLens', 'net.snn');
  const resolved = await Promise.all(
    found.map(async lens => (lens.command ? lens : await server.request<CodeLens>('codeLens/resolve', lens)))
  );
  return resolved.map(({ range, command }) => `${range.start.line + 1} ${command!.title}`);
};

row('code lens', 'run, neurons and synapses, estimated memory and time; uses of a model', async () => {
  const own = snn`
    neuron cell = lif(tau_m = 10 ms)
    population A[1000] : cell
    population B[1000] : cell
    connect A -> B { synapse exp_current(weight = 1 pA); pattern fixed_indegree(10) }
    experiment e {
      step 0.1 ms
      record spikes of A
      run 1 h
    }
  `;
  const found = await lenses(own);
  expect(found.slice(0, 2)).toEqual(['5 ▶ Run', '5 2000 neurons · 10\u202F000 synapses']);
  expect(found[2]).toMatch(/^5 [\d.]+ [kM]B · 3600 s in 36\u202F000\u202F000 steps, some \d+ (s|min)$/);
  expect(found.slice(3)).toEqual(['1 2 uses']);
  expect(await lenses(own.replace('run 1 h', 'run 1 h\nexpect'))).toEqual([
    '5 ▶ Run',
    '5 2000 neurons · 10\u202F000 synapses',
    '5 no plan: there are errors',
    '1 2 uses'
  ]);
});
