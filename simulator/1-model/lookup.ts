// Looks up a name that users chose in plain data: what every object inherits (`valueOf`, `constructor`) is no entry.

/** Undefined where there is none of this name. */
export const lookup = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
