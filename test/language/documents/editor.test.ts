// What an editor's server sees is what `check` finds; a change of one file reaches the open files that import it.
import { DocumentState, URI, type LangiumDocument } from 'langium';
import { describe, expect, test } from 'vitest';
import { createEditorLanguage, type EditorLanguage } from '../../../language/index.js';
import { codes, textWorld, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';

const broken = snn`
  population E[3] : liff
  population F[3] : lif(tau = 1 ms)
  const a = = 3
`;

function languageWith(files: Record<string, string>): EditorLanguage {
  const world = textWorld(files);
  return createEditorLanguage(world);
}

async function built(language: EditorLanguage, name: string): Promise<LangiumDocument> {
  const { LangiumDocuments, DocumentBuilder } = language.services.shared.workspace;
  const document = await LangiumDocuments.getOrCreateDocument(URI.parse(uriOf(name)));
  await DocumentBuilder.build([document], { validation: true });
  return document;
}

const published = (document: LangiumDocument): string[] =>
  (document.diagnostics ?? []).map(diagnostic => `${diagnostic.code} ${diagnostic.range.start.line + 1}`);

describe('in an editor', () => {
  test('findings are those of check, in the same order', async () => {
    const language = languageWith({ 'a.snn': broken });
    const document = await built(language, 'a.snn');
    expect(published(document)).toEqual(codes(language.check(uriOf('a.snn'))));
    expect(published(document)).toEqual(['unknown-name 1', 'unknown-parameter 2', 'syntax-error 3']);
  });

  test('findings carry their fixes', async () => {
    const document = await built(languageWith({ 'a.snn': broken }), 'a.snn');
    expect(document.diagnostics?.[0]).toMatchObject({
      code: 'unknown-name',
      severity: 1,
      range: { start: { line: 0, character: 18 }, end: { line: 0, character: 22 } },
      data: { code: 'unknown-name', fixes: [{ title: `Write 'lif'` }] }
    });
  });

  test('a change of an imported file is a change of the file that imports it', async () => {
    const files = { 'a.snn': 'import "b.snn"\nconst a = x\n', 'b.snn': 'const x = 1\n' };
    const language = languageWith(files);
    const { DocumentBuilder } = language.services.shared.workspace;
    const document = await built(language, 'a.snn');
    await DocumentBuilder.update([URI.parse(uriOf('b.snn'))], []);
    expect(published(document)).toEqual([]);
    files['b.snn'] = 'const y = 1\n';
    DocumentBuilder.updateBuildOptions = { validation: true };
    await DocumentBuilder.update([URI.parse(uriOf('b.snn'))], []);
    expect(published(document)).toEqual(['unknown-name 2']);
    files['b.snn'] = 'const x = 2\n';
    await DocumentBuilder.update([URI.parse(uriOf('b.snn'))], []);
    expect(published(document)).toEqual([]);
  });

  test('a file that is deleted is missed', async () => {
    const files: Record<string, string> = { 'a.snn': 'import "b.snn"\nconst a = 1\n', 'b.snn': 'const x = 1\n' };
    const language = languageWith(files);
    const { DocumentBuilder } = language.services.shared.workspace;
    DocumentBuilder.updateBuildOptions = { validation: true };
    const document = await built(language, 'a.snn');
    delete files['b.snn'];
    await DocumentBuilder.update([], [URI.parse(uriOf('b.snn'))]);
    expect(published(document)).toEqual(['import-not-found 1']);
  });

  test('the library is not checked', async () => {
    const language = languageWith({ 'a.snn': 'population E[3] : lif\n' });
    const document = await built(language, 'a.snn');
    const { DocumentBuilder, LangiumDocuments } = language.services.shared.workspace;
    DocumentBuilder.updateBuildOptions = { validation: true };
    await DocumentBuilder.update([document.uri], []);
    const lif = LangiumDocuments.all.find(document => document.uri.path.endsWith('/lif.snn'))!;
    expect(lif.state).toBeLessThan(DocumentState.Validated);
  });
});

describe('references', () => {
  test('are found in other files', async () => {
    const language = languageWith({ 'a.snn': 'import "b.snn"\nconst a = x + x\n', 'b.snn': 'const x = 1\n' });
    await built(language, 'a.snn');
    await built(language, 'b.snn');
    const target = language.program(uriOf('b.snn'))!.declarations[0]!;
    const found = language.services.references.References.findReferences(target, {
      includeDeclaration: true
    }).toArray();
    expect(
      found.map(
        description =>
          `${description.sourceUri.path.split('/').pop()} ${description.segment.range.start.line} ${description.segment.range.start.character}`
      )
    ).toEqual(['b.snn 0 6', 'a.snn 1 10', 'a.snn 1 14']);
  });

  test('lead to parameters of the model that is used', async () => {
    const language = languageWith({
      'a.snn': snn`
        neuron n {
          param k = 1
          state x = k
        }
        population E[2] : n(k = 2)
      `
    });
    const document = await built(language, 'a.snn');
    const target = language.program(uriOf('a.snn'))!.declarations[0]!;
    const param = target.$type === 'Model' ? target.members[0]! : target;
    expect(
      language.services.references.References.findReferences(param, { documentUri: document.uri })
        .map(description => description.segment.range.start.line)
        .toArray()
    ).toEqual([2, 4]);
  });
});
