// All refactorings, in the order they are offered.
import { convertUnit } from './convert-unit.js';
import { copyModel } from './copy-model.js';
import { extractModel } from './extract-model.js';
import { extractParameter } from './extract-parameter.js';
import { inlineConstant } from './inline-constant.js';
import type { Refactoring } from './refactoring.js';

export const refactorings: readonly Refactoring[] = [
  extractParameter,
  extractModel,
  inlineConstant,
  convertUnit,
  copyModel
];
