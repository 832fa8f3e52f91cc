// What an expectation asks: all expressions of it, and whether a run has a say in them.
import { type Expression, type ExpectStatement, partsOf } from '../../simulator/index.js';

export const partsOfClaim = ({ claim, range, near }: ExpectStatement): Expression[] =>
  [claim.value, ...(range ? [range.low, range.high] : []), ...(near ? [near.value, near.tolerance] : [])].flatMap(
    expression => [...partsOf(expression)]
  );

export const asksTheRun = (statement: ExpectStatement): boolean =>
  partsOfClaim(statement).some(expression => expression.kind === 'selection' || expression.kind === 'recorded');
