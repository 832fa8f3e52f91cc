// package.json names exactly the commands that the extension registers, what a panel needs to come back, and files that exist.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { firstNetwork } from '../../client/first-network.js';
import { judge } from '../../outputs/index.js';
import { run } from '../../simulator/index.js';
import { languageOf, uriOf } from '../support/text-world.js';

interface Named {
  readonly command: string;
  readonly category?: string;
}
interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string } };
  readonly contributes: {
    readonly commands: readonly Named[];
    readonly menus: Readonly<Record<string, readonly Named[]>>;
    readonly languages: readonly { readonly icon: Readonly<Record<string, string>>; readonly configuration: string }[];
    readonly grammars: readonly { readonly scopeName: string; readonly path: string }[];
    readonly problemMatchers: readonly { readonly name: string; readonly pattern: { readonly regexp: string } }[];
    readonly taskDefinitions: readonly { readonly type: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly markdown: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly configuration?: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const read = (file: string): string => readFileSync(file, 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { contributes } = manifest;
const sources = readdirSync('client/commands').map(file => read(`client/commands/${file}`));
const registered = sources.flatMap(text => /\bid: '(snn\.\w+)'/.exec(text)?.[1] ?? []);
const steps = contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);

test('the commands', () => {
  expect(contributes.commands.map(command => command.command).sort()).toEqual(registered.sort());
  expect(new Set(contributes.commands.map(command => command.category))).toEqual(new Set(['SNN']));
});
test('menus offer only these', () =>
  expect(
    Object.values(contributes.menus)
      .flat()
      .filter(named => !registered.includes(named.command))
  ).toEqual([]));
test('a panel wakes the extension', () => {
  const viewType = /viewType = '([^']+)'/.exec(read('client/panels/run-panel.ts'))?.[1];
  expect(manifest.activationEvents).toContain(`onWebviewPanel:${viewType}`);
  expect(JSON.stringify(contributes.menus['editor/title'])).toContain(`activeWebviewPanelId == ${viewType}`);
});
test('nothing runs before the workspace is trusted', () => {
  expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
  expect(read('client/commands/run.ts')).toContain('isTrusted');
});
test('every file that is named is there', () => {
  const files = [
    manifest.icon,
    ...contributes.languages.flatMap(language => [...Object.values(language.icon), language.configuration]),
    ...contributes.grammars.map(grammar => grammar.path),
    ...steps.map(step => step.media.markdown)
  ];
  expect(files.filter(file => !existsSync(file))).toEqual([]);
});
test('the icon is a PNG of 128 pixels', () => {
  const png = readFileSync(manifest.icon);
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 128, 128]);
});
test('there are at most twenty settings', () =>
  expect(Object.keys(contributes.configuration?.properties ?? {}).length).toBeLessThanOrEqual(20));

describe('the walkthrough', () => {
  test('calls commands that exist, and sees them done', () => {
    const called = steps.flatMap(step => /\(command:([\w.]+)\)/.exec(step.description)?.[1] ?? []);
    expect(called).toHaveLength(steps.length);
    // a button that was pressed in vain ticks nothing
    expect(steps.flatMap(step => step.completionEvents)).toEqual([
      'onCommand:snn.newFile',
      'onContext:snn.fixed',
      'onContext:snn.ran',
      'onContext:snn.exported'
    ]);
    for (const step of ['fixed', 'ran', 'exported']) expect(sources.join('\n')).toContain(`done('${step}')`);
    expect(called.filter(command => command.startsWith('snn.') && !registered.includes(command))).toEqual([]);
  });
  test('begins with a network that has no finding and keeps what it expects', () => {
    const { model, diagnostics } = languageOf({ 'first.snn': firstNetwork }).lower(uriOf('first.snn'));
    expect(diagnostics).toEqual([]);
    const recording = run(model!, { experiment: 'first' });
    expect(judge(recording).map(verdict => verdict.passed)).toEqual([true]);
    expect(recording.faults).toEqual([]);
  });
});

describe('the task snn: check', () => {
  const [matcher] = contributes.problemMatchers;
  test('is of a type that is declared, with a matcher that is declared', () => {
    const source = read('client/check-task.ts');
    expect(source).toContain(`checkTaskType = '${contributes.taskDefinitions[0]?.type}'`);
    expect(source).toContain(`'$${matcher?.name}'`);
  });
  test.each([
    [
      'net.snn:3:14: error: Expecting an expression [1]. [syntax-error]',
      ['net.snn', '3', '14', 'error', 'Expecting an expression [1].', 'syntax-error']
    ],
    [
      'cells/a b.snn:10:1: warning: w is never used. [unused-declaration]',
      ['cells/a b.snn', '10', '1', 'warning', 'w is never used.', 'unused-declaration']
    ],
    ['2 files checked: 1 error, 1 warning', undefined]
  ])('%s', (line, parts) => expect(new RegExp(matcher!.pattern.regexp).exec(line)?.slice(1)).toEqual(parts));
});

describe('the words of the language configuration', () => {
  const { indentationRules, folding } = JSON.parse(read('language-configuration.json')) as {
    indentationRules: Readonly<Record<string, string>>;
    folding: { markers: Readonly<Record<string, string>> };
  };
  const increases = (line: string): boolean => new RegExp(indentationRules.increaseIndentPattern!).test(line);
  test.each(['neuron a {', 'connect E -> I {  // all', '  plot raster(', 'population E[3] : lif(', '  times = ['])(
    'a line is indented behind %s',
    line => expect(increases(line)).toBe(true)
  );
  test.each(['on spike { V = V_reset }', '// neuron a {', 'param a = 1', '}', 'plot raster(E), rate(E)'])(
    'but not behind %s',
    line => expect(increases(line)).toBe(false)
  );
  test('regions fold', () => {
    expect(new RegExp(folding.markers.start!).test('  // #region cells')).toBe(true);
    expect(new RegExp(folding.markers.end!).test('// #endregion')).toBe(true);
  });
});
