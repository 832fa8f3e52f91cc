// A weight that moves by a decaying state of its synapse times a signal that all synapses share, between events by nothing else: it is not
// carried each step, but found from an integral of the signal, one for all synapses, when an event or somebody else asks for it.
import {
  add,
  binary,
  isNumber,
  isOwnState,
  mentions,
  multiply,
  number,
  replace,
  subtract,
  variable,
  zero,
  type Formula
} from '../formula/index.js';
import { showTime } from '../grid/durations.js';
import type { Assignment, Course, Plan, ProjectionPlan, SynapseProgram, SynapseValue } from '../plan/index.js';
import type { Pass } from './pass.js';

/** Steps from one start of the integral to the next: it is worth while from some number on, and its tables stay small. */
const fewest = 100;
const most = 16_384;

export const signalIntegrals: Pass = {
  name: 'signal_integrals',
  rounds: true,
  apply: plan => plan.projections.reduce(withIntegral, plan),
  did: (after: Plan) =>
    after.projections.flatMap(({ name, transmission }) => {
      const course = transmission.kind === 'dynamic' ? transmission.program.course : undefined;
      if (transmission.kind !== 'dynamic' || !course) return [];
      const [tag, moved] = [course.tag, course.moved].map(slot => transmission.program.states[slot]!.name);
      return [`${tag}, ${moved} of ${name} at events alone, anew each ${showTime(course.every * after.step)}`];
    })
};

function withIntegral(plan: Plan, projection: ProjectionPlan, place: number): Plan {
  const { transmission } = projection;
  if (transmission.kind !== 'dynamic') return plan;
  const course = courseOf(transmission.program, projection, plan);
  if (!course) return plan;
  const program = without(transmission.program, course);
  const changed = { ...projection, transmission: { ...transmission, program } };
  const weights = plan.records.weights.map(weight => ({
    ...weight,
    parts: weight.parts.map(part => (part.projection === place ? { ...part, value: read(part.value, course) } : part))
  }));
  return {
    ...plan,
    projections: plan.projections.map((one, i) => (i === place ? changed : one)),
    records: { ...plan.records, weights }
  };
}

/** Only where nothing else is carried, and nobody but events and recordings looks at the two states. */
function courseOf(program: SynapseProgram, projection: ProjectionPlan, plan: Plan): Course | undefined {
  const { carried, injects, totals } = program;
  if (!carried || injects || totals || carried.name !== 'exponential_euler' || carried.remaining.length !== 1)
    return undefined;
  const [tag] = carried.linear.slots;
  const [entry] = carried.linear.matrix;
  const [moved] = carried.remaining;
  if (carried.linear.slots.length !== 1 || !isNumber(carried.linear.drive[0]!, 0)) return undefined;
  if (moved?.kind !== 'conditional' || !isNumber(moved.rate, 0)) return undefined;
  const rate = entry === undefined ? zero : entry.value;
  if (!isNumber(rate) || rate.value > 0) return undefined;
  const form = productOf(moved.drive, tag!);
  if (!form || !isForAll(form.signal, projection, plan)) return undefined;
  const every = Math.min(most, Math.floor(1 / (-rate.value * plan.step)));
  if (every < fewest) return undefined;
  const slots = { tag: tag!, moved: moved.slot };
  const value = valueOf(slots, form.factor);
  const { source } = program.states[slots.moved]!;
  const set = (slot: number, to: Formula): Assignment => ({ target: { kind: 'state', slot }, value: to, source });
  const anew = [set(slots.moved, value), set(slots.tag, tagNow(slots))];
  return { ...slots, ...form, rate: rate.value, every, anew, value };
}

/** A number times the state times what is left. */
function productOf(formula: Formula, tag: number): Pick<Course, 'factor' | 'signal'> | undefined {
  const factors: Formula[] = [];
  const collect = (part: Formula): void => {
    if (part.kind !== 'binary' || part.operator !== '*') factors.push(part);
    else [part.left, part.right].forEach(collect);
  };
  collect(formula);
  const isTag = (part: Formula): boolean => part.kind === 'variable' && isOwnState(part) && part.slot === tag;
  const signals = factors.filter(part => !isNumber(part) && !isTag(part));
  if (factors.filter(isTag).length !== 1 || signals.length === 0) return undefined;
  const factor = factors.reduce((product, part) => (isNumber(part) ? product * part.value : product), 1);
  return { factor, signal: signals.reduce(multiply) };
}

/** Whether it is made of inputs of the target that follow one neuron for all. */
function isForAll(signal: Formula, { to }: ProjectionPlan, { projections, stimuli }: Plan): boolean {
  return !mentions(signal, v => {
    if (v.side !== 'post' || v.of !== 'input') return true;
    if (stimuli.some(stimulus => stimulus.group === to && stimulus.input === v.slot)) return true;
    const driving = projections.filter(
      one =>
        one.to === to &&
        one.transmission.kind === 'continuous' &&
        one.transmission.injects.some(({ input }) => input === v.slot)
    );
    return driving.length !== 1 || !driving.every(one => followsOne(one));
  });
}

