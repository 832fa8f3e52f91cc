// How the room for plots is shared out. Pure.

/** None lower than this, CSS pixels: then the page scrolls. */
const least = 96;
/** The same for those that need more: a weight of 1. */
const leastOfWeight = 70;
const most = 420;

export interface Share {
  readonly weight: number;
  /** what stands around the plot: heading, axis */
  readonly fixed: number;
  /** that the plot needs however little room there is, CSS pixels */
  readonly least?: number;
}

/** Heights of the plots, fixed parts included, in proportion to their weights where `room` allows it. */
export function chartHeights(shares: readonly Share[], room: number): readonly number[] {
  const free = room - shares.reduce((sum, share) => sum + share.fixed, 0);
  const weights = shares.reduce((sum, share) => sum + share.weight, 0);
  return shares.map(({ weight, fixed, least: needed = 0 }) =>
    Math.round(
      fixed +
        Math.min(most * Math.max(1, weight), Math.max(least, needed, leastOfWeight * weight, (free * weight) / weights))
    )
  );
}
