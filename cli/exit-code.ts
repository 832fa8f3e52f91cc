// The exit codes of every command.

export const exitCode = {
  clean: 0,
  /** also failed expectations, faults in a run, missing data files */
  findings: 1,
  /** also configuration, and files named on the command line that cannot be read */
  usage: 2,
  /** our mistake */
  internal: 3,
  /** Ctrl-C, as shells have it: 128 and the number of the signal */
  interrupted: 130
} as const;