const followsOne = ({ recipe, transmission, past }: ProjectionPlan): boolean =>
  recipe.pattern === 'all_to_all' &&
  recipe.without.length === 0 &&
  recipe.sources.count === 1 &&
  past === undefined &&
  transmission.kind === 'continuous' &&
  transmission.injects.every(({ value }) => !mentions(value, v => v.side !== 'pre'));

type Slots = Pick<Course, 'tag' | 'moved'>;
const [kept, earlier, integral] = [0, 1, 2].map(slot => variable('course', slot)) as [Formula, Formula, Formula];

const share = ({ tag }: Pick<Course, 'tag'>, factor: number): Formula =>
  multiply(multiply(number(factor), variable('state', tag)), integral);
const valueOf = (slots: Slots, factor: number): Formula => add(variable('state', slots.moved), share(slots, factor));
const tagNow = ({ tag }: Slots): Formula => multiply(variable('state', tag), kept);

/** The two states stand still between events: the tag as it was at the start, the weight without what the integral made of that. */
function without(program: SynapseProgram, course: Course): SynapseProgram {
  const { carried: _carried, signals, recurring, ...rest } = program;
  const states = program.states.map((state, slot) => {
    if (slot !== course.tag && slot !== course.moved) return state;
    const { carried: _why, ...still } = state;
    return { ...still, rate: zero, drive: zero };
  });
  const inEvent = (assignments: readonly Assignment[]): readonly Assignment[] => rewritten(assignments, course);
  return {
    ...rest,
    states,
    onPre: inEvent(program.onPre),
    onPost: inEvent(program.onPost),
    ...(signals ? { signals: signals.map(signal => ({ ...signal, assignments: inEvent(signal.assignments) })) } : {}),
    ...(recurring
      ? { recurring: recurring.map(block => ({ ...block, assignments: inEvent(block.assignments) })) }
      : {}),
    course
  };
}

/** Both states are taken into lets, and put back behind all if one of them was assigned. */
function rewritten(assignments: readonly Assignment[], course: Course): readonly Assignment[] {
  const { tag, moved, factor } = course;
  const isOf = (slot: number): boolean => slot === tag || slot === moved;
  const isAssigned = ({ target }: Assignment): boolean => target.kind === 'state' && isOf(target.slot);
  const looks = ({ value }: Assignment): boolean => mentions(value, v => isOwnState(v) && isOf(v.slot));
  const [first] = assignments.filter(one => isAssigned(one) || looks(one));
  if (!first) return assignments;
  const { source } = first;
  const free = Math.max(0, ...assignments.map(({ target }) => (target.kind === 'local' ? target.slot + 1 : 0)));
  const localOf = (slot: number): number => (slot === tag ? free : free + 1);
  const local = (slot: number): Formula => variable('local', localOf(slot));
  const inLets = (formula: Formula): Formula =>
    replace(formula, leaf => (isOwnState(leaf) && isOf(leaf.slot) ? local(leaf.slot) : leaf));
  const taken = (slot: number, value: Formula): Assignment => ({
    target: { kind: 'local', slot: localOf(slot) },
    value,
    source
  });
  const put = (slot: number, value: Formula): Assignment => ({ target: { kind: 'state', slot }, value, source });
  const tagged = assignments.some(({ target }) => target.kind === 'state' && target.slot === tag);
  return [
    taken(tag, tagNow(course)),
    taken(moved, course.value),
    ...assignments.map((one): Assignment => {
      const value = inLets(one.value);
      if (!isAssigned(one)) return { ...one, value };
      const { target, operator } = one;
      return {
        ...taken(target.slot, operator ? binary(operator, local(target.slot), value) : value),
        source: one.source
      };
    }),
    ...(tagged ? [put(tag, multiply(local(tag), earlier))] : []),
    ...(assignments.some(isAssigned) ? [put(moved, subtract(local(moved), share(course, factor)))] : [])
  ];
}

/** What a recording of one of the states reads. */
function read(value: SynapseValue, course: Course): SynapseValue {
  const formulaOf = (slot: number): Formula | undefined =>
    slot === course.tag ? tagNow(course) : slot === course.moved ? course.value : undefined;
  switch (value.kind) {
    case 'sent':
      return value;
    case 'state': {
      const found = formulaOf(value.slot);
      return found ? { kind: 'value', value: found } : value;
    }
    case 'value':
      return {
        kind: 'value',
        value: replace(value.value, leaf => (isOwnState(leaf) ? (formulaOf(leaf.slot) ?? leaf) : leaf))
      };
  }
}
