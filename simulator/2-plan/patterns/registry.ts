// The connection patterns the simulator makes itself: those the library declares `internal`, and `where`.
import { allToAll } from './all-to-all.js';
import { convolution } from './convolution.js';
import { fixedIndegree } from './fixed-indegree.js';
import { fixedOutdegree } from './fixed-outdegree.js';
import { fixedProbability } from './fixed-probability.js';
import { fixedTotal } from './fixed-total.js';
import { independent } from './independent.js';
import { list } from './list.js';
import { oneToOne } from './one-to-one.js';
import type { Pattern } from './pattern.js';
import { pool } from './pool.js';
import { where } from './where.js';

export const patterns: readonly Pattern[] = [
  allToAll,
  oneToOne,
  independent,
  fixedProbability,
  fixedIndegree,
  fixedOutdegree,
  fixedTotal,
  pool,
  convolution,
  where,
  list
];
