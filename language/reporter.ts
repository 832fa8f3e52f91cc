// Turns what a check reports into diagnostics at their place in the text.
import { type AstNode, GrammarUtils } from 'langium';
import type { Source } from '../simulator/index.js';
import { entryOfCode } from './catalogue.js';
import type { Check, PropertyOf, Report } from './checks/check.js';
import type { Diagnostic } from './diagnostic.js';
import { sourceAt, sourceOf } from './source.js';

export function reporter({ code }: Pick<Check, 'code'>, found: Diagnostic[]): Report {
  const { severity } = entryOfCode(code);
  return (at, message, more = {}) => void found.push({ code, severity, message, source: placeOf(at), ...more });
}

/** For checks of the whole network: the same is said once, and only of this file, as others are checked themselves. */
export function reporterOf(uri: string, { code }: Pick<Check, 'code'>, found: Diagnostic[]): Report {
  const { severity } = entryOfCode(code);
  const said = new Set<string>();
  return (at, message, more = {}) => {
    const source = placeOf(at);
    const key = `${source.offset} ${source.end} ${message}`;
    if (source.uri !== uri || said.has(key)) return;
    said.add(key);
    found.push({ code, severity, message, source, ...more });
  };
}

function placeOf(at: AstNode | Source | PropertyOf): Source {
  if ('uri' in at) return at;
  if (!('property' in at)) return sourceOf(at);
  const { node, property, index } = at;
  const token = GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
  return token ? sourceAt(node, token.offset, token.end) : sourceOf(node);
}
