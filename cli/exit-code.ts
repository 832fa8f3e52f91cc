// The exit codes of every command.

/** clean: nothing found; findings: also failed expectations, faults in a run, missing data; usage: also configuration and unreadable files; internal: our mistake */
export const exitCode = { clean: 0, findings: 1, usage: 2, internal: 3 } as const;
