// The name of a file without its folders; of a text that nobody has saved the one that its editor shows.
export const fileName = (uri: string): string => decodeURIComponent(/[^/:]*$/.exec(uri)![0]);
