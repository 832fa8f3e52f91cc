"""Spike trains of the nonlinear neurons of library/neurons by an integration that shares nothing with the simulator:
DOP853 at tolerances of 1e-12, every threshold crossing and every reset at its exact time. Writes spike-trains.json.

python3 scripts/references/spike-trains.py    (numpy, scipy)
"""
import json
import pathlib

import numpy as np
from scipy.integrate import solve_ivp

# A model is (initial state, derivative(state, current), threshold of the first state, reset(state) or None, refractory).
# mV, ms, pA, pF, nS throughout; the parameters are the defaults of library/neurons/NAME.snn.


def izhikevich(a, b, c, d):
    def derivative(y, current):
        v, u = y
        return [(0.04 * v + 5) * v + 140 - u + current, a * (b * v - u)]
    return [-70.0, b * -70.0], derivative, 30.0, lambda y: [c, y[1] + d], 0.0


def qif():
    def derivative(y, current):
        return [(0.04 * (y[0] + 65) * (y[0] + 50) + 0.1 * current) / 10]
    return [-65.0], derivative, 30.0, lambda y: [-70.0], 0.0


def exp_if():
    def derivative(y, current):
        upstroke = 20 * 3.48 * np.exp((min(y[0], -30.0) + 59.9) / 3.48)
        return [(20 * (-65 - y[0]) + upstroke + current) / 200]
    return [-65.0], derivative, -30.0, lambda y: [-68.0], 1.7


def adex():
    # the upstroke is too steep for a step in time; z = -exp((V_T - V) / Delta_T) instead of V passes it smoothly
    def to_z(v):
        return -np.exp((-50.4 - v) / 2)

    def derivative(y, current):
        z, w = y
        v = -50.4 - 2 * np.log(max(-z, 1e-300))
        return [30 / 281 - z / 2 * (30 * (-70.6 - v) - w + current) / 281, (4 * (v + 70.6) - w) / 144]
    return [to_z(-70.6), 0.0], derivative, to_z(20.0), lambda y: [to_z(-70.6), y[1] + 80.5], 0.0


def exprelr(x):
    return 1.0 if abs(x) < 1e-12 else x / np.expm1(x)


def rates(u):
    """Opening and closing rates of m, h and n in 1/ms at u mV above V_T."""
    return ((1.28 * exprelr((13 - u) / 4), 1.4 * exprelr((u - 40) / 5)),
            (0.128 * np.exp((17 - u) / 18), 4 / (1 + np.exp((40 - u) / 5))),
            (0.16 * exprelr((15 - u) / 5), 0.5 * np.exp((10 - u) / 40)))


def hodgkin_huxley():
    def derivative(y, current):
        v, m, h, n = y
        ionic = 10 * (-65 - v) + 20000 * m**3 * h * (50 - v) + 6000 * n**4 * (-90 - v)
        return [(ionic + current) / 200] + [a * (1 - x) - b * x for x, (a, b) in zip((m, h, n), rates(v + 63))]
    return [-65.0] + [a / (a + b) for a, b in rates(-65.0 + 63)], derivative, -20.0, None, 0.0


def spikes(model, current, until, **method):
    """Times of upward crossings of the threshold; the current flows from 20 ms on."""
    state, derivative, threshold, reset, refractory = model
    now, found = 0.0, []

    def crossing(_, y):
        return y[0] - threshold
    crossing.direction, crossing.terminal = 1, reset is not None
    for end, given in ((20.0, 0.0), (until, current)):
        while now < end:
            part = solve_ivp(lambda _, y: derivative(y, given), (now, end), state, events=crossing, max_step=0.5, **method)
            now, state = part.t[-1], part.y[:, -1]
            found += list(part.t_events[0])
            if reset is not None and part.status == 1:
                state = reset(part.y_events[0][0])
                # exp_if alone is refractory: its only variable is held
                now += refractory
    return found


PROTOCOLS = {
    'izhikevich regular_spiking': (izhikevich(0.02, 0.2, -65, 8), 10.0, 220.0),
    'izhikevich fast_spiking': (izhikevich(0.1, 0.2, -65, 2), 10.0, 120.0),
    'qif': (qif(), 300.0, 120.0),
    'exp_if': (exp_if(), 300.0, 120.0),
    'adex': (adex(), 800.0, 220.0),
    'hodgkin_huxley': (hodgkin_huxley(), 500.0, 120.0),
}

if __name__ == '__main__':
    trains, worst = {}, 0.0
    for name, (model, current, until) in PROTOCOLS.items():
        train = spikes(model, current, until, method='DOP853', rtol=1e-12, atol=1e-12)
        other = spikes(model, current, until, method='RK45', rtol=1e-10, atol=1e-10)
        assert len(train) == len(other), name
        worst = max(worst, np.max(np.abs(np.array(train) - other)))
        trains[name] = {'current_pA': current, 'from_ms': 20, 'until_ms': until, 'spikes_ms': [round(float(t), 6) for t in train]}
        print(name, [round(float(t), 6) for t in train])
    print(f'largest difference between two methods: {worst:.1e} ms')
    file = pathlib.Path(__file__).with_suffix('.json')
    file.write_text(json.dumps(trains, indent=1) + '\n')
