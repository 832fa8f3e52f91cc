// `npm run fuzz -- --count 1000000`: changes the examples and the library in small ways and checks what comes of it. `--seed`, `--first`, `--kinds a,b`,
// `--complete-every` and `--requests-every` choose which and how; a text at fault is made small and printed with the command that repeats it. Fails where there is one.
import { parseArgs } from 'node:util';
import { Campaign, type Mutant, type Offended } from './fuzz/campaign.js';
import { mutations } from './fuzz/mutations.js';
import { shrink } from './fuzz/shrink.js';
import type { Tally } from './fuzz/tally.js';

const printed = 20;
const number = { type: 'string' as const };

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      count: number,
      seed: number,
      first: number,
      'complete-every': number,
      'requests-every': number,
      kinds: number
    }
  });
  const [count, seed, first] = [Number(values.count ?? 20_000), Number(values.seed ?? 1), Number(values.first ?? 0)];
  const completeEvery = Number(values['complete-every'] ?? 1);
  const requestsEvery = Number(values['requests-every'] ?? 1);
  const kinds = values.kinds?.split(',');
  const unknown = kinds?.filter(kind => !Object.hasOwn(mutations, kind)) ?? [];
  if (unknown.length > 0) {
    console.error(`There is no kind ${unknown.join(', ')}; there are ${Object.keys(mutations).join(',')}.`);
    return 2;
  }
  const numbers = [count, seed, first, completeEvery, requestsEvery];
  if (!numbers.every(Number.isSafeInteger) || count < 1 || completeEvery < 1 || requestsEvery < 1) {
    console.error(
      'Counts, seeds and numbers are whole: npm run fuzz -- --count 1000000 --seed 1 --first 0 --complete-every 1.'
    );
    return 2;
  }
  const wanted = { root: process.cwd(), seed, first, count, completeEvery, requestsEvery, patience: 60_000 };
  const campaign = new Campaign(kinds ? { ...wanted, kinds } : wanted);
  const started = performance.now();
  let offenders = 0;
  const offended: Offended = (mutant, faults) => {
    if (++offenders <= printed) console.log(described(mutant, faults, campaign, seed));
  };
  const progress = new Progress(count, started);
  const tally = await campaign.run(offended, (done, so) => progress.show(done, so));
  console.log(tally.lines().join('\n'));
  console.log(
    `${count} texts, seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s; ${offenders} at fault`
  );
  return offenders > 0 ? 1 : 0;
}

/** A line every half minute. */
class Progress {
  private last: number;

  constructor(
    private readonly count: number,
    private readonly started: number
  ) {
    this.last = started;
  }

  show(done: number, { all }: Tally): void {
    const now = performance.now();
    if (now - this.last < 30_000) return;
    this.last = now;
    console.log(
      `${done} of ${this.count} texts, ${((now - this.started) / done).toFixed(1)} ms each, ${all.faulty} at fault`
    );
  }
}

function described(mutant: Mutant, faults: readonly string[], campaign: Campaign, seed: number): string {
  const { index, kind, baseline, changed } = mutant;
  const same = (text: string): boolean =>
    sortsOf(campaign.examine({ ...mutant, changed: { text, from: 0, to: 0 } }).faults).includes(sortsOf(faults)[0]!);
  const canShrink = !/^(lost|a line break|hangs|\w+ at \d)/.test(faults[0]!);
  const around = changed.text.slice(Math.max(0, changed.from - 60), changed.to + 60);
  const shown = canShrink && same(changed.text) ? shrink(changed.text, same) : around.slice(0, 400);
  return `\n✗ ${baseline.original.name}, ${kind}: ${faults.join('; ')}\n${shown}\n  repeat: npm run fuzz -- --seed ${seed} --first ${index} --count 1\n`;
}

/** What kind of fault it is, without what differs from text to text. */
const sortsOf = (faults: readonly string[]): string[] => faults.map(fault => fault.split(' ').slice(0, 3).join(' '));

process.exitCode = await main();
