// Things in an order in which each stands behind what it uses, however long the chains are: without recursion.

/**
 * All of `items` and what they use, directly and by way of others; `usesOf` is asked once for each. The order is that of `items` where it
 * can be. `circle` is told of each path on which something uses itself; the circle is broken there.
 */
export function usedFirst<T>(
  items: Iterable<T>,
  usesOf: (item: T) => Iterable<T>,
  circle: (path: readonly T[]) => void = () => undefined
): T[] {
  const done = new Set<T>();
  const underway = new Set<T>();
  for (const item of items) {
    const path: { readonly item: T; readonly uses: Iterator<T> }[] = [];
    const enter = (next: T): void => {
      if (done.has(next)) return;
      if (underway.has(next)) {
        const steps = path.map(step => step.item);
        circle(steps.slice(steps.indexOf(next)));
        return;
      }
      underway.add(next);
      path.push({ item: next, uses: usesOf(next)[Symbol.iterator]() });
    };
    enter(item);
    for (let last = path.at(-1); last; last = path.at(-1)) {
      const next = last.uses.next();
      if (!next.done) enter(next.value);
      else {
        path.pop();
        underway.delete(last.item);
        done.add(last.item);
      }
    }
  }
  return [...done];
}
