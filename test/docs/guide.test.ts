// README, guide and changelog are run: their blocks have no finding but the one they announce, and what they expect holds.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { messagesOf, runBlock } from '../../scripts/docs/block-run.js';
import { blocksOf } from '../../scripts/docs/blocks.js';
import { handwrittenPages } from '../../scripts/docs/pages.js';
import { referenceLanguage } from '../../scripts/docs/reference-language.js';

const reference = referenceLanguage();

describe.each(handwrittenPages().map(page => [page.path, page] as const))('%s', (_, page) => {
  const whole = page.blocks.filter(block => !block.file || block.file.endsWith('.snn'));
  test.each(whole.map(block => [block.line, block] as const))(
    'the block in line %d',
    (_line, block) => {
      const result = runBlock(reference, page, block);
      const { findings, recordings, verdicts } = result;
      const announced = block.error ? `error ${block.error}` : block.warning ? `warning ${block.warning}` : undefined;
      expect(
        [...new Set(findings.map(finding => `${finding.severity} ${finding.code}`))],
        findings.map(finding => finding.message).join('\n')
      ).toEqual(announced ? [announced] : []);
      expect(recordings.flatMap(recording => recording.faults.map(fault => fault.message))).toEqual([]);
      const broken = verdicts.filter(verdict => !verdict.passed).map(verdict => verdict.message);
      if (block.fails) expect(broken).not.toEqual([]);
      else expect(broken).toEqual([]);
      if (block.says) expect(block.says.text, 'run `npm run docs`').toBe(messagesOf(result));
    },
    240_000
  );
  test('shows the pictures of its blocks', () => {
    const missing = page.blocks.filter(block => block.plot && !page.text.includes(`pictures/${block.plot}.svg`));
    expect(
      missing.map(
        block => `${page.path}:${block.line} makes docs/pictures/${block.plot}.svg, which the page does not show.`
      )
    ).toEqual([]);
  });
});

const chapters = handwrittenPages().filter(({ path }) => /\/\d\d-/.test(path));

test.each(chapters.map(({ path, text }, i) => [path, text.trimEnd(), i] as const))(
  '%s is in the contents and leads on to the next page',
  (path, text, i) => {
    const [, number, title] = /^# (\d+)\. (.*)$/m.exec(text)!;
    const next = chapters[i + 1]?.path.replace('docs/guide/', '');
    expect(number).toBe(String(Number(/\/(\d\d)-/.exec(path)![1])));
    expect(readFileSync('docs/guide/README.md', 'utf8')).toContain(
      `${number}. [${title}](${path.replace('docs/guide/', '')})`
    );
    expect(text.split('\n').at(-1)).toMatch(next ? /^Next: / : /^Back to the /);
    expect(text.split('\n').at(-1)).toContain(`](${next ?? 'README.md'})`);
  }
);

test('an experiment of the guide expects or draws something', () => {
  const idle = handwrittenPages().flatMap(page =>
    page.blocks
      .filter(
        block =>
          !block.error &&
          !block.warning &&
          !/\b(expect|report|plot)\b/.test(block.text) &&
          block.text.includes('experiment ')
      )
      .map(block => `${page.path}:${block.line}`)
  );
  expect(idle).toEqual([]);
});

test('blocks know what they promise', () => {
  const [mistake, model, data] = blocksOf(
    '# a\n\n```snn error=off-step-grid\nx\n```\n\n```text\nwhy\n```\n\n```snn plot=b fails\ny\n```\n```csv file=c.csv\nz\n```\n```console\n$ snn\n```\n'
  );
  expect(mistake).toMatchObject({ line: 3, text: 'x\n', error: 'off-step-grid', says: { text: 'why' }, fails: false });
  expect(model).toMatchObject({ plot: 'b', fails: true, says: undefined });
  expect(data).toMatchObject({ file: 'c.csv', text: 'z\n' });
});
