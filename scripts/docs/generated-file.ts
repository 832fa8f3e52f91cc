// A file that the generator of the documents writes or compares.

export interface GeneratedFile {
  /** relative to the root, with `/` */
  readonly path: string;
  readonly text: string;
}
