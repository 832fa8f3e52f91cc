"""Weights under the calcium rule of library/plasticity/calcium.snn by an integration that shares nothing with the simulator: calcium in
closed form, its crossings of both thresholds in closed form, and the efficacy by DOP853 at tolerances of 1e-12 in between. With the noise
of the paper its mean and standard deviation, by the equations of the moments about the mean (the cubic term to first order).

python3 scripts/references/calcium.py    (numpy, scipy)
"""
import numpy as np
from scipy.integrate import solve_ivp

# the first set of Graupner & Brunel 2012, figure 2 (DP), with a time constant of the efficacy that is ten times shorter
tau_Ca, C_pre, C_post, theta_d, theta_p = 20.0, 1.0, 2.0, 1.0, 1.3
gamma_d, gamma_p, rho_star, tau = 200.0, 321.808, 0.5, 15000.0


def efficacy(pre, post, end, rho=0.5, sigma=0.0):
    """Mean and standard deviation after `end` ms; `pre` and `post` are the times at which calcium comes in."""
    jumps = sorted([(t, C_pre) for t in pre] + [(t, C_post) for t in post])
    c, now, variance = 0.0, 0.0, 0.0
    for at, jump in jumps + [(end, 0.0)]:
        at = min(at, end)
        while now < at:
            above = [theta for theta in (theta_d, theta_p) if c > theta * (1 + 1e-12)]
            crossing = now + tau_Ca * np.log(c / max(above)) if above else np.inf
            until = min(at, crossing)

            def slope(_, moments):
                r, v = moments
                rate = (gamma_p if theta_p in above else 0) + (gamma_d if theta_d in above else 0)
                hill = rho_star - 2 * r * (1 + rho_star) + 3 * r * r
                return [(-r * (1 - r) * (rho_star - r) + (gamma_p if theta_p in above else 0) - rate * r) / tau,
                        (-2 * (rate + hill) * v + sigma**2 * len(above)) / tau]

            solved = solve_ivp(slope, (now, until), [rho, variance], method='DOP853', rtol=1e-12, atol=1e-14).y
            rho, variance = float(solved[0, -1]), float(solved[1, -1])
            c = max(above) if until == crossing else c * np.exp(-(until - now) / tau_Ca)
            now = until
        c += jump
    return rho, np.sqrt(variance)


if __name__ == '__main__':
    for lag in range(-40, 41, 10):
        times = 100 + 200 * np.arange(10)
        print(f'post {lag:+d} ms behind pre: {efficacy(times - lag + 13.7, times, 2100)[0]:.9f}')
    mean, sd = efficacy(times - 10 + 13.7, times, 2100, sigma=2.8284)
    print(f'with noise, post +10 ms behind pre: mean {mean:.6f}, standard deviation {sd:.6f}')
