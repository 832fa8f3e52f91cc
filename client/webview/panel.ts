// The page of the results panel: tells the extension it is ready and paints what it is sent. The only room with DOM.
const extension = acquireVsCodeApi();

extension.postMessage({ type: 'ready' });
