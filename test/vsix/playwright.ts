// The few things used of Playwright, whose package is installed in test/vscode only.

export interface Locator {
  readonly first: () => Locator;
  readonly last: () => Locator;
  readonly locator: (selector: string) => Locator;
  readonly filter: (wanted: { readonly hasText: string | RegExp }) => Locator;
  readonly click: (options?: { readonly button?: 'right'; readonly timeout?: number }) => Promise<void>;
  readonly dblclick: () => Promise<void>;
  readonly count: () => Promise<number>;
  readonly fill: (text: string) => Promise<void>;
  readonly inputValue: () => Promise<string>;
  readonly textContent: () => Promise<string | null>;
  readonly allTextContents: () => Promise<string[]>;
  readonly boundingBox: () => Promise<Box | null>;
  readonly waitFor: (options?: { readonly state?: 'visible' | 'hidden'; readonly timeout?: number }) => Promise<void>;
}
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface FrameLocator {
  readonly last: () => FrameLocator;
  readonly locator: (selector: string) => Locator;
  readonly frameLocator: (selector: string) => FrameLocator;
}
export interface Page {
  readonly setDefaultTimeout: (milliseconds: number) => void;
  readonly goto: (url: string) => Promise<unknown>;
  readonly reload: () => Promise<unknown>;
  readonly evaluate: <T, A>(action: (argument: A) => T, argument: A) => Promise<T>;
  readonly screenshot: (options: { readonly path: string }) => Promise<unknown>;
  readonly locator: (selector: string) => Locator;
  readonly frameLocator: (selector: string) => FrameLocator;
  readonly keyboard: { readonly press: (key: string) => Promise<void>; readonly type: (text: string) => Promise<void> };
  readonly mouse: {
    readonly move: (x: number, y: number) => Promise<void>;
    readonly click: (x: number, y: number) => Promise<void>;
    readonly wheel: (x: number, y: number) => Promise<void>;
  };
}
export interface Browser {
  readonly newPage: (options: {
    readonly viewport: { readonly width: number; readonly height: number };
  }) => Promise<Page>;
  readonly close: () => Promise<void>;
}
