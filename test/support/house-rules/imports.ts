// Who imports whom: one way, through doors, never in a circle.
import ts from 'typescript';
import { rooms, type Room } from '../rooms.js';
import { folderOf, importsOf, isTypescript, parse, roomOf, type Import, type SourceFile } from './source-file.js';

/** Files behind a door that may be imported all the same, and from where. */
const openFiles: Readonly<Record<string, readonly string[]>> = {
  'server/protocol.ts': ['client', 'client/webview'],
  'server/protocol-shapes.ts': ['client', 'client/webview'],
  'server/shape.ts': ['client', 'client/webview'],
  'package.json': ['cli', 'server']
};

function allowedPackage(room: Room, name: string): boolean {
  return room.packages.some(allowed => name === allowed || (/[/:]$/.test(allowed) && name.startsWith(allowed)));
}

/** Imports run one way and through doors; a room uses only its packages. */
export function importViolations(files: readonly SourceFile[]): string[] {
  return files.filter(isTypescript).flatMap(file => importsOf(file).flatMap(item => importViolation(item) ?? []));
}

function importViolation({ from, to, typesOnly, local }: Import): string | undefined {
  const here = roomOf(from);
  const room = rooms[here ?? ''];
  if (here === undefined || room === undefined) return undefined;
  if (!local) {
    if (allowedPackage(room, to)) return undefined;
    return `${from} imports the package ${to}, which ${here}/ may not use: move the code to a room that may, or pass the result in as a parameter.`;
  }
  const there = roomOf(to);
  if (there === here) return undefined;
  if (openFiles[to]?.includes(here)) return undefined;
  if (there === undefined)
    return `${from} imports ${to}, which is in none of the product's rooms: move what it needs into one.`;
  const top = there.split('/')[0];
  if (top === here.split('/')[0] && typesOnly) return undefined;
  const allowed = room.rooms.includes(there) || (typesOnly && room.types?.includes(there));
  if (!allowed)
    return `${from} imports ${to}, but ${here}/ may import only ${room.rooms.join(', ') || 'itself'}: imports run simulator <- language, outputs <- server, cli <- client; pass what it needs in as a parameter.`;
  if (to !== `${there}/index.ts`)
    return `${from} imports ${to} past the door of ${there}/: export it from ${there}/index.ts and import it there.`;
  return undefined;
}

/** A door says by name what it lets out. */
export function doorViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(file => isTypescript(file))
    .filter(file =>
      parse(file).statements.some(
        statement =>
          ts.isExportDeclaration(statement) && !(statement.exportClause && ts.isNamedExports(statement.exportClause))
      )
    )
    .map(file => `${file.path} exports all that another file has: name what somebody outside uses.`);
}

/** No cycle between folders, imports of types among them; files that stand beside folders, as at the top of a room, count one by one. */
export function cycleViolations(files: readonly SourceFile[]): string[] {
  const edges = new Map<string, Set<string>>();
  const withFolders = new Set(files.map(file => folderOf(folderOf(file.path))));
  const unit = (file: string): string =>
    file.split('/').length === 2 || withFolders.has(folderOf(file)) ? file : folderOf(file);
  for (const file of files.filter(file => isTypescript(file) && roomOf(file.path) !== undefined)) {
    for (const item of importsOf(file)) {
      const [from, to] = [unit(item.from), unit(item.to)];
      if (item.local && from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  const cycle = firstCycle(edges);
  return cycle
    ? [
        `The folders ${cycle.join(' -> ')} import each other in a circle: move what they share into the one that is imported by the others.`
      ]
    : [];
}

function firstCycle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const walk = (folder: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(folder)) return [...trail.slice(trail.indexOf(folder)), folder];
    if (done.has(folder)) return undefined;
    for (const next of edges.get(folder) ?? []) {
      const found = walk(next, [...trail, folder]);
      if (found) return found;
    }
    done.add(folder);
    return undefined;
  };
  for (const folder of edges.keys()) {
    const found = walk(folder, []);
    if (found) return found;
  }
  return undefined;
}
