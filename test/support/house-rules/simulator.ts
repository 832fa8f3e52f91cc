// The order inside the simulator: of its stages, of their rooms, of its backends.
import ts from 'typescript';
import { folderOf, importsOf, isTypescript, parse, type SourceFile } from './source-file.js';

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
