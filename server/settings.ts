// What users set (`snn.memoryLimit`, `snn.threads`, `snn.allowRead`), and whether they trust the workspace: as the client last said, believed only where it makes sense.
import * as path from 'node:path';
import type { SnnServices } from '../language/index.js';
import type { InitializationOptions } from './protocol.js';

export class Settings {
  /** bytes; undefined is the simulator's own limit */
  memoryLimit: number | undefined;
  threads = 1;
  /** without it only texts of the language are read, and nothing runs */
  trusted = true;
  /** pictures are drawn for a dark background */
  dark = false;
  /** folders that may be read besides those of the workspace and of open files; absolute paths */
  allowRead: readonly string[] = [];

  /** Hears of the settings now and whenever they change; `changed` is called when texts are to be judged otherwise. */
  follow({ shared }: SnnServices, changed: () => void): void {
    const { ConfigurationProvider: provider } = shared.workspace;
    const take = (value: unknown): void => {
      if (this.read(value)) changed();
    };
    provider.onConfigurationSectionUpdate(({ section, configuration }) => {
      if (section === languageId) take(configuration);
    });
    void provider.ready.then(async () =>
      take({
        memoryLimit: (await provider.getConfiguration(languageId, 'memoryLimit')) as unknown,
        threads: (await provider.getConfiguration(languageId, 'threads')) as unknown,
        allowRead: (await provider.getConfiguration(languageId, 'allowRead')) as unknown
      })
    );
  }

  /** Takes what a client said when it started. */
  begin(options: unknown): void {
    const { trusted, dark } = typeof options === 'object' && options !== null ? (options as InitializationOptions) : {};
    this.trusted = trusted !== false;
    this.dark = dark === true;
  }

  /** Takes what a client says of its theme. */
  showTheme(params: unknown): void {
    this.dark = typeof params === 'object' && params !== null && 'dark' in params && params.dark === true;
  }

  /** Takes what a client says; whether the memory limit or the folders are others now. */
  private read(value: unknown): boolean {
    const { memoryLimit, threads, allowRead } =
      typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
    const judged = (): string => JSON.stringify([this.memoryLimit, this.allowRead]);
    const before = judged();
    this.memoryLimit = typeof memoryLimit === 'number' && memoryLimit > 0 ? memoryLimit * 1e9 : undefined;
    this.threads =
      Number.isInteger(threads) && (threads as number) >= 1 && (threads as number) <= mostThreads
        ? (threads as number)
        : 1;
    this.allowRead = Array.isArray(allowRead)
      ? allowRead.filter((item): item is string => typeof item === 'string' && path.isAbsolute(item))
      : [];
    return judged() !== before;
  }
}

/** also the section of the settings */
const languageId = 'snn';
const mostThreads = 256;
