// The outside world is passed in: the language reads no file system of its own (Node, browser and tests give their own).

export interface World {
  /** bytes of a file, or why there are none */
  read(uri: string): Uint8Array | 'missing' | 'directory' | 'unreadable';
  /** uri of the folder that holds the standard library, ending in `/` */
  readonly library: string;
  /** uris of all `.snn` files of the library */
  readonly libraryFiles: readonly string[];
  /** bytes above which an experiment is refused; the simulator's own limit where it is left out */
  readonly memoryLimit?: number | undefined;
}
