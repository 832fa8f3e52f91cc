// A world that reads only below some folders: a text that somebody else wrote must not look around on this machine, nor on others.
import { realpathSync } from 'node:fs';
import * as path from 'node:path';
import type { World } from '../language/index.js';
import { localPath } from './local-path.js';

/** `folders` are asked at each reading: paths on the disk. The library may be read always. */
export function confinedWorld(world: World, folders: () => Iterable<string>): World {
  const library = localPath(world.library);
  const isAllowed = (uri: string): boolean => {
    const file = localPath(uri);
    if (file === undefined) return true;
    const roots = [...folders(), ...(library === undefined ? [] : [library])];
    if (!isBelow(roots, file)) return false;
    // by a link that lies inside
    const real = realPath(file);
    return (
      real === undefined ||
      isBelow(
        roots.map(root => realPath(root) ?? root),
        real
      )
    );
  };
  return {
    ...world,
    // a limit that changes is asked when it counts
    get memoryLimit() {
      return world.memoryLimit;
    },
    read: (uri, limit) => (isAllowed(uri) ? world.read(uri, limit) : 'outside'),
    entries: uri => (isAllowed(uri) ? world.entries(uri) : 'outside'),
    stamp: uri => (isAllowed(uri) ? world.stamp(uri) : undefined)
  };
}

const isBelow = (folders: readonly string[], file: string): boolean =>
  folders.some(folder => {
    const way = path.relative(folder, file);
    return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
  });

/** Undefined for what is not there, and so has nothing to be read. */
function realPath(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}
