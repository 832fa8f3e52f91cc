// What an editor shows when the pointer rests on a word: the declaration it leads to, the value given, the meaning of a literal or unit.
import { AstUtils, type AstNode, type CstNode, type LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { dataList, findUnit, formatNumber, formatQuantity, nameDimension } from '../../simulator/index.js';
import {
  type Named,
  type Column,
  type NamedArg,
  isColumn,
  isData,
  isImport,
  isNamed,
  isNamedArg,
  isNumberLiteral,
  isProgram,
  isQuantity,
  isUnitAtom,
  isUnknownUnit
} from '../generated/ast.js';
import type { SnnServices } from './services.js';
import { noteOfWord } from '../statements/statement-of.js';
import { parseQuantity } from '../units/literal.js';
import { valueOf } from './constants.js';
import { dataPicture } from './data-picture.js';
import { counted, stepsText, valueText } from './quantity-notes.js';
import { memoryNote } from './memory-note.js';
import { dataNamed, parts } from '../names/data-named.js';
import { safeMarkdown } from './safe-markdown.js';
import { tokenAt } from './token-at.js';

export class SnnHover implements HoverProvider {
  constructor(private readonly services: SnnServices) {}

  async getHoverContent(document: LangiumDocument, { position }: HoverParams): Promise<Hover | undefined> {
    const token = tokenAt(document, position);
    const value = token && this.textFor(token);
    if (!value) return undefined;
    const { kind, value: text } = safeMarkdown(value);
    // What a text says of itself shows no picture; these are made of numbers. They stand first, as a hover is cut where it is long.
    return { contents: { kind, value: [...(await this.picturesFor(token)), text].join('\n\n') }, range: token.range };
  }

  private textFor(token: CstNode): string | undefined {
    const node = token.astNode;
    if (isQuantity(node) || isNumberLiteral(node) || isUnknownUnit(node)) return literalText(node.text, node);
    if (isUnitAtom(node)) return unitNote(token.text);
    if (isImport(node)) return this.importText(node.path);
    if (isColumn(node) && token.text === node.column) {
      const text = this.columnText(node);
      if (text !== undefined) return text;
    }
    const declared = this.services.references.References.findDeclarations(token).filter(isNamed);
    if (declared.length > 0)
      return [
        ...declared.map(named => this.services.descriptions.of(named)),
        ...declared.flatMap(named => memoryNote(named, this.services.findings) ?? []),
        ...this.givenText(node, declared[0]!)
      ].join('\n\n');
    return noteOfWord(token.text, node);
  }

  /** A column of a table, or another list of data: how many values, and between which. */
  private columnText({ of, column }: Column): string | undefined {
    const named = dataNamed(of);
    const sets = (named && this.services.findings.dataOf(named.data)?.sets) ?? [];
    const set = named?.part === undefined ? sets[0] : sets[1 + parts.indexOf(named.part)];
    const values = set && dataList(set, column);
    if (!named || !values || values.length === 0) return undefined;
    const [low, high] = values.reduce(
      ([a, b], value) => [Math.min(a, value), Math.max(b, value)],
      [Infinity, -Infinity]
    );
    const isLabel = column === 'label' && set.labels;
    const range = isLabel
      ? `classes ${set.labels.classes.join(', ')}`
      : `from ${formatNumber(low)} to ${formatNumber(high)}`;
    return `**${column}** of \`${named.data.name}\`: ${counted(values.length, 'value')}, ${range}`;
  }

  private async picturesFor(token: CstNode): Promise<string[]> {
    const declared = this.services.references.References.findDeclarations(token);
    const [named] = declared.filter(isNamed);
    const shown = named && (await this.services.pictures.shortly(named, token.astNode));
    const data = declared.filter(isData).flatMap(data => {
      const set = this.services.findings.dataOf(data)?.sets[0];
      return (set && dataPicture(set)) ?? [];
    });
    return shown === undefined ? data : [shown, ...data];
  }

  /** `here **20 kHz**`: what an argument gives its parameter. */
  private givenText(node: AstNode, declared: Named): string[] {
    if (!isNamedArg(node)) return [];
    const value = valueOf(node.value);
    const dimension = this.dimensionGiven(node, declared);
    return value !== undefined && dimension
      ? [`Here **${valueText(value, dimension)}**${stepsText(value, dimension, node)}.`]
      : [];
  }

  private dimensionGiven(node: NamedArg, declared: Named): ReturnType<SnnServices['types']['dimensionOf']> {
    const program = AstUtils.getContainerOfType(node, isProgram)!;
    return (
      this.services.types.of(program).dimensionOf(node.value) ?? this.services.types.dimensionOf(declared, program)
    );
  }

  private importText(path: string): string {
    return `What the file ${path} declares, except its experiments, is visible here.`;
  }
}

/** `a time (ms), 200 steps of 0.1 ms`; what is wrong with it is said by the check, which an editor shows too. */
function literalText(text: string, node: AstNode): string | undefined {
  const { value, dimension, unitText, fault } = parseQuantity(text);
  if (fault && fault.kind !== 'leading-zero') return undefined;
  if (!dimension) return undefined;
  if (unitText === '') return nameDimension(dimension);
  const usual = formatQuantity(value, dimension);
  return `**${usual}**${unitText === '%' ? ', a share of one' : `, ${nameDimension(dimension)}`}${stepsText(value, dimension, node)}`;
}

function unitNote(unit: string): string | undefined {
  const known = findUnit(unit);
  return known && nameDimension(known.dimension);
}
