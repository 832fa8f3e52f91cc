// Who may import what: the table of ARCHITECTURE.md, with the packages of each room.

export interface Room {
  /** other rooms whose door (index.ts) may be imported */
  readonly rooms: readonly string[];
  /** rooms of which only types may be imported */
  readonly types?: readonly string[];
  /** packages, `node:` for Node's own modules; a trailing `/` allows everything below */
  readonly packages: readonly string[];
}

/** The longest matching folder counts. Scripts and tests see everything and are not listed. */
export const rooms: Readonly<Record<string, Room>> = {
  simulator: { rooms: [], packages: [] },
  outputs: { rooms: ['simulator'], packages: ['@dagrejs/dagre', 'd3-array', 'd3-format'] },
  language: {
    rooms: ['simulator', 'outputs'],
    packages: [
      'langium',
      'langium/',
      'chevrotain',
      'vscode-languageserver',
      'fast-png',
      'fflate',
      'flatbuffers',
      'fzstd'
    ]
  },
  server: {
    rooms: ['simulator', 'language', 'outputs'],
    packages: [
      'fflate',
      'langium',
      'langium/',
      'vscode-languageserver',
      'vscode-languageserver/',
      'vscode-uri',
      'node:'
    ]
  },
  cli: {
    rooms: ['simulator', 'language', 'outputs', 'server'],
    packages: [
      'langium',
      'langium/',
      'commander',
      'picocolors',
      '@resvg/resvg-wasm',
      '@resvg/resvg-wasm/',
      '@expo-google-fonts/inter/',
      'node:'
    ]
  },
  client: {
    rooms: ['outputs'],
    types: ['simulator', 'language'],
    packages: ['vscode', 'vscode-languageclient', 'vscode-languageclient/', 'node:']
  },
  'client/webview': { rooms: ['outputs'], types: ['simulator', 'language', 'client'], packages: ['uplot'] }
};
