// The tree of a checked file to the network as plain data: names resolved, units gone, users' functions replaced by their bodies.
// Throws nothing for a user's mistake: what cannot be lowered is reported, and stands as NaN in the model.
import type { NetworkModel } from '../../simulator/index.js';
import {
  type Program,
  isConnect,
  isConst,
  isData,
  isExperiment,
  isModel,
  isNoise,
  isParam,
  isPopulation
} from '../generated/ast.js';
import type { FileLevel } from '../names/declarations.js';
import { hasSyntaxErrors } from '../parser/broken.js';
import { sourceOf } from '../source.js';
import { lowerExperiment } from './experiments.js';
import { lowerGlobal } from './globals.js';
import { Inlined } from './inlined.js';
import { lowerModel } from './models.js';
import { isDefined, isGlobal, participants } from './participants.js';
import { lowerConfigured, lowerPopulation } from './populations.js';
import { lowerConnect } from './projections.js';
import { type LoweringContext, outermostScope, uriOf } from './scope.js';
import { readData, scopeOfData } from './data.js';
import { uniqueNames } from './unique-names.js';
import { reportSameNames } from './unnamed-connections.js';

/**
 * The network of a file together with what it uses of the `imported` files (all that it imports, also over others) and
 * of the library; the experiments are its own alone. Meant for files without errors; of others it gives what it can.
 */
export function lower(program: Program, imported: readonly Program[], context: LoweringContext): NetworkModel {
  const problems = reportOnce(context);
  const isReadable = (declaration: FileLevel): boolean =>
    !hasSyntaxErrors(isPopulation(declaration) ? declaration.$container : declaration);
  const { declarations, cycles } = participants(program, imported, isReadable);
  const names = uniqueNames(declarations, program);
  const inlined = new Inlined();
  const before = scopeOfData({ ...problems, names, inlined });
  const data = new Map(
    declarations.filter(isData).flatMap(node => {
      const name = names.get(node) ?? node.name;
      const read = readData(node, name, before);
      return read ? [[name, read] as const] : [];
    })
  );
  const scope = outermostScope({ ...problems, names, data, inlined });
  cycles.forEach(cycle => reportCycle(cycle, problems));
  const projections = declarations.filter(isConnect).flatMap(node => lowerConnect(node, scope));
  reportSameNames(projections, problems.report);
  const configured = declarations.filter(isModel).flatMap(node => lowerConfigured(node, scope));
  return {
    uri: uriOf(program),
    globals: declarations.filter(isGlobal).map(node => lowerGlobal(node, scope)),
    noises: declarations.filter(isNoise).map(node => ({ name: names.get(node) ?? node.name, source: sourceOf(node) })),
    models: declarations
      .filter(isModel)
      .filter(node => !node.base)
      .map(node => lowerModel(node, scope)),
    ...(configured.length > 0 ? { configured } : {}),
    populations: declarations.filter(isPopulation).map(node => lowerPopulation(node, scope)),
    projections,
    experiments: program.declarations
      .filter(isExperiment)
      .filter(isReadable)
      .map(node => lowerExperiment(node, scope)),
    data: [...data.values()].flatMap(({ sets }) => sets)
  };
}

/** A function that is used twice is read twice: what is wrong in it is said once. */
function reportOnce(context: LoweringContext): LoweringContext {
  const said = new Set<string>();
  return {
    ...context,
    report: diagnostic => {
      const key = `${diagnostic.code} ${diagnostic.source.uri} ${diagnostic.source.offset} ${diagnostic.message}`;
      if (said.has(key)) return;
      said.add(key);
      context.report(diagnostic);
    }
  };
}

function reportCycle(cycle: readonly FileLevel[], context: LoweringContext): void {
  const first = cycle.find(isDefined)!;
  const start = cycle.indexOf(first);
  const names = [...cycle.slice(start), ...cycle.slice(0, start), first].map(item => item.name);
  const remedy =
    isParam(first) || isConst(first)
      ? 'give one of them a value of its own'
      : `name another ${isModel(first) ? first.kind : 'pattern'} behind one '='`;
  context.report({
    code: 'recursive-definition',
    severity: 'error',
    message: `'${first.name}' is defined by itself (${names.join(' → ')}); ${remedy}.`,
    source: sourceOf(first)
  });
}
