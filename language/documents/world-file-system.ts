// The world as Langium's file system, so that the documents it loads by itself come from the same place.
import type { FileSystemNode, FileSystemProvider, URI } from 'langium';
import type { World } from '../world.js';

/** `folders` lists what is in a folder, where a world has folders to search (an editor's workspace). */
export class WorldFileSystem implements FileSystemProvider {
  constructor(
    private readonly world: World,
    private readonly folders?: Pick<FileSystemProvider, 'readDirectory' | 'readDirectorySync'>
  ) {}

  stat(uri: URI): Promise<FileSystemNode> {
    return Promise.resolve(this.statSync(uri));
  }

  statSync(uri: URI): FileSystemNode {
    const read = this.world.read(uri.toString());
    return { uri, isDirectory: read === 'directory', isFile: typeof read !== 'string' };
  }

  exists(uri: URI): Promise<boolean> {
    return Promise.resolve(this.existsSync(uri));
  }

  existsSync(uri: URI): boolean {
    return this.world.read(uri.toString()) !== 'missing';
  }

  readBinary(uri: URI): Promise<Uint8Array> {
    return Promise.resolve(this.readBinarySync(uri));
  }

  /** What cannot be read is empty here; whoever names such a file finds out by the world itself. */
  readBinarySync(uri: URI): Uint8Array {
    const read = this.world.read(uri.toString());
    return typeof read === 'string' ? new Uint8Array() : read;
  }

  readFile(uri: URI): Promise<string> {
    return Promise.resolve(this.readFileSync(uri));
  }

  readFileSync(uri: URI): string {
    return new TextDecoder().decode(this.readBinarySync(uri));
  }

  readDirectory(uri: URI): Promise<FileSystemNode[]> {
    return this.folders?.readDirectory(uri) ?? Promise.resolve([]);
  }

  readDirectorySync(uri: URI): FileSystemNode[] {
    return this.folders?.readDirectorySync(uri) ?? [];
  }
}
