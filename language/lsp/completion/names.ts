// Names that fit: models, patterns, populations, parameters, states, and in expressions values and functions.
import { AstUtils, type AstNode } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import {
  type FunctionDecl,
  type Named,
  isArgs,
  isCall,
  isConnect,
  isData,
  isExpect,
  isExperiment,
  isFunctionDecl,
  isModel,
  isNoise,
  isPlainArg,
  isPlot,
  isPopulation,
  isReference,
  isRepeat,
  isReport,
  isStopWhen,
  isUse
} from '../../generated/ast.js';
import { takesSeveral } from '../../names/arguments.js';
import { calleeOf } from '../../names/callees.js';
import { modelUsed } from '../../names/configured.js';
import { declaredIn, isSampleLoop } from '../../names/declarations.js';
import { isSynapticWeight } from '../../names/preference.js';
import { typeWord } from '../../units/unit-expression.js';
import { marker } from '../cursor/marked-tree.js';
import type { CompletionSite, Proposal } from './completion.js';

export function nameProposals(site: CompletionSite): Proposal[] {
  const { marked, cursor } = site;
  const node = marked?.node;
  if (!node || cursor.number || !marked.property) return cursor.beginsStatement ? assignable(site) : [];
  if (isReference(node)) return inExpression(node, site);
  const holdsReference = AstUtils.streamReferences(node).some(
    reference => reference.property === marked.property && reference.reference.$refText.includes(marker)
  );
  return holdsReference ? visible(node, marked.property, site, 2) : [];
}

function visible(node: AstNode, property: string, { services }: CompletionSite, rank: number): Proposal[] {
  return services.names
    .visible(node, property)
    .filter(named => !named.name!.includes(marker) && named !== node.$container)
    .map((named, i) => ({
      label: named.name!,
      kind: services.shared.lsp.NodeKindProvider.getCompletionItemKind(named),
      rank: rank + (services.names.isLibrary(named) ? 0.5 : 0) + i / 10_000,
      detail: services.descriptions.detailOf(named),
      documentation: named
    }));
}

/** In brackets of a model only names of parameters may stand; elsewhere values, and functions that fit there. */
function inExpression(node: AstNode, site: CompletionSite): Proposal[] {
  const { services } = site;
  const argument = isPlainArg(node.$container) ? node.$container : undefined;
  if (argument && isUse(argument.$container.$container) && modelUsed(argument.$container.$container)) return [];
  const inExperiment = AstUtils.hasContainerOfType(node, isExperiment);
  const wanted = wantedWord(node);
  const inEquations = AstUtils.hasContainerOfType(node, around => isModel(around) || isFunctionDecl(around));
  const fits = (named: Named): boolean =>
    (!isNoise(named) || inEquations) &&
    (isSampleLoop(named) || !AstUtils.hasContainerOfType(node, container => container === named)) &&
    (!isRecordable(named) || (inExperiment && (wanted !== 'neurons' || isPopulation(named))));
  const values = visible(node, 'to', site, 2).filter(({ documentation }) => fits(documentation as Named));
  const ranked = values.map(value => ({
    ...value,
    rank: value.rank + (wanted !== undefined && !isRecordable(value.documentation as Named) ? 3 : 0)
  }));
  const functions = services.names
    .visibleKind(node, { words: 'a function', fits: isFunctionDecl })
    .filter(isFunctionDecl);
  return [
    ...ranked,
    ...functions.filter(declared => isOffered(declared, node)).map(declared => callOf(declared, node, site))
  ];
}

const isRecordable = (named: Named): boolean => isPopulation(named) || isConnect(named);

/** `neurons` or `variable`, where the function that the node is given to takes recordings. */
function wantedWord(node: AstNode): string | undefined {
  const args = AstUtils.getContainerOfType(node, isArgs);
  const callee = args && calleeOf(args.$container);
  const isPlain = isPlainArg(node.$container) && node.$container.$container === args;
  if (!callee || !isPlain || !isFunctionDecl(callee.target)) return undefined;
  const word = typeWord(callee.target.formals[0]?.type);
  return word === 'neurons' || word === 'variable' ? word : undefined;
}

const isPlotFunction = (declared: FunctionDecl): boolean => typeWord(declared.type) === 'plot';

const looksAtRecording = (node: AstNode): boolean =>
  isExpect(node) || isReport(node) || isPlot(node) || isRepeat(node) || isStopWhen(node);

/** Pictures in `plot` only, statistics where recordings are looked at, readers of files as data. */
function isOffered(one: FunctionDecl, node: AstNode): boolean {
  const isOfFiles = typeWord(one.type) === 'data';
  if (isOfFiles || AstUtils.hasContainerOfType(node, isData))
    return isOfFiles && AstUtils.hasContainerOfType(node, isData);
  if (isPlotFunction(one))
    return AstUtils.hasContainerOfType(node, isPlot) && !AstUtils.hasContainerOfType(node, isCall);
  return !takesSeveral(one) || AstUtils.hasContainerOfType(node, looksAtRecording);
}

function callOf(one: FunctionDecl, node: AstNode, { services }: CompletionSite): Proposal {
  const isStatistic = takesSeveral(one);
  const inPlot = AstUtils.hasContainerOfType(node, isPlot) && isPlotFunction(one);
  return {
    label: one.name,
    kind: CompletionItemKind.Function,
    rank: inPlot ? 1 : typeWord(one.type) === 'data' ? 0 : isStatistic && wantedWord(node) === undefined ? 1.5 : 3.5,
    detail: services.descriptions.detailOf(one),
    insert: one.formals.length > 0 ? `${one.name}($0)` : `${one.name}()`,
    isSnippet: true,
    continues: isStatistic,
    documentation: one
  };
}

/** Where a statement of a model or event block begins: the states that an equation or assignment may begin with, in a rule also the weight. */
function assignable({ cursor, marked, services }: CompletionSite): Proposal[] {
  if (cursor.rule !== 'Model' && cursor.rule !== 'Block') return [];
  const model = marked?.declarations.find(isModel);
  const states = model ? declaredIn(model).filter(named => named.$type === 'State') : [];
  const weight =
    model?.kind === 'plasticity'
      ? services.names.visibleKind(model, { words: 'the weight', fits: isSynapticWeight })
      : [];
  return [...states, ...weight].map((state, i) => ({
    label: cursor.rule === 'Model' ? `${state.name!}'` : state.name!,
    kind: CompletionItemKind.Field,
    rank: 1 + i / 1000,
    detail: services.descriptions.detailOf(state),
    insert: cursor.rule === 'Model' ? `${state.name!}' = ` : `${state.name!} `,
    documentation: state
  }));
}
