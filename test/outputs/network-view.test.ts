// The picture of a network: what is in it, where it lies, and that it is the same each time.
import { expect, test } from 'vitest';
import { networkSvg, themes } from '../../outputs/index.js';
import { layOutNetwork, strokeWidthOf } from '../../outputs/network-view/lay-out-network.js';
import { languageOf, uriOf } from '../support/text-world.js';

const text = `
population Drive : poisson_source(rate = 10 Hz)
population E[80], I[20] : lif
connect drive: Drive -> E, I { synapse exp_current(weight = 100 pA, tau = 5 ms) }
connect inh: I -> E { synapse exp_current(weight = -100 pA, tau = 5 ms) }
connect E -> E { synapse exp_current(weight = 10 pA, tau = 5 ms); plasticity stdp(w_max = 20 pA); pattern all_to_all without autapses }
experiment e { step 0.1 ms; record spikes of E, I; run 10 ms }
`;
const graphOf = (net: string) => languageOf({ 'net.snn': net }).network(uriOf('net.snn'))!;
const graph = graphOf(text);

test('populations have their neurons, model, colour in rasters and place', () =>
  expect(graph.populations).toEqual([
    { name: 'Drive', neurons: 1, model: 'poisson_source', place: { uri: uriOf('net.snn'), line: 2, column: 12 } },
    { name: 'E', neurons: 80, model: 'lif', series: 0, place: { uri: uriOf('net.snn'), line: 3, column: 12 } },
    { name: 'I', neurons: 20, model: 'lif', series: 1, place: { uri: uriOf('net.snn'), line: 3, column: 19 } }
  ]));

test('connections have their synapses pair by pair, sign, rules and place', () =>
  expect(
    graph.connections.map(({ name, from, to, synapses, sign, rules, place }) => [
      name,
      from,
      to,
      synapses,
      sign,
      rules.join(),
      place.line
    ])
  ).toEqual([
    ['drive', 'Drive', 'E', 80, 'excitatory', '', 4],
    ['drive', 'Drive', 'I', 20, 'excitatory', '', 4],
    ['inh', 'I', 'E', 1600, 'inhibitory', '', 5],
    [undefined, 'E', 'E', 6320, 'excitatory', 'stdp', 6]
  ]));

test('lines grow with the synapses, by powers of ten', () => {
  const widths = [undefined, 1, 100, 1e4, 1e8].map(strokeWidthOf);
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
  expect(widths[3]! - widths[2]!).toBeCloseTo(widths[2]! - widths[1]!);
});

test('populations lie apart in layers, all lines inside of the picture, loops outside of their population', () => {
  const { width, height, nodes, edges } = layOutNetwork(graph);
  const [drive, e, i] = nodes;
  expect(drive!.y).toBeLessThan(Math.min(e!.y, i!.y));
  expect(Math.abs(e!.x - i!.x) > (e!.width + i!.width) / 2 || Math.abs(e!.y - i!.y) > e!.height).toBe(true);
  for (const { x, y } of edges.flatMap(({ points }) => points)) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(height);
  }
  const loop = edges.find(({ connection }) => connection.from === connection.to)!;
  expect(Math.min(...loop.points.map(({ x }) => x))).toBe(e!.x + e!.width / 2);
});

test('the picture is the same each time; signs and plasticity are told by more than colour', () => {
  const svg = networkSvg(graph, themes.print);
  expect(networkSvg(graphOf(text), themes.print)).toBe(svg);
  expect(svg).not.toMatch(/style=|NaN|undefined/);
  expect(svg).toContain('<title>E to E, 6\u00A0320 synapses, excitatory, plastic by stdp</title>');
  expect(svg).toContain('<title>I: 20 neurons, lif</title>');
  // the plastic line and its entry in the legend
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
});

test('of many connections the picture says that their numbers are told elsewhere', () => {
  const many = { ...graph, connections: Array.from({ length: 25 }, () => graph.connections[2]!) };
  const svg = networkSvg(many, themes.print);
  expect(svg).toContain('25 connections; synapses are told at the pointer');
  expect(svg).not.toContain('>inh · 1');
  expect(networkSvg(graph, themes.print)).not.toContain('pointer');
});

test('a file without populations is an empty picture', () =>
  expect(networkSvg(graphOf(''), themes.screen)).toContain('0 populations, 0 connections'));
