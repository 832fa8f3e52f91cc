// What users set for their runs (`snn.memoryLimit`, `snn.threads`): as the client last said, believed only where it makes sense.
import type { SnnServices } from '../language/index.js';

export class Settings {
  /** bytes; undefined is the simulator's own limit */
  memoryLimit: number | undefined;
  threads = 1;

  /** Hears of the settings now and whenever they change; `changed` is called when another memory limit counts. */
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
        threads: (await provider.getConfiguration(languageId, 'threads')) as unknown
      })
    );
  }

  /** Takes what a client says; whether the memory limit is another one now. */
  private read(value: unknown): boolean {
    const { memoryLimit, threads } =
      typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
    const before = this.memoryLimit;
    this.memoryLimit = typeof memoryLimit === 'number' && memoryLimit > 0 ? memoryLimit * 1e9 : undefined;
    this.threads =
      Number.isInteger(threads) && (threads as number) >= 1 && (threads as number) <= mostThreads
        ? (threads as number)
        : 1;
    return this.memoryLimit !== before;
  }
}

/** also the section of the settings */
const languageId = 'snn';
const mostThreads = 256;
