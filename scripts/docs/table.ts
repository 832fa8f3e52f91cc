// A table in Markdown. Columns in which no row has anything are left out.

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = heads.map((_, column) => column).filter(column => rows.some(row => row[column] !== ''));
  const line = (cells: readonly string[]): string =>
    `| ${kept.map(column => (cells[column] ?? '').replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
