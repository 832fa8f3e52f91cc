// Types a program as people do who look at the screen: they leave to the editor what it writes by itself.
import { cameraUrl } from './panel-picture.js';

/** Presses keys on the focused editor, 50 to 150 ms apart. Needs the window that the launcher shows in Chromium. */
export async function press(keys: readonly string[]): Promise<void> {
  const response = await fetch(`${cameraUrl()}/keys`, { method: 'POST', body: JSON.stringify(keys) });
  if (!response.ok) throw new Error(`The keys were not pressed: ${await response.text()}`);
}

/**
 * The keys that make this text in an empty editor. Indentation and `///` of a further line come by themselves; so does the bracket that
 * closes a block, and people move below it.
 */
export function keysOf(program: string): readonly string[] {
  const lines = program.trimEnd().split('\n');
  return lines.flatMap((line, at) => {
    const code = line.trimStart();
    if (code === '}') return ['Escape', 'ArrowDown', 'End'];
    const before = lines[at - 1];
    if (before === undefined) return [...code];
    if (!before.trimStart().startsWith('///')) return ['Enter', ...code];
    return code.startsWith('/// ')
      ? ['Enter', ...code.slice(4)]
      : ['Enter', ...Array.from({ length: 4 }, () => 'Backspace'), ...code];
  });
}
