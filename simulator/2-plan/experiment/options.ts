// What a plan depends on besides the network.

export interface PlanOptions {
  /** name of the experiment */
  readonly experiment: string;
  /** values of file-level parameters, in the simulator's units; they win over defaults and over each `set` before the first run */
  readonly settings?: Readonly<Record<string, number>>;
  /** wins over the experiment's `seed`; 1 where neither is given */
  readonly seed?: number;
  /** bytes above which the run is refused with the estimate shown; default 4 GB */
  readonly memoryLimit?: number;
  /** optional passes to leave out, by name; `all` leaves out every one */
  readonly without?: readonly string[];
}
