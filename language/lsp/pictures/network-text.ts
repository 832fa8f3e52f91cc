// The text of a small network around one model: what the model needs of its file, and nothing that could be broken there.
import { type AstNode, AstUtils } from 'langium';
import {
  type Model,
  type Named,
  type Param,
  type Use,
  isConnect,
  isData,
  isExperiment,
  isModel,
  isNamedArg,
  isParam,
  isPopulationDecl
} from '../../generated/ast.js';
import { behind, resolveUse } from '../../names/configured.js';
import { itemAround } from '../../names/declarations.js';
import { referencesOf } from '../../names/linker.js';
import type { Names } from '../../names/names.js';
import { nodesOf } from '../../names/nodes.js';
import { textOf } from '../../source.js';
import { valueOf } from '../constants.js';

/**
 * The declarations of files, not of the library, that nodes speak of, each as it is written; undefined where one cannot stand in a file
 * of its own: data of another folder, two of one name, parts of a network.
 */
export function declarationsFor(nodes: readonly AstNode[], names: Names): string | undefined {
  const found = new Set<AstNode>();
  const waiting = [...nodes];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const inner of nodesOf(node))
      for (const { ref } of referencesOf(inner)) {
        const declaration = ref && itemAround(ref);
        if (!declaration || names.isLibrary(declaration) || found.has(declaration)) continue;
        found.add(declaration);
        waiting.push(declaration);
      }
  }
  const all = [...found];
  const isPart = (node: AstNode): boolean => isPopulationDecl(node) || isConnect(node) || isExperiment(node);
  const named = all.map(node => (node as Named).name);
  if (all.some(isPart) || new Set(named).size < named.length) return undefined;
  const files = new Set([...all, ...nodes].map(node => AstUtils.getDocument(node).uri.toString()));
  if (files.size > 1 && all.some(isData)) return undefined;
  return all.map(textOf).join('\n');
}

/** `lif(tau_m = 10 ms)`: with those arguments that are one number, and of what has no value one of the usual size. */
export function useText(model: Model, use: Use | undefined, values: Values): string {
  const given = (use?.args?.args ?? [])
    .filter(isNamedArg)
    .filter(({ value }) => typeof valueOf(value) === 'number')
    .map(({ param, value }) => [param.$refText, textOf(value)] as const);
  const known = new Map(given);
  for (const name of configuredArguments(model)) if (!known.has(name)) known.set(name, '');
  for (const param of (behind(model)?.members ?? []).filter(isParam))
    if (!param.value && !known.has(param.name)) known.set(param.name, values(param) ?? '');
  const text = [...known].filter(([, value]) => value !== '').map(([name, value]) => `${name} = ${value}`);
  return text.length > 0 ? `${model.name}(${text.join(', ')})` : model.name;
}

/** What a parameter without a value is given; undefined where nothing usual is known. */
export type Values = (param: Param) => string | undefined;

/** Names of what configured models on the way give already. */
function configuredArguments(model: Model): string[] {
  const uses = model.base ? (resolveUse(model.base)?.uses ?? []) : [];
  return uses.flatMap(({ args }) => (args?.args ?? []).filter(isNamedArg).map(({ param }) => param.$refText));
}

/** Of the size that a parameter of this unit usually has. */
export function usualValue(unit: string): string {
  return { pA: '50 pA', mV: '1 mV', nS: '1 nS', ms: '10 ms', '': '1' }[unit] ?? `1 ${unit}`;
}

export const modelOf = (use: Use | undefined): Model | undefined => {
  const named = use?.model.ref;
  return isModel(named) ? named : undefined;
};
