"""Gates and potentials under library/synapses/nmda_saturating.snn by an integration that shares nothing with the simulator: DOP853 at
tolerances of 1e-12 from spike to spike.

python3 scripts/references/saturating.py    (numpy, scipy)
"""
import numpy as np
from scipy.integrate import solve_ivp


def slope(_, y):
    x, s, v = y
    block = 1 / (1 + 1 / 3.57 * np.exp(-0.062 * v))
    return [-x / 2, -s / 100 + 0.5 * x * (1 - s), (25 * (-70 - v) - 20 * s * block * v) / 500]


def at(period, times, first=1.0):
    """s and V at these times in ms; a spike arrives at `first` and then every `period`."""
    y, now, found, arrival = [0.0, 0.0, -70.0], 0.0, [], first
    for time in times:
        while now < time:
            until = min(time, arrival)
            y = list(solve_ivp(slope, (now, until), y, method='DOP853', rtol=1e-12, atol=1e-14).y[:, -1])
            now = until
            if now == arrival and now < time:
                y[0] += 1
                arrival += period
        found.append((y[1], y[2]))
    return found


if __name__ == '__main__':
    for period in (200, 20, 5):
        for time, (s, v) in zip((11, 100, 390), at(period, (11, 100, 390))):
            print(f'every {period} ms, at {time} ms: s = {s:.9f}, V = {v:.6f} mV')
