// Reads what a client asks for: nothing that arrives is believed to have its type.
import type { PlanParams, RunParams, ShownParams, StopParams } from './protocol.js';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isSettings = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every(item => typeof item === 'number' && Number.isFinite(item));
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** undefined where it is no request for a run. */
export function readRunParams(value: unknown): RunParams | undefined {
  if (!isObject(value) || !isName(value.run) || !isName(value.uri)) return undefined;
  const fits = (name: string, test: (value: unknown) => boolean): boolean =>
    value[name] === undefined || test(value[name]);
  return fits('experiment', isName) && fits('settings', isSettings) && fits('seed', isCount)
    ? (value as unknown as RunParams)
    : undefined;
}

export const readStopParams = (value: unknown): StopParams | undefined =>
  isObject(value) && isName(value.run) ? { run: value.run } : undefined;

export const readShownParams = (value: unknown): ShownParams | undefined =>
  isObject(value) && isName(value.run) && isCount(value.pictures)
    ? { run: value.run, pictures: value.pictures as number }
    : undefined;

export const readPlanParams = (value: unknown): PlanParams | undefined =>
  isObject(value) && isName(value.uri) && isName(value.experiment)
    ? { uri: value.uri, experiment: value.experiment }
    : undefined;

export const readUri = (value: unknown): string | undefined =>
  isObject(value) && isName(value.uri) ? value.uri : undefined;
