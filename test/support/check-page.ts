// Documentation pages of checks as data: their samples, and what each sample says that the checks find in it.

export interface Sample {
  /** line of the page where its text begins */
  readonly line: number;
  /** name under which other samples of the page import it; such a sample is not checked by itself */
  readonly file?: string;
  readonly text: string;
  /** `severity code line`, from `// error: [code]` at the end of a line */
  readonly expected: readonly string[];
}

const fence = /^```([a-z]+)(?:[ \t]+(\S+))?[ \t]*\n([\s\S]*?)^```[ \t]*$/gm;
const marker = /\/\/ (error|warning|information|fault): \[([a-z-]+)\]/g;

/** All ```snn fences of a page, and fences of any kind that name a file: ```csv net.csv. */
export function samplesOf(page: string): Sample[] {
  return [...page.matchAll(fence)]
    .filter(match => match[1] === 'snn' || match[2])
    .map(match => {
      const text = match[3]!;
      const expected = text
        .split('\n')
        .flatMap((line, at) => [...line.matchAll(marker)].map(([, severity, code]) => `${severity} ${code} ${at + 1}`));
      return {
        line: page.slice(0, match.index).split('\n').length + 1,
        text,
        expected,
        ...(match[2] ? { file: match[2] } : {})
      };
    });
}
