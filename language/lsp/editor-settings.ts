// What users set of hints and lenses, as the client says it: believed only where it makes sense.
import type { LangiumSharedServices } from 'langium/lsp';

/** Kinds of inlay hints, each with a setting `snn.inlayHints.…`: whether they are shown where nobody sets it. */
const hintDefaults = { integrators: true, counts: true, units: false, defaults: false } as const;

type HintKind = keyof typeof hintDefaults;

const section = 'snn';

export async function shownHints(shared: LangiumSharedServices): Promise<ReadonlySet<HintKind>> {
  const set = await settingOf(shared, 'inlayHints');
  const kinds = Object.keys(hintDefaults) as HintKind[];
  return new Set(kinds.filter(kind => (typeof set[kind] === 'boolean' ? set[kind] : hintDefaults[kind])));
}

/** Whether uses are counted above declarations. */
export async function showsUses(shared: LangiumSharedServices): Promise<boolean> {
  const { references } = await settingOf(shared, 'codeLens');
  return references !== false;
}

async function settingOf(shared: LangiumSharedServices, name: string): Promise<Readonly<Record<string, unknown>>> {
  // Without a client nobody sets anything, and who waited for it would wait for ever.
  if (!shared.lsp.Connection) return {};
  const value: unknown = await shared.workspace.ConfigurationProvider.getConfiguration(section, name);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
