// A picture for a hover, as Markdown that holds it.

/** `type` as in `image/png` */
export const pictureMarkdown = (title: string, type: string, bytes: Uint8Array): string =>
  `![${title}](data:${type};base64,${btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))})`;
