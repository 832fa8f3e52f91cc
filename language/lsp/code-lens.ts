// Above every experiment `▶ Run`, how large its network is, and what a run takes; above what others use, how often they do. What costs
// time to find out is found when a lens comes into view.
import { type AstNode, AstUtils, Cancellation, DocumentState, GrammarUtils, type LangiumDocument, URI } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens, Location, Range } from 'vscode-languageserver';
import { formatBytes, formatQuantity, plan } from '../../simulator/index.js';
import {
  type Named,
  type Program,
  isConnect,
  isExperiment,
  isFunctionDecl,
  isModel,
  isPatternDecl,
  isProgram
} from '../generated/ast.js';
import { populationsIn } from '../names/declarations.js';
import { showsUses } from './editor-settings.js';
import { neuronsOf, synapsesOf, synapsesText, total } from './network-size.js';
import { counted } from './quantity-notes.js';
import { runEstimate, takenRate } from './run-estimate.js';
import type { SnnServices } from './services.js';

/** The client's commands; their arguments are the uri of the file and the name of the experiment, or a position and locations. */
const runCommand = 'snn.run';
const usesCommand = 'snn.showReferences';

/** What a lens carries until it comes into view. */
type LensData =
  | { readonly kind: 'cost'; readonly uri: string; readonly experiment: string }
  | { readonly kind: 'uses'; readonly uri: string; readonly path: string };

const time = [0, 0, 1, 0, 0, 0] as const;

export class SnnCodeLens implements CodeLensProvider {
  constructor(private readonly services: SnnServices) {}

  async provideCodeLens(document: LangiumDocument): Promise<CodeLens[]> {
    const program = document.parseResult.value;
    if (!isProgram(program)) return [];
    const withUses = await showsUses(this.services.shared);
    return [...this.ofExperiments(program), ...(withUses ? this.ofUsed(program) : [])];
  }

  /** A lens with its title. */
  async resolve(lens: CodeLens, token = Cancellation.CancellationToken.None): Promise<CodeLens> {
    const data = lens.data as LensData | undefined;
    if (!data) return lens;
    const uri = URI.parse(data.uri);
    await this.services.shared.workspace.DocumentBuilder.waitUntil(DocumentState.IndexedReferences);
    const document = this.services.shared.workspace.LangiumDocuments.getDocument(uri);
    if (!document) return lens;
    if (data.kind === 'uses') return this.withUses(lens, document, data.path);
    await this.services.later.settled(document, token);
    return this.withCost(lens, document, data.experiment);
  }

  private ofExperiments(program: Program): CodeLens[] {
    const uri = AstUtils.getDocument(program).uri.toString();
    const size = sizeText(this.services.names.closure(program));
    return program.declarations
      .filter(isExperiment)
      .filter(declaration => declaration.name && declaration.$cstNode)
      .flatMap(({ $cstNode, name }): CodeLens[] => {
        const { range } = $cstNode!;
        const cost: LensData = { kind: 'cost', uri, experiment: name };
        return [
          { range, command: { title: '▶ Run', command: runCommand, arguments: [uri, name] } },
          ...(size ? [{ range, command: { title: size, command: '' } }] : []),
          { range, data: cost }
        ];
      });
  }

  private ofUsed(program: Program): CodeLens[] {
    const uri = AstUtils.getDocument(program).uri.toString();
    return program.declarations.filter(isUsedByOthers).flatMap(node => {
      const data: LensData = { kind: 'uses', uri, path: this.services.workspace.AstNodeLocator.getAstNodePath(node) };
      return node.name && node.$cstNode ? [{ range: node.$cstNode.range, data }] : [];
    });
  }

  private withCost(lens: CodeLens, document: LangiumDocument, experiment: string): CodeLens {
    const { model, refused } = this.services.findings.latest(document);
    const isRefused = !model?.experiments.some(({ name }) => name === experiment) || refused.has(experiment);
    const planned = isRefused ? undefined : plan(model!, { experiment }).plan;
    if (!planned) return { ...lens, command: { title: 'no plan: there are errors', command: '' } };
    const { bytes, seconds, steps, duration } = runEstimate(planned);
    const title = `${formatBytes(bytes)} · ${formatQuantity(duration, time)} in ${counted(steps, 'step')}, ${secondsText(seconds)}`;
    return { ...lens, command: { title, command: '', tooltip: costNote } };
  }

  private withUses(lens: CodeLens, document: LangiumDocument, path: string): CodeLens {
    const node = this.services.workspace.AstNodeLocator.getAstNode(document.parseResult.value, path);
    const uses = node ? this.usesOf(node) : [];
    const title = counted(uses.length, 'use');
    const position = node && nameRange(node)?.start;
    return {
      ...lens,
      command:
        uses.length > 0 && position
          ? { title, command: usesCommand, arguments: [document.uri.toString(), position, uses] }
          : { title, command: '' }
    };
  }

  private usesOf(node: AstNode): Location[] {
    return this.services.references.References.findReferences(node, { includeDeclaration: false })
      .map(({ sourceUri, segment }) => ({ uri: sourceUri.toString(), range: segment.range }))
      .toArray();
  }
}

const costNote = `Memory is counted; the time is an order of magnitude, of neurons that fire at ${takenRate} Hz on a machine of today.`;

const isUsedByOthers = (node: Program['declarations'][number]): node is Extract<typeof node, Named> =>
  isModel(node) || isFunctionDecl(node) || isPatternDecl(node);

const nameRange = (node: AstNode): Range | undefined => GrammarUtils.findNodeForProperty(node.$cstNode, 'name')?.range;

/** One digit is all that can be said. */
function secondsText(seconds: number): string {
  const rounded = Number(seconds.toPrecision(1));
  if (rounded < 0.1) return 'at once';
  if (rounded < 90) return `some ${formatQuantity(rounded * 1000, time)}`;
  return rounded < 5400
    ? `some ${Math.round(rounded / 60)} min`
    : `some ${counted(Math.round(rounded / 3600), 'hour')}`;
}

/** `12 501 neurons · 15 637 500 synapses`; what the text does not tell is left out. */
function sizeText(programs: readonly Program[]): string {
  const declarations = programs.flatMap(program => program.declarations);
  const [populations, connects] = [populationsIn(declarations), declarations.filter(isConnect)];
  const counts = connects.map(synapsesOf);
  const [neurons, synapses] = [total(populations.map(neuronsOf)), total(counts.map(count => count?.count))];
  const parts = [
    ...(neurons === undefined || populations.length === 0 ? [] : [counted(neurons, 'neuron')]),
    ...(synapses === undefined || connects.length === 0
      ? []
      : [synapsesText({ count: synapses, isMean: counts.some(count => count?.isMean) })])
  ];
  return parts.join(' · ');
}
