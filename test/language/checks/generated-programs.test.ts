// What check finds nothing wrong with can be planned, runs to its end, and is judged, reported and drawn; over programs made at random.
import { describe, expect, test } from 'vitest';
import { judge, plot, report } from '../../../outputs/index.js';
import { plan, run } from '../../../simulator/index.js';
import { generatedProgram } from '../../support/generated-program.js';
import { languageOf, uriOf } from '../../support/text-world.js';

const language = languageOf();
const uri = uriOf('generated.snn');

/** Only the run can tell these: what the spikes and values are. */
const decidedByTheRun = [
  /no neuron has three spikes within the measured time/,
  /no neuron spikes within the measured time/,
  /the neuron does not spike within the measured time/,
  /fewer than two neurons spike within the measured time/,
  /every neuron has the same number of spikes in every bin/,
  /it needs two neurons whose spike counts vary from bin to bin/,
  /the list is empty/,
  /The list (is empty|has \d+ entr(y|ies), .*); entry \d+ is not among them/,
  /A list of \d+ values meets a list of \d+/,
  /so there is no mean of them/,
  /there are no intervals/,
  /so that it has no peak/,
  /made no synapses/,
  /^(Holds|In the mean|At ).*|^[^:]* is .*(, (not )?(near|within|outside|[<>=!])|none)/
];

/** Warnings of which a run knows nothing. */
const harmless = [
  'unused-declaration',
  'unread-state',
  'threshold-never-reached',
  'reset-above-threshold',
  'step-too-large',
  'rate-too-high',
  'delay-longer-than-run',
  'unused-seed',
  'division-by-zero',
  'instantaneous-injection',
  'negative-conductance',
  'constant-draw'
];

/** What is wrong with a program that was found clean; nothing for one that was not. */
function faultsOf(text: string): { readonly clean: boolean; readonly faults: readonly string[] } {
  const { model, diagnostics } = language.lower(uri, text);
  const clean = diagnostics.every(diagnostic => diagnostic.severity !== 'error' && harmless.includes(diagnostic.code));
  if (!model || !clean) return { clean: false, faults: [] };
  const { faults } = plan(model, { experiment: 'e' });
  if (faults.length > 0) return { clean, faults: faults.map(fault => `plan: ${fault.message}`) };
  const recording = run(model, { experiment: 'e' });
  const refused = recording.faults
    .filter(fault => fault.code !== 'not-finite')
    .map(fault => `run: ${fault.code} ${fault.message}`);
  if (recording.faults.length > 0) return { clean, faults: refused };
  const cells = report(recording).rows.flatMap(row => row.cells.flatMap(cell => cell.fault?.message ?? []));
  const panels = plot(recording, { model }).panels.flatMap(panel =>
    panel.marks.flatMap(mark => (mark.kind === 'text' ? [mark.text] : []))
  );
  const said = [...judge(recording).map(verdict => verdict.message), ...cells, ...panels];
  return {
    clean,
    faults: said.filter(name => !decidedByTheRun.some(known => known.test(name))).map(name => `after: ${name}`)
  };
}

const seed = Number(process.env['SNN_SEED'] ?? 1);
const programs = Number(process.env['SNN_PROGRAMS'] ?? 300);

describe('generated programs', () => {
  test('run as check says', { timeout: 600_000 }, () => {
    const found: string[] = [];
    let clean = 0;
    for (let i = 0; i < programs; i++) {
      const text = generatedProgram(seed, i);
      try {
        const one = faultsOf(text);
        clean += Number(one.clean);
        if (one.faults.length > 0) found.push(`${i}: ${one.faults.join('\n')}\n${text}`);
      } catch (error) {
        found.push(`${i}: threw ${(error as Error).stack}\n${text}`);
      }
    }
    expect(found.slice(0, Number(process.env['SNN_SHOWN'] ?? 3)).join('\n\n')).toBe('');
    expect(found.length).toBe(0);
    // a generator of programs with errors alone would show nothing
    expect(clean / programs).toBeGreaterThan(0.15);
  });
});
