// The few words that are operators wherever they stand, and so name nothing. Every other word of the language is one only in its place.

export const reservedWords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'if', 'then', 'else', 'pre', 'post']);
