// Elementary functions for quantities of a simulation.
export const exp = (x: number): number => Math.exp(x);
export const expm1 = (x: number): number => Math.expm1(x);
export const log = (x: number): number => Math.log(x);
export const log1p = (x: number): number => Math.log1p(x);
export const sin = (x: number): number => Math.sin(x);
export const cos = (x: number): number => Math.cos(x);
export const tanh = (x: number): number => Math.tanh(x);
export const pow = (x: number, y: number): number => Math.pow(x, y);
/** x / (e^x - 1), 1 at 0. */
export const exprelr = (x: number): number => (x === 0 ? 1 : x / Math.expm1(x));
