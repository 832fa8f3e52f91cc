// A network as SVG text. Populations and connections are groups with a title, and numbered by `data-node` and `data-edge`.
// Signs are told by colour and by the end of a line (arrow, or disc as in drawings of circuits), plasticity by dashes: not by colour alone.
import { fontSize, margin } from '../plots/panel-layout.js';
import { element, px, text } from '../plots/svg-text.js';
import { textWidth, wider } from '../plots/text-width.js';
import { seriesColour, type Theme } from '../plots/theme.js';
import { counted } from '../reading/quantity.js';
import {
  layOutNetwork,
  networkFont,
  synapsesText,
  type PlacedEdge,
  type PlacedNode,
  type PlacedNetwork,
  type Point
} from './lay-out-network.js';
import type { GraphConnection, GraphPopulation, NetworkGraph } from './network-graph.js';

const header = 48;
const legendHeight = 30;

export function networkSvg(graph: NetworkGraph, theme: Theme): string {
  const placed = layOutNetwork(graph);
  const legend = legendOf(placed, theme);
  const width = Math.max(placed.width, legend.width, 320, titleWidth(graph.title));
  const height = header + placed.height + legendHeight;
  const isLabelled = placed.edges.length === 0 || placed.edges.some(({ label }) => label);
  const unlabelled = isLabelled ? '' : '; synapses are told at the pointer';
  const left = px((width - placed.width) / 2);
  const parts = [
    element('title', {}, [`Network of ${graph.title}: ${sizeText(graph)}`], true),
    element('rect', { width, height, fill: theme.background }),
    text(margin.outer, 22, graph.title, { size: fontSize.title, bold: true, fill: theme.text }),
    text(margin.outer, 39, `${sizeText(graph)}${unlabelled}`, { size: fontSize.subtitle, fill: theme.muted }),
    element('g', { transform: `translate(${left} ${header})` }, [
      ...placed.edges.map((edge, i) => drawEdge(edge, i, theme)),
      ...placed.nodes.map((node, i) => drawNode(node, i, theme))
    ]),
    element('g', { transform: `translate(0 ${header + placed.height})` }, legend.parts)
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': theme.fontFamily
  };
  return `${element('svg', attributes, parts)}\n`;
}

const titleWidth = (title: string): number =>
  Math.ceil(2 * margin.outer + wider * textWidth(title, fontSize.title, true));

const sizeText = ({ populations, connections }: NetworkGraph): string =>
  `${counted(populations.length, 'population')}, ${counted(connections.length, 'connection')}`;

/** `E: 800 neurons, lif`, for pointers and screen readers. */
const populationText = ({ name, model }: GraphPopulation, neurons: string): string =>
  `${name}: ${[neurons, model].filter(part => part !== '').join(', ')}`;

/** `exc: E to I, 1 600 synapses, excitatory, plastic by stdp` */
function connectionText(connection: GraphConnection): string {
  const { name, from, to, sign, rules } = connection;
  const parts = [
    `${name === undefined ? '' : `${name}: `}${from} to ${to}`,
    synapsesText(connection),
    sign,
    rules.length > 0 ? `plastic by ${rules.join(', ')}` : undefined
  ];
  return parts.filter(part => part !== undefined).join(', ');
}

function drawNode({ population, neurons, x, y, width, height }: PlacedNode, at: number, theme: Theme): string {
  const colour = population.series === undefined ? theme.axis : seriesColour(theme, population.series);
  const box = { x: px(x - width / 2), y: px(y - height / 2), width: px(width), height: px(height), rx: 6 };
  const nameAt = neurons === '' ? y + 4.5 : y - 2;
  return element('g', { 'data-node': at }, [
    element('title', {}, [populationText(population, neurons)], true),
    element('rect', { ...box, fill: theme.background }),
    element('rect', { ...box, fill: colour, 'fill-opacity': 0.14, stroke: colour, 'stroke-width': 2 }),
    text(x, nameAt, population.name, { size: networkFont.name, bold: true, fill: theme.text, anchor: 'middle' }),
    ...(neurons === ''
      ? []
      : [text(x, y + 14, neurons, { size: networkFont.size, fill: theme.muted, anchor: 'middle' })])
  ]);
}

function drawEdge({ connection, points, strokeWidth, label }: PlacedEdge, at: number, theme: Theme): string {
  const colour = colourOfSign(connection.sign, theme);
  const { line, end } = drawLine(points, connection.sign, strokeWidth);
  return element('g', { 'data-edge': at }, [
    element('title', {}, [connectionText(connection)], true),
    // as wide as a pointer needs
    element('path', { d: line, fill: 'none', stroke: theme.background, 'stroke-opacity': 0, 'stroke-width': 12 }),
    element('path', { d: line, fill: 'none', stroke: colour, ...dashes(connection.rules.length > 0, strokeWidth) }),
    element('path', { d: end, fill: colour }),
    ...(label ? labelParts(label, theme) : [])
  ]);
}

