// Files that matter to a network, as patterns of their names: its texts, and the data that they read.
export const filePatterns = [
  '**/*.{snn,csv,gz,idx,npy,npz,png,pgm,wav,bin,aedat4}',
  // MNIST as it is unpacked
  '**/*-ubyte'
] as const;
