// A preview that goes on while a key is pressed, as live preview has it: begun before each key, stopped by it.
import { progressMethod, runMethod, stopMethod } from '../../../server/protocol.js';
import type { Served } from './served.js';

const uri = 'untitled:previewed';
const text = `population Many[2000] : lif(I_e = 300 pA)
experiment forever { step 0.1 ms; record spikes of Many[0..19]; record V of Many[0..2] every 1 ms; run 600 min }
`;

export class Previewing {
  private count = 0;
  private constructor(private readonly served: Served) {}

  /** Opens a second text beside the one that is typed into. */
  static async of(served: Served): Promise<Previewing> {
    await served.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'snn', version: 1, text }
    });
    await served.quiet();
    return new Previewing(served);
  }

  /** Resolves when the preview simulates; what it gives back stops it. */
  async begin(): Promise<() => Promise<void>> {
    const { connection } = this.served;
    const run = `preview-${++this.count}`;
    const goesOn = new Promise<void>(resolve =>
      connection.onNotification(progressMethod, (told: { run: string }) => {
        if (told.run === run) resolve();
      })
    );
    await connection.sendRequest(runMethod, { run, uri, preview: 2 });
    await goesOn;
    return () => connection.sendNotification(stopMethod, { run });
  }
}
