// While arguments are written: what the model, pattern or function takes, with units and defaults, and which one it is now.
import { AstUtils, type LangiumDocument } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type {
  ParameterInformation,
  SignatureHelp,
  SignatureHelpOptions,
  SignatureHelpParams
} from 'vscode-languageserver';
import {
  type Args,
  type Formal,
  type Named,
  type NamedArg,
  type PlainArg,
  isArgs,
  isNamedArg,
  isPlainArg
} from '../generated/ast.js';
import type { SnnServices } from './services.js';
import { boundCall, isOptional, takesSeveral } from '../names/arguments.js';
import { parametersOf } from '../names/names.js';
import { cursorAt } from './cursor/cursor.js';
import { markedTree, textNow } from './cursor/marked-tree.js';
import { oneLineOf } from '../source.js';
import { safeMarkdown } from './safe-markdown.js';

export class SnnSignatureHelp implements SignatureHelpProvider {
  readonly signatureHelpOptions: SignatureHelpOptions = {
    triggerCharacters: ['(', ','],
    retriggerCharacters: [',', '=']
  };

  constructor(private readonly services: SnnServices) {}

  provideSignatureHelp(document: LangiumDocument, { position }: SignatureHelpParams): SignatureHelp | undefined {
    const textDocument = textNow(document, this.services);
    const text = textDocument.getText();
    const cursor = cursorAt(text, textDocument.offsetAt(position), this.services.parser.Lexer);
    if (cursor.inComment || cursor.quoted !== undefined) return undefined;
    const node = markedTree(document, text, cursor, this.services)?.node;
    const args = AstUtils.getContainerOfType(node, isArgs);
    const call = args && boundCall(args.$container);
    const argument = AstUtils.getContainerOfType(node, isArgument);
    if (!call || argument?.$container !== args) return undefined;
    const { callee, binding } = call;
    const accepted = parametersOf(callee.target);
    const labels = accepted.map(named => this.labelOf(named, binding.earlier.get(named.name!)));
    const label = `${callee.name}(${labels.join(', ')})`;
    const documentation = this.services.documentation.DocumentationProvider.getDocumentation(callee.target);
    const active = indexOf(argument, args, accepted, takesSeveral(callee.target));
    return {
      signatures: [{ label, parameters: this.parametersIn(label, accepted, labels), ...markdown(documentation) }],
      activeSignature: 0,
      ...(active >= 0 ? { activeParameter: active } : {})
    };
  }

  /** `tau_m = 20 ms`, `weight : mV`; of a configured model with what it gives. */
  private labelOf(one: Named | Formal, given: NamedArg | PlainArg | undefined): string {
    if (given) return `${one.name} = ${oneLineOf(given.value)}`;
    const detail = this.services.descriptions.detailOf(one);
    return 'value' in one && one.value
      ? `${one.name} = ${detail}`
      : detail === ''
        ? one.name!
        : `${one.name}${isOptional(one) ? '?' : ''} : ${detail}`;
  }

  private parametersIn(
    label: string,
    accepted: readonly (Named | Formal)[],
    labels: readonly string[]
  ): ParameterInformation[] {
    let from = label.indexOf('(') + 1;
    return accepted.map((named, i) => {
      const end = from + labels[i]!.length;
      const documentation = this.services.documentation.DocumentationProvider.getDocumentation(named);
      const information: ParameterInformation = { label: [from, end], ...markdown(documentation) };
      from = end + 2;
      return information;
    });
  }
}

const markdown = (value: string | undefined): Pick<ParameterInformation, 'documentation'> =>
  value ? { documentation: safeMarkdown(value) } : {};

const isArgument = (node: unknown): node is NamedArg | PlainArg => isNamedArg(node) || isPlainArg(node);

/** Which parameter an argument is for; of a model's plain argument, the next that was not given. */
function indexOf(
  argument: NamedArg | PlainArg,
  args: Args,
  accepted: readonly (Named | Formal)[],
  several: boolean
): number {
  const nameAt = (item: NamedArg | PlainArg): string | undefined =>
    isNamedArg(item) ? item.param?.$refText : undefined;
  const name = nameAt(argument);
  if (name !== undefined) return accepted.findIndex(named => named.name === name);
  const given = new Set(args.args.map(nameAt));
  if (several) return 0;
  const plainBefore = args.args.slice(0, args.args.indexOf(argument)).filter(isPlainArg).length;
  const open = accepted.map((named, i) => ({ one: named, i })).filter(({ one }) => !given.has(one.name));
  return open[plainBefore]?.i ?? -1;
}
