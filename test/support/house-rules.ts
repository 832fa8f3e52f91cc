// The rules of ARCHITECTURE.md as pure functions over {path, text}; test/architecture.test.ts applies them to the tree.
// Every violation is one sentence that names the file, the rule and the remedy.
import * as path from 'node:path';
import ts from 'typescript';
import { rooms, type Room } from './rooms.js';

export interface SourceFile {
  /** relative to the root, with `/` */
  readonly path: string;
  readonly text: string;
}

/** Files behind a door that may be imported all the same, and from where. */
const openFiles: Readonly<Record<string, readonly string[]>> = {
  'server/protocol.ts': ['client', 'client/webview'],
  'server/protocol-shapes.ts': ['client', 'client/webview'],
  'server/shape.ts': ['client', 'client/webview'],
  'package.json': ['cli', 'server']
};

/** Folders of a registry that hold its entries and nothing else. */
const onlyEntries = ['language/checks', 'cli/commands', 'outputs/statistics'];

const forbiddenNames = ['util', 'utils', 'helper', 'helpers', 'common', 'misc'];
const fileCap = 450;
/** statements, those of inner functions among them: what a formatter makes of a line doesn't count */
const functionCap = 50;

interface Import {
  readonly from: string;
  /** a file's path relative to the root, or a package */
  readonly to: string;
  readonly typesOnly: boolean;
  readonly local: boolean;
}

const folderOf = (file: string): string => path.posix.dirname(file);
const isTypescript = (file: SourceFile): boolean => /\.m?ts$/.test(file.path);
const parse = (file: SourceFile): ts.SourceFile =>
  ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);

/** The room a file belongs to: the longest listed folder it is in. */
function roomOf(file: string): string | undefined {
  return Object.keys(rooms)
    .filter(room => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** Every import, export-from and import() of a file. */
function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Expression | undefined, typesOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const local = specifier.text.startsWith('.');
    const to = local ? path.posix.join(folderOf(file.path), specifier.text).replace(/\.js$/, '.ts') : specifier.text;
    found.push({ from: file.path, to, typesOnly, local });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsTypesOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every(element => element.isTypeOnly)
  );
}

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

/** A stage of the simulator imports only smaller numbers. */
export function stageViolations(files: readonly SourceFile[]): string[] {
  const stage = (file: string): number | undefined => {
    const found = /^simulator\/(\d+)-/.exec(file);
    return found ? Number(found[1]) : undefined;
  };
  return files
    .filter(file => isTypescript(file) && stage(file.path) !== undefined)
    .flatMap(file =>
      importsOf(file).flatMap(item => {
        if (!item.to.startsWith('simulator/')) return [];
        const to = stage(item.to);
        if (to !== undefined && to <= stage(item.from)!) return [];
        return [
          `${item.from} imports ${item.to}, but a stage of the simulator imports only stages with a smaller number: move what both need to the smaller one.`
        ];
      })
    );
}

/** Stages that are laid out in rooms: beside them stand the stage's door and its verb, and a room with a door is entered by it. */
const stagesInRooms: Readonly<Record<string, { readonly verb: string; readonly types: string }>> = {
  'simulator/2-plan': { verb: 'make-plan.ts', types: 'plan' }
};

/** Rooms of a stage: no loose file beside them, no way past the door of one, and the one that holds types leans on no other. */
export function roomViolations(files: readonly SourceFile[]): string[] {
  const doors = new Set(files.map(file => file.path).filter(file => file.endsWith('/index.ts')));
  return Object.entries(stagesInRooms).flatMap(([stage, { verb, types }]) => {
    const inside = files.filter(file => isTypescript(file) && file.path.startsWith(`${stage}/`));
    const loose = inside.filter(
      file => folderOf(file.path) === stage && ![`${stage}/index.ts`, `${stage}/${verb}`].includes(file.path)
    );
    const imports = inside.flatMap(importsOf).filter(item => item.to.startsWith(`${stage}/`));
    const crossing = imports.filter(item => folderOf(item.from) !== folderOf(item.to));
    return [
      ...loose.map(file => `${file.path} stands beside the rooms of ${stage}/: move it into the room of its concept.`),
      ...crossing
        .filter(item => folderOf(item.from) === `${stage}/${types}`)
        .map(
          item => `${item.from} imports ${item.to}, but ${types}/ leans on nothing of ${stage}/: move the type into it.`
        ),
      ...crossing
        .filter(item => doors.has(`${folderOf(item.to)}/index.ts`) && !item.to.endsWith('/index.ts'))
        .map(item => `${item.from} imports ${item.to} past its door: export it from ${folderOf(item.to)}/index.ts.`)
    ];
  });
}

