// A model of the library is copied into the file, under a name of its own, to be changed there.
import { AstUtils } from 'langium';
import { isModel, isUse } from '../../generated/ast.js';
import { freeName } from '../../names/free-name.js';
import { sourceOf, textOf } from '../../source.js';
import { type Refactoring, lineBefore, statementAround } from './refactoring.js';

export const copyModel: Refactoring = {
  kind: 'refactor.rewrite',
  find({ around, program, names }) {
    const use = around.find(isUse);
    const model = use?.model.ref;
    const word = use?.model.$refNode;
    if (!isModel(model) || !names.isLibrary(model) || !word) return [];
    const name = freeName(`my_${model.name}`, program);
    const { offset } = lineBefore(statementAround(use, program));
    const { uri } = sourceOf(use);
    const head = new RegExp(`^(${model.kind}\\s+)${model.name}(?![\\w])`);
    return [
      {
        title: `Copy ${model.name} here as ${name}`,
        edits: [
          {
            uri,
            offset,
            end: offset,
            text: `${documentationOf(model)}${textOf(model).replace(head, `$1${name}`)}\n\n`
          },
          { uri, offset: word.offset, end: word.end, text: name }
        ]
      }
    ];
  }
};

/** The lines of `///` above it. */
function documentationOf(model: Parameters<typeof sourceOf>[0]): string {
  const text = AstUtils.getDocument(model).textDocument.getText();
  const { offset } = lineBefore(model);
  return text.slice(offset, sourceOf(model).offset);
}
