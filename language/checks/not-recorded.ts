// What an experiment expects, reports or draws, and does not record: there would be nothing to look at.
import type { Fix } from '../diagnostic.js';
import { type Experiment, isExperiment } from '../generated/ast.js';
import type { PlanCheck } from './check.js';

export const notRecorded: PlanCheck = {
  code: 'not-recorded',
  on: 'plan',
  run({ plans, program, uri, report }) {
    for (const { experiment, foreseen } of plans) {
      const node = program.declarations.find(
        (declaration): declaration is Experiment => isExperiment(declaration) && declaration.name === experiment.name
      );
      for (const { measured, remedy } of foreseen) {
        if (remedy === undefined) continue;
        const [, what, of] = /^record (\S+) of ([^[]+)/.exec(remedy)!;
        const them = what === 'spikes' ? 'them' : 'it';
        report(
          measured.source,
          `${measured.text} needs ${what} of ${of}, and ${experiment.name} does not record ${them}; add ${remedy}.`,
          { fixes: node ? [addTo(node, remedy, uri)] : [] }
        );
      }
    }
  }
};

function addTo(node: Experiment, record: string, uri: string): Fix {
  const offset = node.statements[0]?.$cstNode?.offset ?? node.$cstNode!.end - 1;
  return { title: `Add ${record}`, edits: [{ uri, offset, end: offset, text: `${record}\n  ` }] };
}
