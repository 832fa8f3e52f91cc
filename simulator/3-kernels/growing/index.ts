// Arrays for what nobody can count beforehand.
export { GrowingArray } from './growing-array.js';
