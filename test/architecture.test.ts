// Holds the house together: ARCHITECTURE.md's rules, applied to every file of the tree, and to deliberately bad ones.
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  checkPageViolations,
  cycleViolations,
  doorViolations,
  importViolations,
  instructionViolations,
  nameViolations,
  registryViolations,
  siblingViolations,
  roomViolations,
  sizeViolations,
  stageViolations,
  type SourceFile
} from './support/house-rules/index.js';

/** Longer than the caps allow, and why. */
const exceptions: Record<string, string> = {};

const skipped = new Set(['node_modules', 'dist', 'out', 'coverage', '.git', '.vscode-test']);
const root = path.join(import.meta.dirname, '..');

function treeBelow(folder: string): SourceFile[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const file = path.posix.join(folder, entry.name);
    // .git is a file in a work tree
    if (skipped.has(entry.name)) return [];
    if (entry.isDirectory()) return treeBelow(file);
    return [{ path: file, text: readFileSync(path.join(root, file), 'utf8') }];
  });
}

const tree = treeBelow('.');
const ours = tree.filter(file => /\.(m?ts|mjs)$/.test(file.path) && !file.path.includes('/generated/'));
const product = ours.filter(file => !/^(test|scripts)\//.test(file.path));

describe('the tree', () => {
  test('imports run one way and through doors', () => expect(importViolations(ours)).toEqual([]));
  test('a stage of the simulator imports only smaller numbers', () => expect(stageViolations(ours)).toEqual([]));
  test('a stage in rooms has no loose files, and its types lean on nothing', () =>
    expect(roomViolations(ours)).toEqual([]));
  test('doors name what they let out', () => expect(doorViolations(ours)).toEqual([]));
  test('backends are siblings', () => expect(siblingViolations(ours)).toEqual([]));
  test('no cycle between folders', () => expect(cycleViolations(ours)).toEqual([]));
  test('only the folder of typed code knows instructions', () => expect(instructionViolations(ours)).toEqual([]));
  test('names say what is inside', () => expect(nameViolations(ours)).toEqual([]));
  test('files and functions are short', () => expect(sizeViolations(ours, exceptions)).toEqual([]));
  test('a registry lists exactly the files of its folder', () => expect(registryViolations(ours)).toEqual([]));
  test('every check has its page', () => expect(checkPageViolations(tree)).toEqual([]));
  test('no stub and no skipped test is left', () => {
    const stub = new RegExp(['TO', 'DO|FIX', 'ME|not ', 'implemented'].join(''));
    const skip = /\b(it|test|describe)\.(skip|only|todo)\b/;
    expect(
      ours
        .filter(file => stub.test(file.text) || skip.test(file.text))
        .map(file => `${file.path} has a stub or a skipped test: finish it or remove it.`)
    ).toEqual([]);
  });
  test('lock files hold no download address', () => {
    const locks = tree.filter(file => file.path.endsWith('package-lock.json'));
    expect(locks.map(file => file.path)).toEqual(['package-lock.json', 'test/vscode/package-lock.json']);
    expect(
      locks
        .filter(file => file.text.includes('"resolved": "http'))
        .map(
          file =>
            `${file.path} names a download address: add omit-lockfile-registry-resolved=true to the .npmrc beside it and install again.`
        )
    ).toEqual([]);
  });
  test('no file names a path of one machine', () => {
    const machine = new RegExp(['/(ro', 'ot|ho', 'me|wo', 'rk|Us', 'ers)/'].join(''));
    expect(
      tree
        .filter(file => machine.test(file.text))
        .map(file => `${file.path} names a path that exists on one machine only: make it relative or a parameter.`)
    ).toEqual([]);
  });
  test('no product file keeps state in its module', () => {
    const state =
      /^(export )?(let|var) |^(export )?const \w+(: (Map|Set|WeakMap|WeakSet|Record|Array)<[^=]+)? = (new (Map|Set|WeakMap|WeakSet)(<.*>)?\(\)|\[\]|\{\});/m;
    const mutable = product.filter(file => state.test(file.text));
    expect(
      mutable.map(
        file => `${file.path} has a module-level variable: pass the state in as a parameter or keep it in an object.`
      )
    ).toEqual([]);
  });
});

describe('the rules catch', () => {
  const file = (at: string, text: string): SourceFile => ({ path: at, text });
  test.each([
    [
      'a room above',
      'simulator/1-model/a.ts',
      "import { x } from '../../language/index.js';",
      'may import only itself'
    ],
    [
      'a way past a door',
      'language/a.ts',
      "import { x } from '../simulator/2-plan/plan/plan.js';",
      'past the door of simulator/'
    ],
    ['a foreign package', 'outputs/plots/a.ts', "import * as fs from 'node:fs';", 'imports the package node:fs'],
    ['a type past a door', 'server/a.ts', "import type { X } from '../language/checks/x.js';", 'past the door'],
    [
      'a value where only types may come',
      'client/a.ts',
      "import { x } from '../simulator/index.js';",
      'may import only outputs'
    ],
    ['an import() call', 'outputs/a.ts', "const x = await import('../server/index.js');", 'may import only simulator'],
    ['an export from', 'simulator/index.ts', "export * from '../outputs/index.js';", 'may import only itself'],
    ['a type of another room', 'simulator/a.ts', "type X = import('../language/index.js').X;", 'may import only itself']
  ])('%s', (_, at, text, message) => expect(importViolations([file(at, text)]).join()).toContain(message));
  test('and leave allowed imports alone', () => {
    const good = [
      file(
        'client/a.ts',
        "import { runRequest } from '../server/protocol.js';\nimport type { Recording } from '../simulator/index.js';"
      ),
      file('server/a.ts', "import { lower } from '../language/index.js';")
    ];
    expect(importViolations(good)).toEqual([]);
  });
  test('a later stage', () =>
    expect(
      stageViolations([file('simulator/1-model/a.ts', "import { x } from '../2-plan/index.js';")]).join()
    ).toContain('smaller number'));
  test.each([
    ['a loose file', 'simulator/2-plan/a.ts', '', 'stands beside the rooms'],
    [
      'a type that leans',
      'simulator/2-plan/plan/a.ts',
      "import type { X } from '../formula/index.js';",
      'leans on nothing'
    ],
    [
      'a way past the door of a room',
      'simulator/2-plan/passes/a.ts',
      "import type { X } from '../plan/group.js';",
      'past its door'
    ]
  ])('%s of a stage in rooms', (_, at, text, message) =>
    expect(roomViolations([file('simulator/2-plan/plan/index.ts', ''), file(at, text)]).join()).toContain(message)
  );
  test.each(["export * from './a.js';", "export type * from './a.js';", "export * as a from './a.js';"])(
    'a door without names: %s',
    text => expect(doorViolations([file('simulator/index.ts', text)]).join()).toContain('name what somebody outside')
  );
  test.each([
    ['3-kernels/wasm/a.ts', "import type { Group } from '../reference/group.js';", 'backends are siblings'],
    ['3-kernels/reference/a.ts', "import { Arena } from '../wasm/memory/arena.js';", 'backends are siblings'],
    ['3-kernels/network/a.ts', "import { again } from '../reference/oracle.js';", 'backends are siblings'],
    ['3-kernels/network/a.ts', 'class A { protected readonly step = 0; }', 'a protected member, step'],
    ['3-kernels/reference/a.ts', 'class A { constructor(protected step: number) {} }', 'a protected member, step'],
    ['3-kernels/wasm/a.ts', 'class A { protected constructor() {} }', 'a protected member, its constructor']
  ])('a backend that leans on another: %s, %s', (at, text, message) =>
    expect(siblingViolations([file(`simulator/${at}`, text)]).join()).toContain(message)
  );
  test('but let one ask the oracle', () =>
    expect(
      siblingViolations([
        file('simulator/3-kernels/wasm/groups/a.ts', "import { again } from '../../reference/oracle.js';"),
        file(
          'simulator/3-kernels/wasm/b.ts',
          "import { Ring } from '../network/index.js';\nclass B { private x = 1; }"
        ),
        file('simulator/3-kernels/backends.ts', "import { reference } from './reference/index.js';")
      ])
    ).toEqual([]));
  test('a cycle between folders', () => {
    const files = [
      file('language/names/a.ts', "import { x } from '../units/b.js';"),
      file('language/units/b.ts', "import { y } from '../names/a.js';")
    ];
    expect(cycleViolations(files).join()).toContain('language/names -> language/units -> language/names');
    expect(
      cycleViolations([files[0]!, file('language/units/b.ts', "import type { Y } from '../names/a.js';")])
    ).toHaveLength(1);
    expect(cycleViolations([files[0]!, file('language/units/b.ts', '')])).toEqual([]);
  });
  test('a cycle between a folder and a file beside it', () => {
    const plan = file('simulator/2-plan/make-plan.ts', '');
    const pass = file('simulator/2-plan/passes/pass.ts', "import type { Plan } from '../make-plan.js';");
    const door = file('simulator/2-plan/index.ts', "export { pass } from './passes/pass.js';");
    expect(cycleViolations([plan, pass, door])).toEqual([]);
    const back = file(plan.path, "import type { Pass } from './passes/pass.js';");
    expect(cycleViolations([back, pass, door]).join()).toContain('simulator/2-plan/passes');
  });
  test('but the top of a room holds single files', () => {
    const top = [
      file('cli/program.ts', "import { x } from './commands/run.js';"),
      file('cli/commands/run.ts', "import { y } from '../session.js';"),
      file('cli/session.ts', '')
    ];
    expect(cycleViolations(top)).toEqual([]);
    expect(
      cycleViolations([...top.slice(0, 2), file('cli/session.ts', "import { z } from './program.js';")])
    ).toHaveLength(1);
  });
  test('an entry that is not registered', () => {
    const files = [
      file('cli/commands/registry.ts', "import { run } from './run.js';"),
      file('cli/commands/run.ts', 'export const run = 1;'),
      file('cli/commands/plot.ts', 'export const plot = 1;'),
      file('cli/commands/command.ts', 'export interface Command {}')
    ];
    expect(registryViolations(files)).toEqual([
      'cli/commands/plot.ts is not in cli/commands/registry.ts: add its line there, or move it out of cli/commands/ if it is no entry of that list.'
    ]);
    expect(registryViolations([files[0]!, files[1]!, files[3]!])).toEqual([]);
    const parts = [
      file('outputs/plots/registry.ts', "import { a } from './a.js';"),
      file('outputs/plots/a.ts', "import { b } from './b.js';\nexport const a = b;"),
      file('outputs/plots/b.ts', 'export const b = 1;')
    ];
    expect(registryViolations(parts)).toEqual([]);
    expect(registryViolations([...parts, file('outputs/plots/c.ts', 'export const c = 1;')])).toHaveLength(1);
  });
  test('a check without a page and a page without a check', () => {
    const files = [
      file('language/checks/unknown-name.ts', 'export const check = 1;'),
      file('language/checks/check.ts', 'export type Check = 1;'),
      file('language/checks/registry.ts', ''),
      file('docs/checks/gone.md', ''),
      file('docs/checks/syntax-error.md', ''),
      file('language/parser/a.ts', "code: 'syntax-error'")
    ];
    expect(checkPageViolations(files).map(checkPageViolation => checkPageViolation.split(' ')[0])).toEqual([
      'language/checks/unknown-name.ts',
      'docs/checks/gone.md'
    ]);
  });
  test('a name that says nothing', () =>
    expect(nameViolations([file('language/utils.ts', ''), file('outputs/SvgPlot.ts', '')])).toHaveLength(2));
  test('instructions outside the folder of typed code', () => {
    const by = "import { FunctionBuilder } from '../code/encode/index.js';";
    const typed = "import { FunctionCode } from '../code/index.js';";
    expect(instructionViolations([file('simulator/3-kernels/wasm/synapses/a.ts', by)])).toHaveLength(1);
    expect(instructionViolations([file('simulator/3-kernels/wasm/synapses/a.ts', 'f.builder.op(1)')])).toHaveLength(1);
    expect(instructionViolations([file('simulator/3-kernels/wasm/synapses/a.ts', typed)])).toEqual([]);
    expect(instructionViolations([file('simulator/3-kernels/wasm/code/a.ts', by)])).toEqual([]);
  });
  test('long files and functions', () => {
    const long = file('cli/a.ts', `function f() {\n${'x;\n'.repeat(51)}}\n${'\n'.repeat(450)}`);
    expect(sizeViolations([long], {})).toEqual([
      'cli/a.ts has 503 lines, over 450: split it along its concepts.',
      'cli/a.ts#f has 51 statements, over 50: give its steps names of their own.'
    ]);
    expect(sizeViolations([long], { 'cli/a.ts': 'because', 'cli/a.ts#f': 'because' })).toEqual([]);
  });
});
