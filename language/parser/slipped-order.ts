// Statements whose parts stand in another order or form than the language's, as other statements or other tools have them.
import type { Slip } from './slip.js';

interface Form {
  /** of the line up to its end; the first group, where there is one that is replaced, is what the slip takes the place of */
  readonly written: RegExp;
  readonly told: (found: readonly (string | undefined)[]) => Slip['message'];
  readonly replacedBy?: (found: readonly (string | undefined)[]) => string;
}

const begin = String.raw`(?:^|[{;])[ \t]*`;
const duration = (word: string | undefined, time: string | undefined): string => `${word} ${time}`;
const filled = (part: string | undefined, placeholder: string): string => part?.trim() ?? placeholder;

const forms: readonly Form[] = [
  {
    written: new RegExp(
      String.raw`${begin}(?:plot|report)[ \t]+(([\p{L}_][\p{L}\p{N}_]*)[ \t]+([\p{L}_][\p{L}\p{N}_]*))[ \t]*(?:[};]|//|$)`,
      'u'
    ),
    told: ([, , call, what]) => `Arguments stand in round brackets; write ${call}(${what}).`,
    replacedBy: ([, , call, what]) => `${call}(${what})`
  },
  {
    written: new RegExp(
      String.raw`${begin}((neuron|encoder|synapse|plasticity|pattern)[ \t]+(\S+)[ \t]*:[ \t]*([^{};]+?))[ \t]*(?:[};]|//|$)`,
      'u'
    ),
    told: ([, , kind, name, model]) =>
      `A model with values of its own stands behind a '='; write ${kind} ${name} = ${model}.`,
    replacedBy: ([, , kind, name, model]) => `${kind} ${name} = ${model}`
  },
  {
    written: new RegExp(
      String.raw`${begin}(?:neuron|encoder|synapse|plasticity|pattern)[ \t]+\S+[ \t]*=[ \t]*((\S+)[ \t]*\{[ \t]*([^{}]*?)[ \t]*\})`,
      'u'
    ),
    told: ([, , model, values]) => `Arguments stand in round brackets; write ${model}(${values}).`,
    replacedBy: ([, , model, values]) => `${model}(${values})`
  },
  {
    written: new RegExp(String.raw`${begin}spike[ \t]+when\b[^{};]*\{`, 'u'),
    told: () => `What happens at a spike is a statement of its own; write it on the next line, as on spike { … }.`
  },
  {
    written: new RegExp(String.raw`${begin}(pattern[ \t]+(without\b[^{};]*?))[ \t]*(?:[};]|//|$)`, 'u'),
    told: ([, , without]) => `A pattern stands before 'without'; write pattern all_to_all ${without}.`,
    replacedBy: ([, , without]) => `pattern all_to_all ${without}`
  },
  {
    written: new RegExp(
      String.raw`${begin}(expect[ \t]+([^{};]+?)[ \t]+between[ \t]+([^{};]+?)[ \t]+and[ \t]+([^{};]+?))[ \t]*(?:[};]|//|$)`,
      'u'
    ),
    told: ([, , what, low, high]) => `A range stands behind 'in'; write expect ${what} in ${low} .. ${high}.`,
    replacedBy: ([, , what, low, high]) => `expect ${what} in ${low} .. ${high}`
  },
  {
    written: new RegExp(
      String.raw`${begin}(expect[ \t]+([^{};<>=]+?)[ \t]*<=?[ \t]*([^{};<>=]+?)[ \t]*<=?[ \t]*([^{};<>=]+?))[ \t]*(?:[};]|//|$)`,
      'u'
    ),
    told: ([, , low, what, high]) => `A range stands behind 'in'; write expect ${what} in ${low} .. ${high}.`,
    replacedBy: ([, , low, what, high]) => `expect ${what} in ${low} .. ${high}`
  },
  {
    written: new RegExp(String.raw`${begin}expect\b[^{};<>=!]*[^{};<>=! \t][ \t]*(=)(?!=)`, 'u'),
    told: () => `'=' gives a value; write == to compare two.`,
    replacedBy: () => '=='
  },
  {
    written: /\b(reads[ \t]+([^{};]+?)[ \t]+into[ \t]+([^{};]+?))[ \t]*(?:[{};]|\/\/|$)/u,
    told: ([, , reads, into]) => `'into' stands before 'reads'; write into ${into} reads ${reads}.`,
    replacedBy: ([, , reads, into]) => `into ${into} reads ${reads}`
  },
  {
    written: new RegExp(
      String.raw`${begin}population[^{};]*?[ \t](placed[ \t]+([^{};]+?)[ \t]+reads[ \t]+([^{};]+?))[ \t]*(?:;|//|$)`,
      'u'
    ),
    told: ([, , layout, data]) => `'reads' stands before 'placed'; write reads ${data} placed ${layout}.`,
    replacedBy: ([, , layout, data]) => `reads ${data} placed ${layout}`
  },
  {
    written: new RegExp(
      String.raw`${begin}population[^{};]*?[ \t](competing[ \t]+((?:reads|placed)[ \t]+[^{};]+?))[ \t]*(?:;|//|$)`,
      'u'
    ),
    told: ([, , before]) => `'competing' stands at the end; write ${before} competing.`,
    replacedBy: ([, , before]) => `${before} competing`
  },
  {
    written: new RegExp(String.raw`${begin}((run|measure|rest)[ \t]+for[ \t]+([^{};]+?))[ \t]*(?:[};]|//|$)`, 'u'),
    told: ([, , word, time]) => `The duration stands right behind '${word}'; write ${duration(word, time)}.`,
    replacedBy: ([, , word, time]) => duration(word, time)
  },
  {
    written: new RegExp(
      String.raw`${begin}(clear[ \t]+(?!s(?:t|ta|tat|tate)?\b)(?:of[ \t]+)?(\S+?(?:[ \t]*,[ \t]*\S+?)*))[ \t]*(?:[};]|//|$)`,
      'u'
    ),
    told: ([, , whose]) => `What is cleared are states; write clear state of ${whose}.`,
    replacedBy: ([, , whose]) => `clear state of ${whose}`
  },
  {
    written: new RegExp(String.raw`${begin}for[ \t]+(\S+)[ \t]+in[ \t]+(?:range\b.*|\[.*)`, 'u'),
    told: ([, name]) =>
      `'for' goes through whole numbers or through samples of data; write for ${name} in 1..10 { … }, or sweep a param over a list.`
  },
  {
    written: new RegExp(
      String.raw`${begin}sweep[ \t]+(\S+)[ \t]+(?!from\b.*\bto\b.*\bin\b)(?:in[ \t]+(\d+)[ \t]+points[ \t]+)?(?:in|from)[ \t]+([^{}[\n]+?)[ \t]*(?:\.\.|\bto\b)[ \t]*([^{}[\n]+?)(?:[ \t]+in[ \t]+(\d+)[ \t]+points|[ \t]+(?:by|step|steps)\b[^{]*)?[ \t]*(?:\{|$)`,
      'u'
    ),
    told: ([, name, before, low, high, behind]) =>
      `The values of a sweep are so many points from one to another, or a list; write sweep ${name} from ${filled(low, 'LOW')} to ${filled(high, 'HIGH')} in ${before ?? behind ?? '11'} points.`
  }
];

/** Where the line of `offset` has one of these forms. */
export function slippedOrderAt(text: string, offset: number): Slip | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = /^.*/.exec(text.slice(lineStart))![0];
  for (const { written, told, replacedBy } of forms) {
    const found = written.exec(line);
    if (!found || lineStart + found.index > offset || lineStart + found.index + found[0].length < offset) continue;
    if (!replacedBy) return { message: told(found), text: '' };
    const from = lineStart + found.index + found[0].indexOf(found[1]!);
    return { message: told(found), replaced: { from, to: from + found[1]!.length }, text: replacedBy(found) };
  }
  return undefined;
}
