// The outside world is passed in: the language reads no file system of its own (Node, browser and tests give their own).

export interface World {
  /** bytes of a file, or why there are none; one of more than `limit` bytes (`largest.text` where left out) is not read */
  read(uri: string, limit?: number): Uint8Array | Unreadable;
  /** what lies in a folder, by name, or why it is not told */
  entries(uri: string): readonly Entry[] | Unreadable;
  /** is another when the content of a file, or what lies in a folder, may be another; undefined where that cannot be told */
  stamp(uri: string): string | undefined;
  /** whether files can be read while a run goes on (RunOptions.recordingOf) */
  readonly readsLater?: boolean;
  /** uri of the folder that holds the standard library, ending in `/` */
  readonly library: string;
  /** uris of all `.snn` files of the library */
  readonly libraryFiles: readonly string[];
  /** bytes above which an experiment is refused; the simulator's own limit where it is left out */
  readonly memoryLimit?: number | undefined;
}

export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
  /** it leads to another place */
  readonly isLink?: boolean;
}

/** Why there are no bytes. `device`: also a pipe or a socket. `elsewhere`: on another machine. `outside`: of the folders that may be read. `untrusted`: so is the workspace. */
export type Unreadable =
  | 'missing'
  | 'directory'
  | 'unreadable'
  | 'device'
  | 'too-large'
  | 'elsewhere'
  | 'outside'
  | 'untrusted';

/** bytes of files that are read whole, whatever they are named by; `unpacked`: of what is packed in one */
export const largest = { text: 8e6, data: 512e6, unpacked: 1e9 } as const;

/** What keeps a file from being read that is there: a sentence's end, after its name. */
export function whyUnreadable(why: Exclude<Unreadable, 'missing' | 'directory'>, limit: number = largest.text): string {
  switch (why) {
    case 'unreadable':
      return 'cannot be read; look at its permissions';
    case 'device':
      return 'is a device or a pipe and may never end; name a file on the disk';
    case 'too-large':
      return `has more than ${limit / 1e6} MB and is not read; make it smaller`;
    case 'elsewhere':
      return 'lies on another machine and is not read; copy it beside this file';
    case 'untrusted':
      return 'is not read in a workspace that you do not trust; trust it (Manage Workspace Trust) if you know where it comes from';
    case 'outside':
      return 'lies outside of the folders that may be read; move it below the folder you work in, or allow its folder (--allow-read, in the editor the setting snn.allowRead)';
  }
}
