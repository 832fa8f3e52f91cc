// A few colours of VS Code's own themes, as its webviews get them.
const dark = `
  --vscode-editor-background: #1f1f1f; --vscode-editor-foreground: #cccccc; --vscode-descriptionForeground: #9d9d9d; --vscode-panel-border: #2b2b2b;
  --vscode-button-background: #0078d4; --vscode-button-foreground: #ffffff; --vscode-button-hoverBackground: #026ec1;
  --vscode-button-secondaryBackground: #313131; --vscode-button-secondaryForeground: #cccccc; --vscode-progressBar-background: #0078d4;
  --vscode-focusBorder: #0078d4; --vscode-testing-iconPassed: #73c991; --vscode-testing-iconFailed: #f14c4c; --vscode-editorInfo-foreground: #3794ff;`;
const light = `
  --vscode-editor-background: #ffffff; --vscode-editor-foreground: #3b3b3b; --vscode-descriptionForeground: #5f5f5f; --vscode-panel-border: #e5e5e5;
  --vscode-button-background: #005fb8; --vscode-button-foreground: #ffffff; --vscode-button-hoverBackground: #0258a8;
  --vscode-button-secondaryBackground: #e5e5e5; --vscode-button-secondaryForeground: #3b3b3b; --vscode-progressBar-background: #005fb8;
  --vscode-focusBorder: #005fb8; --vscode-testing-iconPassed: #388a34; --vscode-testing-iconFailed: #f14c4c; --vscode-editorInfo-foreground: #1a85ff;`;
const contrast = `
  --vscode-editor-background: #000000; --vscode-editor-foreground: #ffffff; --vscode-descriptionForeground: #ffffffb3; --vscode-panel-border: #6fc3df;
  --vscode-contrastBorder: #6fc3df; --vscode-button-background: #000000; --vscode-button-foreground: #ffffff; --vscode-button-border: #6fc3df;
  --vscode-button-secondaryForeground: #ffffff; --vscode-progressBar-background: #6fc3df; --vscode-focusBorder: #f38518;
  --vscode-testing-iconPassed: #73c991; --vscode-testing-iconFailed: #f14c4c;`;

export const themeStyle = `
  :root { --vscode-font-family: system-ui, "DejaVu Sans", sans-serif; --vscode-font-size: 13px; --vscode-editor-font-family: monospace; }
  body.vscode-dark { ${dark} } body.vscode-light { ${light} } body.vscode-high-contrast { ${contrast} }`;
