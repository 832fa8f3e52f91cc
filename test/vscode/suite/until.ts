// Waiting for what VS Code does in its own time.

/** The first truthy value of `probe`; fails naming `what` after `milliseconds`. */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  milliseconds = 30_000
): Promise<NonNullable<T>> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${milliseconds / 1000} s in vain for ${what}.`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
