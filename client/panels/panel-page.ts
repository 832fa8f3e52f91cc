// The page of a results panel: nothing but our built script and style, under a policy that lets nothing else in.

export interface PageParts {
  /** source that the policy allows styles from */
  readonly source: string;
  readonly script: string;
  readonly style: string;
  /** unguessable, new for every page */
  readonly nonce: string;
}

/** Images come only from what the script itself has made: a PNG is drawn that way. */
export function panelPage({ source, script, style, nonce }: PageParts): string {
  const policy = `default-src 'none'; style-src ${source}; font-src ${source}; img-src blob:; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Results</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
