// Files in a folder as a labelled set: its sub-folders are the classes, or `train` and `test` with the classes in them.
import type { DataSource } from './data-source.js';
import { faultIn } from './samples.js';

export interface Labelled {
  readonly file: string;
  /** absent where the folder has no classes */
  readonly label?: string;
  /** it leads to another place */
  readonly isLink?: boolean;
}

const ofTraining = /^train(ing)?$/i;
const ofTest = /^test(ing)?$/i;

/** In order of their names. `what` names what is looked for. Throws a DataFault. */
export function filesOfClasses(
  source: DataSource,
  folder: string,
  endings: RegExp,
  what: string
): { readonly train: readonly Labelled[]; readonly test?: readonly Labelled[] } {
  const folders = foldersIn(source, folder, what);
  const [train, test] = [ofTraining, ofTest].map(name => folders.find(one => name.test(one)));
  if (train && test && folders.length === 2)
    return {
      train: classesIn(source, `${folder}/${train}`, endings, what),
      test: classesIn(source, `${folder}/${test}`, endings, what)
    };
  return { train: classesIn(source, folder, endings, what) };
}

function classesIn(source: DataSource, folder: string, endings: RegExp, what: string): readonly Labelled[] {
  const classes = foldersIn(source, folder, what);
  const loose = filesIn(source, folder, endings);
  if (classes.length === 0) {
    if (loose.length === 0) throw faultIn(folder, `has no ${what}; put them there, or name another folder`);
    return loose;
  }
  if (loose.length > 0)
    throw faultIn(
      folder,
      `has both sub-folders, which are classes, and ${loose[0]!.file.slice(folder.length + 1)} beside them; move it into its class`
    );
  return classes.flatMap(label => {
    const files = filesIn(source, `${folder}/${label}`, endings);
    if (files.length === 0)
      throw faultIn(`${folder}/${label}`, `is an empty class: it has no ${what}; put some there or remove the folder`);
    return files.map(one => ({ ...one, label }));
  });
}

function foldersIn(source: DataSource, folder: string, what: string): readonly string[] {
  const entries = source.entries(folder);
  if (!entries) {
    // which says why
    source.read(folder, `a folder of ${what}`);
    throw faultIn(folder, `is a file; name the folder of the ${what}`);
  }
  return entries.filter(({ isFolder, name }) => isFolder && !name.startsWith('.')).map(({ name }) => name);
}

const filesIn = (source: DataSource, folder: string, endings: RegExp): readonly Labelled[] =>
  (source.entries(folder) ?? [])
    .filter(({ isFolder, name }) => !isFolder && !name.startsWith('.') && endings.test(name))
    .map(({ name, isLink }) => ({ file: `${folder}/${name}`, ...(isLink ? { isLink } : {}) }));
