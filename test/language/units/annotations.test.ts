// Nothing of ours says the dimension of a state twice: a type stands only where the first value does not show it.
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import type { AstNode } from 'langium';
import { expect, test } from 'vitest';
import {
  type Const,
  type Param,
  type Program,
  type State,
  isConst,
  isModel,
  isParam,
  isState
} from '../../../language/generated/ast.js';
import { statements } from '../../../language/statements/registry.js';
import { textOf } from '../../../language/source.js';
import { blocksOf } from '../../../scripts/docs/blocks.js';
import { sameDimension } from '../../../simulator/index.js';
import { houseTexts } from '../format/formatted.js';
import { tableOf } from './type-findings.js';

const docs = path.join(import.meta.dirname, '..', '..', '..', 'docs');
const pages = ['guide', 'checks'].flatMap(folder =>
  readdirSync(path.join(docs, folder))
    .filter(name => name.endsWith('.md'))
    .flatMap(name =>
      blocksOf(readFileSync(path.join(docs, folder, name), 'utf8')).map(({ text, line }): [string, string] => [
        `${folder}/${name}:${line}`,
        text
      ])
    )
);
const examples = statements.map(({ title, example }): [string, string] => [title, example]);

type Valued = State | Param | Const;

const valuedIn = (program: Program): Valued[] =>
  program.declarations
    .flatMap((declaration): AstNode[] => (isModel(declaration) ? declaration.members : [declaration]))
    .filter((node): node is Valued => isState(node) || isParam(node) || isConst(node));

/** Declarations whose dimension is the same without their type. */
function saidTwice(text: string): string[] {
  if (!/(?:state|param|const) \w+ ?: /.test(text)) return [];
  const { program, table } = tableOf(text);
  return valuedIn(program).flatMap((node, i) => {
    const { type, value } = node;
    if (!type || !value) return [];
    const { offset, end } = type.$cstNode!;
    const other = tableOf(text.slice(0, offset).replace(/\s*:\s*$/, '') + text.slice(end));
    const dimensions = [table.dimensionOf(node), other.table.dimensionOf(valuedIn(other.program)[i]!)];
    return dimensions[0] && dimensions[1] && sameDimension(dimensions[0], dimensions[1]) ? [textOf(node)] : [];
  });
}

test.each([...houseTexts, ...pages, ...examples])('%s', (_, text) => expect(saidTwice(text)).toEqual([]));

test('a type that the value shows is found', () =>
  expect(saidTwice('neuron n {\n  state V : mV = 3 mV\n  state w : pA = 0\n  state x : 1 = 0\n}')).toEqual([
    'state V : mV = 3 mV',
    'state x : 1 = 0'
  ]));
