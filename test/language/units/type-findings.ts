// For tests of inference: what it finds in a text, as [kind, text of the place, message].
import { inferTypes, type TypeTable } from '../../../language/units/infer/infer-types.js';
import type { Program } from '../../../language/generated/ast.js';
import { textOf } from '../../../language/source.js';
import { languageOf, uriOf } from '../../support/text-world.js';

export function tableOf(text: string, files: Record<string, string> = {}): { program: Program; table: TypeTable } {
  const program = languageOf({ ...files, 'a.snn': text }).program(uriOf('a.snn'))!;
  return { program, table: inferTypes(program) };
}

export const findingsIn = (text: string): [kind: string, at: string, message: string][] =>
  tableOf(text).table.findings.map(finding => [finding.kind, textOf(finding.node), finding.message]);
