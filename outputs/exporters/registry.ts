// Every exporter; a test holds this list equal to the folder.
import type { Exporter } from './exporter.js';
import { spikesCsv } from './spikes-csv.js';
import { tracesCsv } from './traces-csv.js';
import { weightsCsv } from './weights-csv.js';

export const exporters: readonly Exporter[] = [spikesCsv, tracesCsv, weightsCsv];
