// A run that broke off, by no mistake of ours: the sentence for the user.

export class RunFailure extends Error {}
