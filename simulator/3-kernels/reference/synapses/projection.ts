// What the synapses of one projection do in the phases of a step in the reference backend. Types alone.
import type { Phase, Synapses } from '../../network/index.js';

export interface Projection extends Synapses, Partial<Readonly<Record<Phase, (step: number) => void>>> {}
