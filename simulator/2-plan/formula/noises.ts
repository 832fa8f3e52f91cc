// The white noises in the equations of a population or projection: each `xi` written is one of its own, each that has a name is one wherever it
// is read.
import type { Expression, ModelDefinition } from '../../1-model/index.js';
import type { Formula, NoisePlan, Variable } from '../plan/index.js';
import { replace } from './fold.js';
import { mentions, variable } from './formula.js';

type NameExpression = Extract<Expression, { kind: 'name' }>;

/** A model that is used, and what begins the names of its random streams. */
interface NoisyModel {
  readonly owner: string;
  readonly definition: Pick<ModelDefinition, 'noises'>;
}

interface Found {
  /** that of the model; of a noise of the file none */
  readonly owner: string;
  /** of those without a name: which of the model */
  readonly written?: number;
  readonly name: string;
  readonly of: NoisePlan['of'];
}

export class Noises {
  private readonly found: Found[] = [];

  /** What a name of a model stands for, if it is a noise. */
  named({ of, name, written = 0 }: NameExpression, { owner, definition }: NoisyModel): Variable | undefined {
    if (of === 'builtin') return name === 'xi' ? this.slotOf({ owner, written, name, of: 'neuron' }) : undefined;
    if (of === 'noise') return this.slotOf({ owner: '', name, of: 'network' });
    const own = of === 'own' ? definition.noises.find(noise => noise.name === name) : undefined;
    return own && this.slotOf({ owner, name, of: own.shared ? 'population' : 'neuron' });
  }

  /**
   * Those that stand in some equation, and the equations with each by its place among them. `states` are the names of `equations`. A noise
   * without a name is keyed by the first state that has it, and its number there: what is written elsewhere changes none of its numbers.
   */
  planned(equations: readonly Formula[], states: readonly string[]): { noises: NoisePlan[]; equations: Formula[] } {
    const homes = this.found.map((_, slot) =>
      equations.findIndex(equation => mentions(equation, v => isNoise(v, slot)))
    );
    const kept = [...this.found.keys()]
      .filter(slot => homes[slot]! >= 0)
      .sort((a, b) => (this.found[a]!.written ?? -1) - (this.found[b]!.written ?? -1));
    const written = kept.filter(slot => this.found[slot]!.written !== undefined);
    const noises = kept.map((slot): NoisePlan => {
      const { owner, name, of } = this.found[slot]!;
      const number = written.indexOf(slot);
      if (number < 0) return { name, of, stream: of === 'network' ? `noise ${name}` : `${owner}.${name}.noise` };
      const isBeside = (other: number): boolean => homes[other] === homes[slot] && this.found[other]!.owner === owner;
      const inState = written.filter(isBeside).indexOf(slot);
      return {
        name: written.length === 1 ? name : `${name}_${number + 1}`,
        of,
        stream: `${owner}.${states[homes[slot]!]!}.noise${inState > 0 ? inState + 1 : ''}`
      };
    });
    const numbered = (leaf: Variable): Formula =>
      leaf.of === 'noise' ? variable('noise', kept.indexOf(leaf.slot)) : leaf;
    return {
      noises,
      equations: equations.map(equation =>
        mentions(equation, v => isNoise(v)) ? replace(equation, numbered) : equation
      )
    };
  }

  private slotOf(noise: Found): Variable {
    const { found } = this;
    const known = found.findIndex(
      found =>
        found.owner === noise.owner &&
        found.name === noise.name &&
        found.of === noise.of &&
        found.written === noise.written
    );
    return variable('noise', known < 0 ? found.push(noise) - 1 : known);
  }
}

const isNoise = (v: Variable, slot?: number): boolean => v.of === 'noise' && (slot === undefined || v.slot === slot);
