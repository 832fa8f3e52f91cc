// Answers the requests of server/protocol.ts on a connection.
import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import type { EditorLanguage } from '../language/index.js';
import {
  drawMethod,
  experimentsMethod,
  keysMethod,
  pictureMethod,
  planMethod,
  runMethod,
  shownMethod,
  stopMethod,
  timingsMethod,
  type Drawn,
  type ExperimentInfo,
  type PlanText,
  type RunAccepted
} from './protocol.js';
import { packColumns, packKeys } from './packed-columns.js';
import {
  readDrawParams,
  readPlanParams,
  readRunParams,
  readShownParams,
  readStopParams,
  readUri
} from './run-request.js';
import { Runs } from './runs.js';
import type { Settings } from './settings.js';
import { timingsText } from './timings-text.js';

/** `worker` is the file of the worker that simulates. */
export function serveRuns(connection: Connection, language: EditorLanguage, worker: string, settings: Settings): void {
  const limits = { heap: 4096, patience: 10_000 };
  const runs = new Runs({
    language,
    worker,
    limits,
    settings,
    notify: told =>
      void connection.sendNotification(
        told.method,
        told.method === pictureMethod
          ? packColumns(told.params)
          : told.method === keysMethod
            ? packKeys(told.params)
            : told.params
      )
  });
  connection.onRequest<RunAccepted, void>(runMethod, (params: unknown) => {
    const request = readRunParams(params);
    return request ? runs.start(request) : malformed(runMethod);
  });
  connection.onRequest<readonly ExperimentInfo[], void>(experimentsMethod, (params: unknown) => {
    const uri = readUri(params);
    return uri === undefined ? malformed(experimentsMethod) : runs.experiments(uri);
  });
  connection.onRequest<PlanText, void>(planMethod, (params: unknown) => {
    const request = readPlanParams(params);
    return request ? runs.plan(request) : malformed(planMethod);
  });
  connection.onRequest(timingsMethod, () => ({ text: timingsText(language, runs.now) }));
  connection.onRequest<Drawn, void>(drawMethod, (params: unknown) => {
    const request = readDrawParams(params);
    return request ? runs.draw(request) : malformed(drawMethod);
  });
  connection.onRequest<Drawn, void>(keysMethod, (params: unknown) => {
    const request = readStopParams(params);
    return request ? runs.keys(request.run) : malformed(keysMethod);
  });
  connection.onNotification(stopMethod, (params: unknown) => {
    const request = readStopParams(params);
    if (request) runs.stop(request.run);
    else connection.console.warn(malformed(stopMethod).message);
  });
  connection.onNotification(shownMethod, (params: unknown) => {
    const request = readShownParams(params);
    if (request) runs.shown(request);
    else connection.console.warn(malformed(shownMethod).message);
  });
  connection.onShutdown(() => runs.stopAll());
}

const malformed = (method: string): ResponseError<void> =>
  new ResponseError(ErrorCodes.InvalidParams, `${method} was sent without what it needs; see server/protocol.ts.`);
