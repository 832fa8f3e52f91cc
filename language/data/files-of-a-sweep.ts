// What a sweep saves has a file for each value, `learnt_g=4.npz` for `learnt.npz`: who names the bare file is told which there are.
import { UriUtils, URI } from 'langium';
import type { World } from '../world.js';

/** Named in a message. */
const most = 4;

/** A sentence's end for a file that is missing; undefined where no sweep saved it. `path` as it is written. */
export function savedBySweep(world: Partial<Pick<World, 'entries'>>, uri: string, path: string): string | undefined {
  const [, stem, ending] = /^(.*)(\.npz)$/i.exec(UriUtils.basename(URI.parse(uri))) ?? [];
  const entries = stem === undefined ? [] : world.entries?.(UriUtils.dirname(URI.parse(uri)).toString());
  if (entries === undefined || typeof entries === 'string') return undefined;
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const found = entries
    .filter(
      ({ name, isFolder }) => !isFolder && name.startsWith(`${stem!}_`) && name.endsWith(ending!) && name.includes('=')
    )
    .map(({ name }) => folder + name);
  if (found.length === 0) return undefined;
  const others = found.length > most ? `, and ${found.length - most} more` : '';
  return `a sweep or several seeds saved a file each: name one of ${found.slice(0, most).join(', ')}${others}`;
}
