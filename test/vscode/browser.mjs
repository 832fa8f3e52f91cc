// Chromium as the window of VS Code's server.
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage'
];

/** Fails, naming the command, where there is no browser: a test without it would prove nothing. */
export async function openBrowser({ headless = true } = {}) {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error(
      'There is no Chromium to show VS Code in. Run `apt-get install -y --no-install-recommends chromium`.'
    );
  return chromium.launch({ executablePath, headless, args: switches });
}
