// Populations and the connections between them, as they are drawn: plain data that is made from the text and sent to an editor.
import type { Source } from '../../simulator/index.js';

type Sign = 'excitatory' | 'inhibitory';

export interface NetworkGraph {
  /** the name of the file */
  readonly title: string;
  /** names are unique */
  readonly populations: readonly GraphPopulation[];
  readonly connections: readonly GraphConnection[];
}

export interface GraphPopulation {
  readonly name: string;
  /** absent where the text alone does not tell */
  readonly neurons?: number;
  /** the name of its model as written */
  readonly model: string;
  /** the colour of its spikes in rasters; absent where none are recorded */
  readonly series?: number;
  /** of its name */
  readonly place: GraphPlace;
}

/** From one population to one population: a statement with several on a side makes several. */
export interface GraphConnection {
  /** of the connect statement, where it has one */
  readonly name?: string;
  readonly from: string;
  readonly to: string;
  /** that are expected; absent where the text alone does not tell */
  readonly synapses?: number;
  /** synapses are known on average */
  readonly isMean: boolean;
  /** absent where the text does not tell */
  readonly sign?: Sign;
  /** rules of plasticity by name */
  readonly rules: readonly string[];
  readonly place: GraphPlace;
}

/** Lines and columns count from 1. */
export type GraphPlace = Pick<Source, 'uri' | 'line' | 'column'>;
