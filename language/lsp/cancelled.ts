// What resolves when a request is given up.
import type { Cancellation } from 'langium';

export const cancelled = (token: Cancellation.CancellationToken): Promise<void> =>
  new Promise(resolve => token.onCancellationRequested(() => resolve()));
