// How far two neurons are apart: on the grid of their populations, or in neuron numbers.

/** Euclidean distance between grid places; for populations with different numbers of axes, or with one, the difference of the numbers. */
export function distanceOn(preShape: readonly number[], postShape: readonly number[]): (pre: number, post: number) => number {
  if (preShape.length !== postShape.length || preShape.length === 1) return (pre, post) => Math.abs(pre - post);
  return (pre, post) => {
    let sum = 0;
    for (let axis = preShape.length - 1; axis >= 0; axis--) {
      const a = preShape[axis]!, b = postShape[axis]!, apart = pre % a - post % b;
      sum += apart * apart;
      pre = Math.floor(pre / a);
      post = Math.floor(post / b);
    }
    return Math.sqrt(sum);
  };
}