function labelParts(label: NonNullable<PlacedEdge['label']>, theme: Theme): string[] {
  const width = wider * textWidth(label.text, networkFont.label) + 6;
  const back = { x: px(label.x - width / 2), y: px(label.y - 8), width: px(width), height: 16, rx: 3 };
  return [
    element('rect', { ...back, fill: theme.background, 'fill-opacity': 0.85 }),
    text(label.x, label.y + 4, label.text, { size: networkFont.label, fill: theme.text, anchor: 'middle' })
  ];
}

const dashes = (isPlastic: boolean, strokeWidth: number): Readonly<Record<string, string | number | undefined>> => ({
  'stroke-width': px(strokeWidth),
  'stroke-dasharray': isPlastic ? `${px(3 + 1.5 * strokeWidth)} ${px(2 + strokeWidth)}` : undefined
});

const colourOfSign = (sign: GraphConnection['sign'], theme: Theme): string =>
  sign === undefined ? theme.axis : theme.palette[sign === 'excitatory' ? 0 : 1]!;

/** A smooth line through the corners, that ends before its arrow or disc does. */
function drawLine(
  points: readonly Point[],
  sign: GraphConnection['sign'],
  strokeWidth: number
): { line: string; end: string } {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return { line: '', end: '' };
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const back = (by: number, aside = 0): Point => ({
    x: tip.x - by * along.x - aside * along.y,
    y: tip.y - by * along.y + aside * along.x
  });
  const half = 3.5 + 0.6 * strokeWidth;
  const neck = Math.min(2 * half - 1, length);
  const end =
    sign === 'inhibitory'
      ? disc(back(half), half)
      : `M${at(tip)}L${at(back(2 * half, half))}L${at(back(2 * half, -half))}Z`;
  return { line: smooth([...points.slice(0, -1), back(neck)]), end };
}

const at = ({ x, y }: Point): string => `${px(x)},${px(y)}`;
const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

function disc({ x, y }: Point, radius: number): string {
  const r = px(radius);
  return `M${px(x - radius)},${px(y)}a${r},${r} 0 1 0 ${px(2 * radius)},0a${r},${r} 0 1 0 ${px(-2 * radius)},0Z`;
}

/** Through the middle of each stretch, bent towards its corners. */
function smooth(points: readonly Point[]): string {
  const inner = points.slice(1, -1);
  const bends = inner.map((corner, i) => {
    const next = points[i + 2]!;
    return `Q${at(corner)} ${at(i === inner.length - 1 ? next : middle(corner, next))}`;
  });
  return `M${at(points[0]!)}${bends.length > 0 ? bends.join('') : `L${at(points.at(-1)!)}`}`;
}

/** What is there of signs and plasticity, and what widths mean. */
function legendOf({ edges }: PlacedNetwork, theme: Theme): { readonly parts: string[]; readonly width: number } {
  const all = edges.map(({ connection }) => connection);
  const kinds = [
    ...(['excitatory', 'inhibitory'] as const).filter(sign => all.some(connection => connection.sign === sign)),
    ...(all.some(({ sign }) => sign === undefined) ? [undefined] : [])
  ];
  const entries = [
    ...kinds.map(sign => ({ text: sign ?? 'sign not known', sign, isPlastic: false })),
    ...(all.some(({ rules }) => rules.length > 0)
      ? [{ text: 'plastic', sign: 'plastic', isPlastic: true } as const]
      : [])
  ];
  let x: number = margin.outer;
  const parts = entries.flatMap(({ text: label, sign, isPlastic }) => {
    const from = { x, y: 14 };
    const to = { x: x + 30, y: 14 };
    const drawn = sign === 'plastic' ? { line: `M${at(from)}L${at(to)}`, end: '' } : drawLine([from, to], sign, 2);
    const colour = sign === 'plastic' ? theme.axis : colourOfSign(sign, theme);
    const left = x + 36;
    x = Math.ceil(left + wider * textWidth(label, networkFont.size) + 16);
    return [
      element('path', { d: drawn.line, fill: 'none', stroke: colour, ...dashes(isPlastic, 2) }),
      ...(drawn.end === '' ? [] : [element('path', { d: drawn.end, fill: colour })]),
      text(left, 18, label, { size: networkFont.size, fill: theme.muted })
    ];
  });
  if (all.length === 0) return { parts: [], width: 0 };
  const widths = 'wider: more synapses';
  parts.push(text(x, 18, widths, { size: networkFont.size, fill: theme.muted }));
  return { parts, width: Math.ceil(x + wider * textWidth(widths, networkFont.size) + margin.outer) };
}
