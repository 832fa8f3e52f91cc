// A population of fewer neurons than the data that it reads has values a sample: the others reach nobody.
import { AstUtils } from 'langium';
import { dataList, sampleSize, type DataSet } from '../../simulator/index.js';
import { formatCount } from '../../outputs/index.js';
import { replacement } from '../diagnostic.js';
import { isColumn, isReference } from '../generated/ast.js';
import { statementsIn } from '../known/statements.js';
import type { ModelCheck } from './check.js';

export const unreadColumns: ModelCheck = {
  code: 'unread-columns',
  on: 'model',
  run({ model, program, known, uri, report }) {
    const byName = new Set(
      AstUtils.streamAst(program).flatMap(node =>
        isColumn(node) && isReference(node.of) ? [`${node.of.to.$refText}.${node.column}`] : []
      )
    );
    const shown = model.experiments
      .flatMap(experiment => statementsIn(experiment.statements))
      .flatMap(statement => (statement.kind === 'present' ? statement.shown : []));
    const readers = new Set(shown.flatMap(({ label, targets }) => (label ? [] : targets)));
    // those that are shown classes alone have a neuron for each
    const teachers = new Set(shown.flatMap(({ targets }) => targets.filter(target => !readers.has(target))));
    for (const { name, size, reads } of model.populations) {
      if (reads?.kind !== 'data' || reads.source.uri !== uri || teachers.has(name)) continue;
      const set = model.data.find(set => set.name === reads.data);
      const extents = size.map(extent => known.of(extent));
      if (!set || set.events || !extents.every(extent => typeof extent === 'number' && extent >= 1)) continue;
      const neurons = (extents as number[]).reduce((product, extent) => product * extent, 1);
      const width = sampleSize(set);
      const [only] = size.length === 1 && set.columns ? size : [];
      const others = set.columns?.slice(neurons) ?? [];
      const isUsed = others.length > 0 && others.every(column => byName.has(`${reads.data}.${column}`));
      if (neurons >= width || isUsed || leavesClassesOut(set, neurons)) continue;
      report(
        reads.source,
        `${name} has ${neurons === 1 ? '1 neuron' : `${formatCount(neurons)} neurons`} and ${set.file} ${formatCount(width)} ${set.columns ? 'columns' : 'values a sample'}, so that ${unread(set, neurons)} not read; make it ${name}[${(set.columns ? [width] : set.shape).join(', ')}], or leave out of the data what nobody is to read.`,
        { fixes: only?.source?.uri === uri ? [{ ...replacement(only.source, String(width)), isGuess: true }] : [] }
      );
    }
  }
};

/** Whole numbers behind the others, or one column of them, may be a class that is there for other uses. */
function leavesClassesOut(set: DataSet, neurons: number): boolean {
  const { columns, labels } = set;
  if (!columns || labels) return false;
  const isWhole = (column: string): boolean => dataList(set, column)!.every(Number.isInteger);
  const others = columns.slice(neurons);
  return others.every(isWhole) && (others.length === 1 || !columns.slice(0, neurons).every(isWhole));
}

function unread({ columns, shape }: DataSet, neurons: number): string {
  const others = columns?.slice(neurons) ?? [];
  if (others.length === 1) return `${others[0]!} is`;
  if (others.length > 1 && others.length <= 4) return `${others.slice(0, -1).join(', ')} and ${others.at(-1)!} are`;
  return `${formatCount(sampleSize({ shape }) - neurons)} of them are`;
}
