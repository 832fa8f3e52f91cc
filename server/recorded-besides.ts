// A network whose experiment records more than its file says, as its statements would.
import type { Experiment, NetworkModel, Statement } from '../simulator/index.js';
import type { MissingRecord } from '../outputs/index.js';

/** The same network where nothing more is asked for. */
export function recordedBesides(
  model: NetworkModel,
  experiment: string,
  records: readonly MissingRecord[] = []
): NetworkModel {
  if (records.length === 0) return model;
  return {
    ...model,
    experiments: model.experiments.map(one => (one.name === experiment ? withRecords(one, model, records) : one))
  };
}

/** What is of no population and no connection is left out. */
function withRecords(experiment: Experiment, model: NetworkModel, records: readonly MissingRecord[]): Experiment {
  const { source } = experiment;
  const isThere = ({ what, of }: MissingRecord): boolean =>
    what === 'spikes' ? model.populations.some(p => p.name === of) : model.projections.some(p => p.connect === of);
  const statements = records.filter(isThere).map(
    ({ what, of }): Statement => ({
      kind: 'record',
      what: [what],
      from: [{ role: what === 'spikes' ? 'population' : 'projection', of, ranges: [], source }],
      source
    })
  );
  return { ...experiment, statements: [...statements, ...experiment.statements] };
}
