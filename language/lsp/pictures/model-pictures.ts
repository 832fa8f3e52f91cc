// Pictures of models for hovers: made when they are first asked for, elsewhere and in limited time, and kept by what they show.
import { type AstNode, AstUtils, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { ModelPicture } from '../../../outputs/index.js';
import type { Findings } from '../../findings.js';
import {
  type Named,
  type Program,
  isConnect,
  isModel,
  isPopulation,
  isProgram,
  isUse,
  isUseSynapse
} from '../../generated/ast.js';
import type { Names } from '../../names/names.js';
import { pictureMarkdown } from '../picture-markdown.js';
import type { TypeTables } from '../type-tables.js';
import { modelOf } from './network-text.js';
import { PictureTexts, firstUse, type Shown } from './picture-texts.js';

/** Simulates in a thread of its own and draws, as SVG; undefined where there is nothing to see, rejected where it takes too long. */
export type DrawModel = (picture: ModelPicture) => Promise<string | undefined>;

/** Pictures that are kept: the networks they show are small, and their texts are their names. */
const mostKept = 100;

/** ms that a hover waits for its picture; ms after an edit in which it doesn't. */
const [patience, restless] = [800, 1000];

export class ModelPictures {
  /** ms at which a text was changed last */
  private readonly edited = new Map<string, number>();
  private readonly texts: PictureTexts;
  private readonly kept = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly services: {
      readonly names: Names;
      readonly findings: Findings;
      readonly types: TypeTables;
      readonly shared: LangiumSharedServices;
    },
    private readonly draw: DrawModel | undefined
  ) {
    this.texts = new PictureTexts(services);
    const opened = new Set<string>();
    services.shared.workspace.TextDocuments.onDidChangeContent(({ document: { uri } }) => {
      if (opened.has(uri)) this.edited.set(uri, performance.now());
      opened.add(uri);
    });
    services.shared.workspace.TextDocuments.onDidClose(({ document: { uri } }) => {
      opened.delete(uri);
      this.edited.delete(uri);
    });
  }

  /**
   * The picture if it is there soon, as Markdown: what is known in words waits for it for a moment alone, and not at all while somebody types.
   */
  async shortly(named: Named, at: AstNode): Promise<string | undefined> {
    const since = performance.now() - (this.edited.get(AstUtils.getDocument(at).uri.toString()) ?? -Infinity);
    const isCalm = since > restless;
    const made = this.of(named, at, isCalm);
    const svg = made && (await Promise.race([made, after(isCalm ? patience : 0)]));
    return svg === undefined
      ? undefined
      : pictureMarkdown(`what ${named.name} does`, 'image/svg+xml', new TextEncoder().encode(svg));
  }

  /** Of what a word leads to, at the node it stands in; undefined for what has none, or has not been `made` where it shall not be. */
  of(named: Named, at: AstNode, make = true): Promise<string | undefined> | undefined {
    const shown = shownBy(named, at);
    const program = AstUtils.getContainerOfType(at, isProgram);
    if (!this.draw || !shown || !program) return undefined;
    const texts = this.texts.of(shown, program);
    const key = texts.map(({ text }) => text).join('\n\n');
    if (key === '') return undefined;
    const known = this.kept.get(key);
    if (known || !make) return known;
    const made = this.firstThatFits(texts, program).catch(() => {
      // it may have been the machine's fault: asked again, it is tried again
      this.kept.delete(key);
      return undefined;
    });
    this.kept.set(key, made);
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value!);
    return made;
  }

  private async firstThatFits(texts: ReturnType<PictureTexts['of']>, program: Program): Promise<string | undefined> {
    for (const { text, ...picture } of texts) {
      const model = this.services.findings.networkOf(this.documentOf(text, program));
      const drawn = model && (await this.draw!({ ...picture, model }));
      if (drawn !== undefined) return drawn;
    }
    return undefined;
  }

  /** Beside the file, so that its data are found, and known to nobody. */
  private documentOf(text: string, program: Program): Parameters<Findings['networkOf']>[0] {
    const uri = URI.parse(program.$document!.uri.toString().replace(/[^/]*$/, 'picture.snn'));
    return this.services.shared.workspace.LangiumDocumentFactory.fromString(text, uri);
  }
}

/** The model that a word means: its own, that of the population, the synapse of the connection. */
function shownBy(named: Named, at: AstNode): Shown | undefined {
  if (isModel(named)) {
    const use = isUse(at) ? at : undefined;
    const connect = use && AstUtils.getContainerOfType(use, isConnect);
    const program = AstUtils.getContainerOfType(at, isProgram);
    const user = use ? { use, ...(connect && { connect }) } : program ? firstUse(named, program) : {};
    return { model: named, ...(named.kind === 'neuron' && !use ? {} : user) };
  }
  if (isPopulation(named)) {
    const use = named.$container.model;
    const model = modelOf(use);
    return model && { model, use };
  }
  if (isConnect(named)) {
    const use = named.members.find(isUseSynapse)?.use;
    const model = modelOf(use);
    return model && use && { model, use, connect: named };
  }
  return undefined;
}

const after = (ms: number): Promise<undefined> =>
  new Promise(resolve => {
    setTimeout(() => resolve(undefined), ms);
  });
