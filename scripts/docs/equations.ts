// The laws of a model, one line each: equations, what it injects, when it spikes and what events do.
import type {
  Assignment,
  Block,
  Let,
  Member,
  Model,
  SpikeAt,
  SpikeCount,
  SpikeRate,
  SpikeWhen
} from '../../language/generated/ast.js';
import { formulaTex } from './formula-tex.js';
import { sidedSymbolTex, symbolTex } from './symbol-tex.js';

/** A fence of LaTeX that GitHub draws; undefined for a model without laws. */
export function equations(model: Model): string | undefined {
  const lines = model.members.flatMap(linesOf);
  return lines.length === 0
    ? undefined
    : ['```math', '\\begin{aligned}', lines.join(' \\\\[4pt]\n'), '\\end{aligned}', '```'].join('\n');
}

function linesOf(member: Member): readonly string[] {
  switch (member.$type) {
    case 'FunctionDecl': {
      const formals = member.formals.map(formal => symbolTex(formal.name)).join(', ');
      return member.body ? [`${symbolTex(member.name)}(${formals}) &= ${formulaTex(member.body)}`] : [];
    }
    case 'Let':
      return [letTex(member)];
    case 'Equation':
      return [`\\frac{d${symbolTex(member.variable.$refText)}}{dt} &= ${formulaTex(member.value)}`];
    case 'Inject':
      return [`\\text{injects } ${symbolTex(member.target)} &= ${formulaTex(member.value)}`];
    case 'SpikeWhen':
    case 'SpikeRate':
    case 'SpikeCount':
    case 'SpikeAt':
      return [spikeTex(member)];
    case 'Refractory': {
      const held = member.held.map(reference => symbolTex(reference.$refText)).join(',\\, ');
      return [
        `\\text{for } ${formulaTex(member.duration)} \\text{ after a spike} &:\\; ${held === '' ? '\\text{no spike}' : `${held} \\text{ held}`}`
      ];
    }
    case 'On':
      return eventTex(`on a ${member.event === 'spike' ? '' : `${member.event} `}spike`, member.body);
    case 'EachStep':
      return eventTex('in each step', member.body);
    default:
      return [];
  }
}

const letTex = ({ name, value }: Let): string => `${symbolTex(name)} &= ${formulaTex(value)}`;

function spikeTex(rule: SpikeWhen | SpikeRate | SpikeCount | SpikeAt): string {
  if (rule.$type === 'SpikeWhen') return `\\text{spike when } & ${formulaTex(rule.condition)}`;
  if (rule.$type === 'SpikeRate') return `\\text{spike with rate } & ${formulaTex(rule.rate)}`;
  if (rule.$type === 'SpikeCount') return `\\text{spikes in a step} &= ${formulaTex(rule.count)}`;
  const every = rule.interval ? ` \\text{, then every } ${formulaTex(rule.interval)}` : '';
  const when = rule.condition ? ` \\text{ when } ${formulaTex(rule.condition)}` : '';
  return `\\text{spikes at } & ${formulaTex(rule.time)}${every}${when}`;
}

/** What happens in order, one line a step; the first begins with the event. */
function eventTex(event: string, { statements }: Block): readonly string[] {
  const head = `\\text{${event}} &:`;
  return statements.map((statement, i) => `${i === 0 ? head : '&\\phantom{:}'}\\; ${stepTex(statement)}`);
}

function stepTex(statement: Block['statements'][number]): string {
  switch (statement.$type) {
    case 'Let':
      return `${symbolTex(statement.name)} = ${formulaTex(statement.value)}`;
    case 'Hold':
      return `\\text{post refractory for } ${formulaTex(statement.duration)}`;
    default:
      return assignmentTex(statement);
  }
}

function assignmentTex({ target, operator, value }: Assignment): string {
  const place =
    target.$type === 'SidePlace' ? sidedSymbolTex(target.member, target.side) : symbolTex(target.variable.$refText);
  const sign = operator[0]!;
  const right = formulaTex(value);
  if (operator === '=') return `${place} \\leftarrow ${right}`;
  const needsBrackets =
    sign !== '+' && value.$type === 'Sum' && (sign !== '-' || value.operator === '+' || value.operator === '-');
  return `${place} \\leftarrow ${place} ${sign === '*' ? '\\cdot' : sign} ${needsBrackets ? `\\left(${right}\\right)` : right}`;
}
