// Where a path leads that is written in a file: to other files and to tables.
import { URI, UriUtils } from 'langium';

/**
 * The uri of a path written in the file `base`; relative paths start from its folder. Whatever letters a name has, it is that name: `#`, `?`
 * and `%` mean nothing else. A path to another machine keeps its host, so that whoever reads can tell.
 */
export function fileUri(written: string, base: URI): string {
  const path = written.replace(/\\/g, '/');
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(path)) return URI.parse(path).toString();
  if (/^\/\/|^[A-Za-z]:\//.test(path)) return URI.file(path).toString();
  if (path.startsWith('/')) return base.with({ path }).toString();
  return UriUtils.joinPath(UriUtils.dirname(base), path).toString();
}
