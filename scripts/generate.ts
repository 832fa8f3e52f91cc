// Writes what is derived from the grammar: grammar and AST types, the parser's table, TextMate grammar. `--check` compares instead, and writes nothing.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { withTokenColours } from './token-colours.js';

const scratch = 'out/generated-check';

/** Relative paths of all files below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function langium(config: string): void {
  execFileSync(
    process.execPath,
    ['node_modules/langium-cli/bin/langium.js', 'generate', '--mode=production', '--file', config],
    // asks whether to delete what it did not write, which is the table of the parser
    { input: 'no\n', stdio: ['pipe', 'pipe', 'inherit'] }
  );
}

/** The grammar of tokens below a folder, with the colours that Langium does not know. */
function colours(folder: string): void {
  const file = path.join(folder, 'syntaxes/snn.tmLanguage.json');
  writeFileSync(file, withTokenColours(readFileSync(file, 'utf8'), readFileSync('language/snn.langium', 'utf8')));
}

/** What the parser would work out of the grammar, by a program of its own: it reads what Langium has just written. */
function lookahead(folder: string): void {
  execFileSync(process.execPath, ['scripts/run.mjs', 'lookahead', folder], { stdio: 'inherit' });
}

/** langium-config.json with the same grammar and its results in the scratch folder. */
function scratchConfig(): string {
  const config = JSON.parse(readFileSync('langium-config.json', 'utf8')) as { languages: Array<{ grammar: string }> };
  for (const language of config.languages) language.grammar = path.join('..', '..', language.grammar);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const file = path.join(scratch, 'langium-config.json');
  writeFileSync(file, JSON.stringify(config));
  return file;
}

function staleFiles(): string[] {
  const folders = ['language/generated', 'syntaxes'];
  const names = new Set(
    folders.flatMap(folder =>
      [folder, path.join(scratch, folder)].flatMap(place =>
        (existsSync(place) ? filesBelow(place) : []).map(file => path.join(folder, file))
      )
    )
  );
  const text = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  return [...names].filter(name => text(name) !== text(path.join(scratch, name)));
}

if (process.argv.includes('--check')) {
  langium(scratchConfig());
  lookahead(path.join(scratch, 'language/generated'));
  colours(scratch);
  const stale = staleFiles();
  if (stale.length) {
    console.error(
      `Not what the grammar generates: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`
    );
    process.exit(1);
  }
} else {
  // where there is a file that Langium did not write, it asks whether to delete it, and writes nothing
  const table = 'language/generated/lookahead.ts';
  const known = readFileSync(table);
  rmSync(table);
  langium('langium-config.json');
  writeFileSync(table, known);
  lookahead('language/generated');
  colours('.');
}
