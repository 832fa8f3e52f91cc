// Dimensions, units, and values as people write them.
export { formatBytes } from './bytes-text.js';
export {
  dimensionless,
  divide,
  isDimensionless,
  multiply,
  raise,
  sameDimension,
  type Dimension,
  type Unit
} from './dimension.js';
export { formatNumber, formatQuantity, formatUnit, inUnit, nameDimension } from './quantity-text.js';
export { asciiUnit, findUnit, units, unitShift } from './units.js';
