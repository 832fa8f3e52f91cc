// Where populations and connections stand: layers from the sources down, by dagre. The same graph always lies the same.
import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import { counted, formatCount } from '../reading/quantity.js';
import { textWidth, wider } from '../plots/text-width.js';
import type { GraphConnection, GraphPopulation, NetworkGraph } from './network-graph.js';

export interface PlacedNetwork {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}
/** `x` and `y` are the middle. */
export interface PlacedNode {
  readonly population: GraphPopulation;
  readonly neurons: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface PlacedEdge {
  readonly connection: GraphConnection;
  /** px */
  readonly strokeWidth: number;
  /** from the border of the source to that of the target */
  readonly points: readonly Point[];
  /** absent where there are too many connections to name each in the picture */
  readonly label?: Point & { readonly text: string };
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const networkFont = { name: 13, size: 11, label: 10.5 } as const;
/** More numbers than these hide the picture: they are told at the pointer alone. */
const mostLabels = 24;
const room = 12;

/** px: half a pixel more for each power of ten, so that 100 synapses and 10 000 000 are both seen; thin where nobody knows. */
export const strokeWidthOf = (synapses: number | undefined): number =>
  synapses === undefined ? 1 : 1 + 0.6 * Math.log10(Math.max(1, synapses));

/** `about 1 600 synapses` */
export const synapsesText = ({ synapses, isMean }: GraphConnection): string | undefined =>
  synapses === undefined ? undefined : `${isMean ? 'about ' : ''}${counted(Math.round(synapses), 'synapse')}`;

const neuronsText = ({ neurons }: GraphPopulation): string => (neurons === undefined ? '' : counted(neurons, 'neuron'));

export function layOutNetwork({ populations, connections }: NetworkGraph): PlacedNetwork {
  const labels = connections.map(connection => (connections.length > mostLabels ? '' : labelOf(connection)));
  const loops = populations.map(({ name }) =>
    connections.flatMap(({ from, to }, i) => (from === name && to === name ? [labels[i]!] : []))
  );
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 52, edgesep: 18 });
  // loops are ours, at the right of their population: those of dagre bend through it
  populations.forEach((population, i) => {
    const beside = loops[i]!.reduce((sum, label) => sum + loopWidth(label), 0);
    graph.setNode(population.name, { width: nodeWidth(population) + beside, height: nodeHeight });
  });
  connections.forEach(({ from, to }, i) => {
    const size = labels[i] === '' ? {} : { width: labelWidth(labels[i]!), height: 16 };
    if (from !== to) graph.setEdge(from, to, { ...size, labelpos: 'c' }, String(i));
  });
  layout(graph);
  const nodes = populations.map((population): PlacedNode => {
    const { x = 0, y = 0, width: all } = graph.node(population.name);
    const width = nodeWidth(population);
    return { population, neurons: neuronsText(population), x: x - (all - width) / 2, y, width, height: nodeHeight };
  });
  const nodeOf = new Map(nodes.map(node => [node.population.name, node]));
  const used = new Map<string, number>();
  const edges = connections.map((connection, i): PlacedEdge => {
    const { from, to } = connection;
    const [source, target] = [nodeOf.get(from)!, nodeOf.get(to)!];
    const strokeWidth = strokeWidthOf(connection.synapses);
    if (from === to) {
      const behind = used.get(from) ?? 0;
      used.set(from, behind + loopWidth(labels[i]!));
      return { connection, strokeWidth, ...loopAt(source, behind, labels[i]!) };
    }
    const { points = [], x = 0, y = 0 } = graph.edge({ v: from, w: to, name: String(i) });
    const inner = points.slice(1, -1);
    const ends = [border(source, inner[0] ?? target), ...inner, border(target, inner.at(-1) ?? source)];
    return { connection, strokeWidth, points: ends, ...(labels[i] !== '' && { label: { x, y, text: labels[i]! } }) };
  });
  return moved(nodes, edges);
}

const nodeHeight = 44;
const nodeWidth = (population: GraphPopulation): number =>
  Math.ceil(
    Math.max(
      64,
      wider * textWidth(population.name, networkFont.name, true) + 24,
      wider * textWidth(neuronsText(population), networkFont.size) + 24
    )
  );
const labelWidth = (label: string): number =>
  label === '' ? 0 : Math.ceil(wider * textWidth(label, networkFont.label)) + 8;
const loopReach = 34;
const loopWidth = (label: string): number => loopReach + labelWidth(label) + 8;

/** Out at the right side and in again below, its label behind it. */
function loopAt({ x, y, width }: PlacedNode, behind: number, label: string): Pick<PlacedEdge, 'points' | 'label'> {
  const right = x + width / 2;
  const reach = right + behind + loopReach;
  const points = [
    { x: right, y: y - 12 },
    { x: reach - 8, y: y - 22 },
    { x: reach, y },
    { x: reach - 8, y: y + 22 },
    { x: right, y: y + 12 }
  ];
  return { points, ...(label !== '' && { label: { x: reach + 3 + labelWidth(label) / 2, y, text: label } }) };
}

/** Where the line from the middle of a population to a point leaves it. */
function border({ x, y, width, height }: PlacedNode, to: Point): Point {
  const [dx, dy] = [to.x - x, to.y - y];
  const share = Math.min(width / 2 / Math.abs(dx), height / 2 / Math.abs(dy));
  return Number.isFinite(share) ? { x: x + share * dx, y: y + share * dy } : { x, y };
}

/** All of it at positive places, with a little room around. */
function moved(nodes: readonly PlacedNode[], edges: readonly PlacedEdge[]): PlacedNetwork {
  if (nodes.length === 0) return { width: 0, height: 0, nodes, edges };
  const corners = [
    ...nodes.flatMap(({ x, y, width, height }) => [
      { x: x - width / 2, y: y - height / 2 },
      { x: x + width / 2, y: y + height / 2 }
    ]),
    ...edges.flatMap(({ points }) => points),
    ...edges.flatMap(({ label }) =>
      label ? [-1, 1].map(side => ({ x: label.x + (side * labelWidth(label.text)) / 2, y: label.y })) : []
    )
  ];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [left, top] = [Math.min(...xs) - room, Math.min(...ys) - room];
  const shift = <T extends Point>(point: T): T => ({ ...point, x: point.x - left, y: point.y - top });
  return {
    width: Math.ceil(Math.max(...xs) + room - left),
    height: Math.ceil(Math.max(...ys) + room - top),
    nodes: nodes.map(shift),
    edges: edges.map(edge => ({
      ...edge,
      points: edge.points.map(shift),
      ...(edge.label && { label: shift(edge.label) })
    }))
  };
}

/** `exc · 1 600` */
function labelOf({ name, synapses, isMean }: GraphConnection): string {
  const count = synapses === undefined ? undefined : `${isMean ? '≈ ' : ''}${formatCount(Math.round(synapses))}`;
  return [name, count].filter(part => part !== undefined).join(' · ');
}
