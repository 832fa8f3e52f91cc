// What users set of lenses, as the client says it: believed only where it makes sense.
import type { LangiumSharedServices } from 'langium/lsp';

const section = 'snn';

/** Whether uses are counted above declarations. */
export async function showsUses(shared: LangiumSharedServices): Promise<boolean> {
  const { references } = await settingOf(shared, 'codeLens');
  return references !== false;
}

async function settingOf(shared: LangiumSharedServices, name: string): Promise<Readonly<Record<string, unknown>>> {
  const value: unknown = await shared.workspace.ConfigurationProvider.getConfiguration(section, name);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
