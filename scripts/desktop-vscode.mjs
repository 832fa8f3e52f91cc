// Whether @vscode/test-electron can download and show a desktop VS Code here. Node's own modules only.
import { lookup } from 'node:dns/promises';

const downloadHost = 'update.code.visualstudio.com';

/** True where there is a screen and the maker's download host can be found. */
export async function desktopIsReachable() {
    const screen = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
    if (!screen) return false;
    return lookup(downloadHost).then(() => true, () => false);
}
