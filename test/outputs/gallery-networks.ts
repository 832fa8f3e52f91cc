// Networks that are simulated for the gallery: curves of spike trains, maps, windows of plasticity rules.

export const curvesText = `population E[50] : poisson_source(rate = 30 Hz)
population Pair[2] : spike_list(times = [[10 ms, 60 ms, 140 ms, 310 ms, 430 ms, 590 ms, 720 ms], [13 ms, 63 ms, 143 ms, 313 ms, 433 ms, 593 ms, 723 ms]])
experiment curves {
  step 0.1 ms
  seed 2
  record spikes of E, Pair
  run 1 s
  plot isi(E), psth(E, bin = 10 ms, every = 250 ms), power_spectrum(E, Pair, resolution = 10 Hz), correlogram(Pair, lag = 10 ms)
}
`;

export const mapsText = `population Eye[8, 8] : poisson_source(rate = 20 Hz)
population Cell[4] : lif_delta(E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV)
connect see: Eye -> Cell {
  synapse delta(weight = 1 mV * cos(pre.index * (post.index + 1) / 4))
  pattern all_to_all
}
connect talk: Cell -> Cell {
  synapse delta(weight = 0.5 mV * (1 + pre.index))
  pattern where pre.index != post.index
}
experiment maps {
  step 0.1 ms
  record weight of see, talk every 50 ms
  record V of Cell
  run 50 ms
  plot map(weight of see, rows = 8), map(weight of talk), map(V of Cell, rows = 2)
}
`;

export const windowsText = `population Pre[3] : poisson_source(rate = 20 Hz)
population Post[1] : lif_delta(E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV)
connect additive: Pre -> Post {
  synapse delta(weight = 5 mV)
  pattern all_to_all
  plasticity stdp(A_plus = 0.01, A_minus = 0.0105, tau_plus = 20 ms, tau_minus = 40 ms, w_max = 10 mV)
}
connect inhibitory: Pre -> Post {
  synapse delta(weight = 5 mV)
  pattern all_to_all
  plasticity vogels(w_max = 10 mV)
}
connect fixed: Pre -> Post {
  synapse delta(weight = 1 mV)
  pattern all_to_all
}
experiment windows {
  step 0.1 ms
  record weight of additive every 10 ms
  run 10 ms
  plot window(additive), window(inhibitory), window(fixed)
}
`;
