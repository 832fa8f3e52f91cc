// What a new file holds: a small network that runs, is expected to do something, and draws it.

export const firstNetwork = `/// Neurons that hear the spikes of a random source.

population Source[80] : poisson_source(rate = 20 Hz)
population Cell[20] : lif(tau_m = 20 ms)

connect Source -> Cell {
  synapse exp_current(weight = 60 pA)
  pattern fixed_probability(50 %)
  delay 1 ms
}

experiment first {
  step 0.1 ms
  seed 1
  record spikes of Source, Cell
  record V of Cell[0..1]
  run 500 ms
  expect rate(Cell) in 5 Hz .. 50 Hz
  plot raster(Source, Cell), rate(Cell, bin = 10 ms), trace(V of Cell[0..1])
}
`;
