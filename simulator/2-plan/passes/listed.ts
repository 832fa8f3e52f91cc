// Names in a line for people: all of a few, else the first and how many more.

const most = 4;

export const listed = (names: readonly string[]): string =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} others`;
