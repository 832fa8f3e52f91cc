// Reads what a client asks for: nothing that arrives is believed to have its type.
import { isRecordBesides } from './protocol-shapes.js';
import type { DrawParams, PlanParams, RunParams, ShownParams, StopParams } from './protocol.js';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isSettings = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every(item => typeof item === 'number' && Number.isFinite(item));
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isSeconds = (value: unknown): boolean => Number.isFinite(value) && (value as number) > 0;
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isName);

/** undefined where it is no request for a run. */
export function readRunParams(value: unknown): RunParams | undefined {
  if (!isObject(value) || !isName(value.run) || !isName(value.uri)) return undefined;
  const fits = (name: string, test: (value: unknown) => boolean): boolean =>
    value[name] === undefined || test(value[name]);
  return fits('experiment', isName) &&
    fits('settings', isSettings) &&
    fits('seed', isCount) &&
    fits('record', isRecordBesides) &&
    fits('plots', isTexts) &&
    fits('preview', isSeconds)
    ? (value as unknown as RunParams)
    : undefined;
}

export const readStopParams = (value: unknown): StopParams | undefined =>
  isObject(value) && isName(value.run) ? { run: value.run } : undefined;

export const readShownParams = (value: unknown): ShownParams | undefined =>
  isObject(value) && isName(value.run) && isCount(value.pictures)
    ? { run: value.run, pictures: value.pictures as number }
    : undefined;

export const readDrawParams = (value: unknown): DrawParams | undefined =>
  isObject(value) && isName(value.run) && isTexts(value.plots) && typeof value.anew === 'boolean'
    ? { run: value.run, plots: value.plots as string[], anew: value.anew }
    : undefined;

export const readPlanParams = (value: unknown): PlanParams | undefined =>
  isObject(value) && isName(value.uri) && isName(value.experiment)
    ? { uri: value.uri, experiment: value.experiment }
    : undefined;

export const readUri = (value: unknown): string | undefined =>
  isObject(value) && isName(value.uri) ? value.uri : undefined;
