// A connection that sends findings unasked only to clients that don't ask: others would show them twice.
import type { Connection } from 'vscode-languageserver';

/** `asks`: whether the client does, known once it has said what it can do */
export function pushedUnless(asks: () => boolean, connection: Connection): Connection {
  const sendDiagnostics: Connection['sendDiagnostics'] = params =>
    asks() ? Promise.resolve() : connection.sendDiagnostics(params);
  return Object.create(connection, { sendDiagnostics: { value: sendDiagnostics } }) as Connection;
}