const kernels = 'simulator/3-kernels';
/** The one door between backends: the reference says by it what went wrong with a neuron or a synapse. */
const oracle = `${kernels}/reference/oracle.ts`;

/** Backends are siblings: none imports another but for the oracle's door, what they share imports none, and no class leaves open what another fills in. */
export function siblingViolations(files: readonly SourceFile[]): string[] {
  const partOf = (file: string): string | undefined =>
    file.startsWith(`${kernels}/`) ? file.slice(kernels.length + 1).split('/')[0] : undefined;
  const inside = files.filter(file => isTypescript(file) && partOf(file.path) !== undefined);
  const backends = ['reference', 'wasm'];
  const apart = [...backends, 'network', 'values'];
  const crossing = inside
    .filter(file => apart.includes(partOf(file.path)!))
    .flatMap(importsOf)
    .filter(item => backends.includes(partOf(item.to) ?? '') && partOf(item.to) !== partOf(item.from))
    .filter(item => !(item.to === oracle && partOf(item.from) === 'wasm'));
  const hooks = inside.flatMap(file =>
    membersOf(file)
      .filter(member => ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Protected)
      .map(
        member =>
          `${file.path} has a protected member, ${member.name?.getText() ?? 'its constructor'}: make a part of its own of what differs, and hand it in.`
      )
  );
  return [
    ...crossing.map(
      ({ from, to }) =>
        `${from} imports ${to}, but backends are siblings: move what both need to ${kernels}/network/, or ask the oracle by ${oracle}.`
    ),
    ...hooks
  ];
}

/** Members of all classes of a file, parameters of constructors that are members among them. */
function membersOf(file: SourceFile): (ts.ClassElement | ts.ParameterDeclaration)[] {
  const found: (ts.ClassElement | ts.ParameterDeclaration)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node))
      for (const member of node.members)
        found.push(member, ...(ts.isConstructorDeclaration(member) ? member.parameters : []));
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
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

/** The fast backend. */
const coded = 'simulator/3-kernels/wasm/';

/** Code of the fast backend is written in typed expressions: only `code/` reaches for instructions. */
export function instructionViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith(coded))
    .filter(({ path }) => !path.startsWith(`${coded}code/`))
    .filter(({ text }) => /code\/encode\/|\.builder\b|\bbuilder\.|\.memory\('/.test(text))
    .map(
      ({ path }) =>
        `${path} writes instructions: say it in expressions of ${coded}code/ (docs/decisions/0149-code-is-written-in-typed-expressions.md).`
    );
}

/** Kebab-case names that say what a file holds. */
export function nameViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(file => isTypescript(file) || file.path.endsWith('.mjs'))
    .flatMap(file => {
      const parts = file.path.split('/');
      const bad = parts.find(part => forbiddenNames.includes(part.split('.')[0]!));
      if (bad)
        return [`${file.path}: the name ${bad} says nothing about its content; put the code where its concept lives.`];
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(m?ts|mjs)$/.test(parts[parts.length - 1]!))
        return [`${file.path}: file names are kebab-case, after the one thing the file exports.`];
      return [];
    });
}

