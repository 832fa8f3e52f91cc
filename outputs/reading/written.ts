// An expression as its file has it, for messages, titles and legends.
import { expressionText, type Dimension, type Expression } from '../../simulator/index.js';

/** Numbers that stand next to a value of a known dimension are shown in its unit. */
export const written = (expression: Expression, dimension?: Dimension): string =>
  expressionText(expression, { dimension, digits: 6, withoutDefaults: true });
