// The lowered network of a text, for tests that look at the model.
import { expect } from 'vitest';
import type { NetworkModel } from '../../simulator/index.js';
import { languageOf, shown, uriOf } from './text-world.js';

type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** The model of `main.snn`; fails where there are errors. */
export function lowered(main: string, others: Files = {}): NetworkModel {
  const { model, diagnostics } = languageOf({ ...others, 'main.snn': main }).lower(uriOf('main.snn'));
  expect(shown(diagnostics.filter(diagnostic => diagnostic.severity === 'error'))).toEqual([]);
  return model!;
}

/** Found by check in making a small network, and by a run in any: what these tests look at. */
const foundInRuns: ReadonlySet<string> = new Set(
  'cannot-run out-of-range off-step-grid index-out-of-range not-finite spike-time spike-rate spike-count refractory-time impossible-draw nothing-learnt'.split(
    ' '
  )
);

/** The model of a text whose run goes wrong, though check says so before. */
export function loweredToFail(main: string, others: Files = {}): NetworkModel {
  const { model, diagnostics } = languageOf({ ...others, 'main.snn': main }).lower(uriOf('main.snn'));
  expect(
    shown(diagnostics.filter(diagnostic => diagnostic.severity === 'error' && !foundInRuns.has(diagnostic.code)))
  ).toEqual([]);
  return model!;
}

/** `code line message` of each error of `main.snn`. */
export function errorsOf(main: string, others: Files = {}): string[] {
  return shown(
    languageOf({ ...others, 'main.snn': main })
      .lower(uriOf('main.snn'))
      .diagnostics.filter(diagnostic => diagnostic.severity === 'error')
  );
}

/** Without sources: two texts that say the same lower to the same. */
export function withoutSources<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutSources) as T;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'source')
      .map(([key, inner]) => [key, withoutSources(inner)])
  ) as T;
}