/** Files and functions that still fit in a head. `exceptions` maps `path` or `path#function` to the reason. */
export function sizeViolations(files: readonly SourceFile[], exceptions: Readonly<Record<string, string>>): string[] {
  return files.filter(isTypescript).flatMap(file => {
    const lines = file.text.split('\n').length - 1;
    const tooLong =
      lines > fileCap && !exceptions[file.path]
        ? [`${file.path} has ${lines} lines, over ${fileCap}: split it along its concepts.`]
        : [];
    return [
      ...tooLong,
      ...longFunctions(file)
        .filter(longFunction => !exceptions[`${file.path}#${longFunction.name}`])
        .map(
          longFunction =>
            `${file.path}#${longFunction.name} has ${longFunction.statements} statements, over ${functionCap}: give its steps names of their own.`
        )
    ];
  });
}

function longFunctions(file: SourceFile): Array<{ name: string; statements: number }> {
  const found: Array<{ name: string; statements: number }> = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const statements = statementsIn(node.body);
      if (statements > functionCap) found.push({ name: nameOf(node), statements });
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

function statementsIn(node: ts.Node): number {
  let count = ts.isStatement(node) && !ts.isBlock(node) ? 1 : 0;
  ts.forEachChild(node, child => {
    count += statementsIn(child);
  });
  return count;
}

function nameOf(node: ts.Node & { readonly name?: ts.Node }): string {
  if (node.name) return node.name.getText();
  const parent = node.parent as ts.Node & { readonly name?: ts.Node };
  return parent.name?.getText() ?? 'anonymous';
}

/** True for a file without values, such as the type that all entries of a registry have. */
function typesOnly(file: SourceFile): boolean {
  return parse(file).statements.every(
    statement =>
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isImportDeclaration(statement) ||
      ts.isExportDeclaration(statement)
  );
}

/** A file `registry.ts` imports exactly the other files of its folder; parts that another file of the product imports are no entries. */
export function registryViolations(files: readonly SourceFile[]): string[] {
  const imported = new Set(
    files
      .filter(file => isTypescript(file) && roomOf(file.path) !== undefined)
      .flatMap(importsOf)
      .map(item => item.to)
  );
  const isPart = (at: string): boolean => imported.has(at) && !onlyEntries.includes(folderOf(at));
  return files
    .filter(file => path.posix.basename(file.path) === 'registry.ts')
    .flatMap(registry => {
      const folder = folderOf(registry.path);
      const listed = new Set(
        importsOf(registry)
          .filter(item => item.local && !item.typesOnly)
          .map(item => item.to)
      );
      const beside = files.filter(
        file =>
          folderOf(file.path) === folder &&
          isTypescript(file) &&
          file !== registry &&
          path.posix.basename(file.path) !== 'index.ts'
      );
      const present = beside.filter(file => !typesOnly(file)).map(file => file.path);
      return present
        .filter(at => !listed.has(at) && !isPart(at))
        .map(
          at =>
            `${at} is not in ${registry.path}: add its line there, or move it out of ${folder}/ if it is no entry of that list.`
        );
    });
}

/** Every check has its page, and every page a check or a code that the language reports. */
export function checkPageViolations(files: readonly SourceFile[]): string[] {
  const names = (folder: string, ending: string): string[] =>
    files
      .filter(
        file => folderOf(file.path) === folder && file.path.endsWith(ending) && (ending !== '.ts' || !typesOnly(file))
      )
      .map(file => path.posix.basename(file.path, ending));
  const codes = names('language/checks', '.ts').filter(name => name !== 'registry' && name !== 'index');
  const pages = names('docs/checks', '.md');
  const reported = (code: string): boolean =>
    files.some(file => /^(language|simulator)\//.test(file.path) && file.text.includes(`'${code}'`));
  return [
    ...codes
      .filter(code => !pages.includes(code))
      .map(
        code => `language/checks/${code}.ts has no page: write docs/checks/${code}.md with a bad and a good sample.`
      ),
    ...pages
      .filter(code => !codes.includes(code) && !reported(code))
      .map(
        code =>
          `docs/checks/${code}.md describes a check that does not exist: take the page out or name it after the check.`
      )
  ];
}
