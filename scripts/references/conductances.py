"""Potentials under the conductance synapses of library/synapses by an integration that shares nothing with the simulator:
DOP853 at tolerances of 1e-12 from the arrival of the spike, the conductance as an explicit function normalised to its peak.
The figures stand in the experiments of biexp_conductance.snn and nmda.snn.

python3 scripts/references/conductances.py    (numpy, scipy)
"""
import numpy as np
from scipy.integrate import solve_ivp


def two_exponentials(peak, tau_rise, tau_decay):
    at = np.log(tau_decay / tau_rise) / (1 / tau_rise - 1 / tau_decay)
    height = np.exp(-at / tau_decay) - np.exp(-at / tau_rise)
    return lambda t: peak * (np.exp(-t / tau_decay) - np.exp(-t / tau_rise)) / height


def potential(current, rest, after, leak=10.0, capacitance=100.0):
    """Potential in mV `after` so many ms from rest; mV, ms, pA, nS, pF."""
    part = solve_ivp(lambda t, v: [(leak * (rest - v[0]) + current(t, v[0])) / capacitance], (0, after), [rest],
                     method='DOP853', rtol=1e-12, atol=1e-12)
    return float(part.y[0, -1])


def unblocked(v, magnesium=1.0):
    return 1 / (1 + magnesium / 3.57 * np.exp(-0.062 * v))


if __name__ == '__main__':
    g = two_exponentials(10, 2, 8)
    for after in (4, 10):
        print(f'biexp_conductance after {after} ms: {potential(lambda t, v: -g(t) * v, -70, after):.9f} mV')
    slow = two_exponentials(1, 2, 100)
    for rest in (-70, -40):
        print(f'nmda from {rest} mV after 20 ms: {potential(lambda t, v: -slow(t) * unblocked(v) * v, rest, 20):.9f} mV')
    print(f'nmda without magnesium from -70 mV: {potential(lambda t, v: -slow(t) * v, -70, 20):.9f} mV')
