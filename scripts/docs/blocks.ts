// Fences of the guide as data. A page stands in Markdown; what its fences promise is held by test/docs/guide.test.ts.
//
//   ```snn                     a whole file without findings, all of whose expectations hold
//   ```snn error=CODE          the checks find just this, in any number (warning=CODE alike)
//   ```snn fails               no findings, but an expectation does not hold
//   ```snn plot=NAME           also the source of docs/pictures/NAME.svg: the picture of its first experiment
//   ```snn file=NAME.snn       a file that later blocks of the page import; ```csv file=NAME.csv likewise one they read
//   ```text                    what the block before it gives: messages of its findings, or of its expectations; written by `npm run docs`

export interface Block {
  /** of the page, where the fence opens */
  readonly line: number;
  readonly text: string;
  /** what a ```text fence right after it says it gives, and where on the page */
  readonly says?: { readonly text: string; readonly from: number; readonly to: number };
  readonly error?: string;
  readonly warning?: string;
  readonly fails: boolean;
  readonly plot?: string;
  readonly file?: string;
}

const fence = /^```(\w+)[ \t]*(.*)\n([\s\S]*?)^```[ \t]*$/gm;

/** All ```snn fences of a page in order, and fences of any kind that name a file. */
export function blocksOf(page: string): Block[] {
  const fences = [...page.matchAll(fence)];
  return fences.flatMap((match, i) => {
    const words = match[2]!.split(/\s+/);
    const file = valueOf(words, 'file');
    if (match[1] !== 'snn' && file === undefined) return [];
    const block: Block = {
      line: page.slice(0, match.index).split('\n').length,
      text: match[3]!,
      file,
      fails: words.includes('fails'),
      error: valueOf(words, 'error'),
      warning: valueOf(words, 'warning'),
      plot: valueOf(words, 'plot'),
      says: saysOf(fences[i + 1])
    };
    return [block];
  });
}

function saysOf(next: RegExpExecArray | undefined): Block['says'] {
  if (next?.[1] !== 'text') return undefined;
  const from = next.index + next[0].indexOf('\n') + 1;
  return { text: next[3]!.trimEnd(), from, to: from + next[3]!.length };
}

function valueOf(words: readonly string[], name: string): string | undefined {
  return words.find(word => word.startsWith(`${name}=`))?.slice(name.length + 1);
}
