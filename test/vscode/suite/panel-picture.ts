// What a webview panel really shows. Where the launcher runs VS Code in Chromium its camera takes the picture
// (test/vscode/panel-camera.mjs); in the desktop VS Code, which nobody can photograph, the panel reads its own canvas.

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** four bytes a pixel, row by row from the top left */
  readonly rgba: Uint8Array;
}

export interface PanelView {
  /** of the element to look at, inside the webview; the first match counts */
  readonly selector: string;
  /** the picture is kept as out/pictures/<name>.png, for people */
  readonly name: string;
  /** the panel's own reading of the same element, for the desktop */
  readonly own: () => Promise<Picture>;
}

/** True where pictures come from the screen itself. */
export const hasCamera = (): boolean => cameraUrl() !== undefined;

/** Of the endpoint in test/vscode/panel-camera.mjs; undefined in the desktop. */
export const cameraUrl = (): string | undefined => process.env.SNN_CAMERA_URL;

/** The pixels of one element of the visible webview panel. */
export async function panelPicture(view: PanelView): Promise<Picture> {
  const response = await askCamera('panel', { selector: view.selector, name: view.name });
  if (!response) return view.own();
  const rgba = new Uint8Array(await response.arrayBuffer());
  return { width: Number(response.headers.get('width')), height: Number(response.headers.get('height')), rgba };
}

/** Clicks an element of the visible webview panel at shares of its width and height. Needs the camera. */
export async function clickPanel(selector: string, across = 0.5, down = 0.5): Promise<void> {
  await askCamera('click', { selector, across: String(across), down: String(down) });
}

/** Keeps a picture of the whole window as out/pictures/<name>.png; does nothing without a camera. */
export async function windowPicture(name: string): Promise<void> {
  await askCamera('window', { name });
}

/** What stands behind the visible lines of editors, by the text of the line. Needs the camera. */
export async function notesOnScreen(): Promise<Readonly<Record<string, string>>> {
  const response = await askCamera('notes', {});
  return (await response?.json()) as Readonly<Record<string, string>>;
}

/** What hovers on the screen say, and widths of pictures in them that are in sight. Needs the camera. */
export async function hoversOnScreen(): Promise<{ readonly text: string; readonly widths: readonly number[] }> {
  const response = await askCamera('hovers', {});
  return (await response?.json()) as { readonly text: string; readonly widths: readonly number[] };
}

/** The rows of the Test Explorer as they are read aloud: the name of a test and its state. Needs the camera. */
export async function testsOnScreen(): Promise<readonly string[]> {
  const response = await askCamera('tests', {});
  return (await response?.json()) as readonly string[];
}

async function askCamera(what: string, query: Readonly<Record<string, string>>): Promise<Response | undefined> {
  const url = cameraUrl();
  if (url === undefined) return undefined;
  const response = await fetch(`${url}/${what}?${new URLSearchParams(query).toString()}`);
  if (!response.ok) throw new Error(`The camera gave no picture: ${await response.text()}`);
  return response;
}

/** How many pixels have the colour, each channel within `tolerance` of 255. */
export function countPixels(
  picture: Picture,
  [red, green, blue]: readonly [number, number, number],
  tolerance = 8
): number {
  const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) <= tolerance;
  let count = 0;
  for (let at = 0; at < picture.rgba.length; at += 4) {
    if (near(picture.rgba[at]!, red) && near(picture.rgba[at + 1]!, green) && near(picture.rgba[at + 2]!, blue))
      count++;
  }
  return count;
}

/** How many pixels differ from the one at the top left, the background: what a panel has painted at all. */
export function countPainted(picture: Picture): number {
  const background = [picture.rgba[0]!, picture.rgba[1]!, picture.rgba[2]!] as const;
  return picture.rgba.length / 4 - countPixels(picture, background, 0);
}
