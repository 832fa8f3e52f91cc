// package.json names exactly the commands that the extension registers, and what a panel needs to come back.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const sources = readdirSync('client/commands').map(file => readFileSync(`client/commands/${file}`, 'utf8'));
const registered = sources.flatMap(text => /\bid: '(snn\.\w+)'/.exec(text)?.[1] ?? []);

test('the commands', () => {
  expect(manifest.contributes.commands.map(one => one.command).sort()).toEqual(registered.sort());
  expect(new Set(manifest.contributes.commands.map(one => one.category))).toEqual(new Set(['SNN']));
});
test('menus offer only these', () => expect(Object.values(manifest.contributes.menus).flat().filter(one => !registered.includes(one.command))).toEqual([]));
test('a panel wakes the extension', () => {
  const viewType = /viewType = '([^']+)'/.exec(readFileSync('client/panels/run-panel.ts', 'utf8'))?.[1];
  expect(manifest.activationEvents).toContain(`onWebviewPanel:${viewType}`);
});
test('nothing runs before the workspace is trusted', () => {
  expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
  expect(readFileSync('client/commands/run.ts', 'utf8')).toContain('isTrusted');
});
