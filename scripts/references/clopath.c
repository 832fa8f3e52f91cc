// Voltage-based plasticity (Clopath et al. 2010) under six trains of spike pairs, by an integration that shares nothing with the
// simulator: Runge-Kutta 4 in steps in which the potential moves by less than 1 uV, up to the peak of each spike. Weights
// change as a sum over the points of a grid of 0.1 ms. The figures stand in library/plasticity/clopath.snn and, with the low-passed
// potentials 4 ms late, as percentages in test/library/clopath.test.ts (there they are those of the test_clopath_synapse of NEST).
//
// cc -O2 -o clopath scripts/references/clopath.c -lm && ./clopath 0 && ./clopath 4
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { V, W, Z, V_T, U_PLUS, U_MINUS, STATES, MOST = 8000 };
static const double h = 0.1, E_L = -70.6, V_peak = 33, V_reset = -49.6, g_L = 30, C = 281, Delta_T = 2;
static const double theta_plus = -45.3, theta_minus = -70.6, A_LTP = 8e-5, A_LTD = 14e-5, tau_x = 15;

static const double pre[6][6] = {{29, 129, 229, 329, 429}, {29, 62.3, 95.7, 129, 162.3}, {29, 49, 69, 89, 109},
  {129, 229, 329, 429, 529, 629}, {62.3, 95.6, 129, 162.3, 195.6, 229}, {49, 69, 89, 109, 129, 149}};
static const double post[6][6] = {{19, 119, 219, 319, 419}, {19, 52.3, 85.7, 119, 152.3}, {19, 39, 59, 79, 99},
  {139, 239, 339, 439, 539, 639}, {72.3, 105.6, 139, 172.3, 205.6, 239}, {59, 79, 99, 119, 139, 159}};

static void slope(const double *y, double *dy, int clamped) {
  double u = clamped ? V_peak : fmin(y[V], V_peak);
  dy[V] = clamped ? 0 : (g_L * (E_L - u) + g_L * Delta_T * exp((u - y[V_T]) / Delta_T) - y[W] + y[Z]) / C;
  dy[W] = clamped ? 0 : (4 * (u - E_L) - y[W]) / 144;
  dy[Z] = -y[Z] / 40;
  dy[V_T] = (-50.4 - y[V_T]) / 50;
  dy[U_PLUS] = (u - y[U_PLUS]) / 7;
  dy[U_MINUS] = (u - y[U_MINUS]) / 10;
}

static void runge_kutta(double *y, double d, int clamped) {
  static const double share[3] = {0.5, 0.5, 1};
  double k[4][STATES], at[STATES];
  slope(y, k[0], clamped);
  for (int stage = 0; stage < 3; stage++) {
    for (int i = 0; i < STATES; i++) at[i] = y[i] + share[stage] * d * k[stage][i];
    slope(at, k[stage + 1], clamped);
  }
  for (int i = 0; i < STATES; i++) y[i] += d / 6 * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
}

// Steps of a spike that are left, after the neuron was carried over a step; `jump` arrives at its end.
static int carry(double *y, int left, double jump) {
  for (double t = 0, d; t < h;) {
    double dy[STATES];
    slope(y, dy, left > 0);
    d = fmin(fmin(0.01, h - t), left > 0 ? h : 1e-3 / fmax(fabs(dy[V]), 1e-9));
    runge_kutta(y, d, left > 0);
    t = h - t - d < 1e-15 ? h : t + d;
    if (t == h && left == 0) y[V] += jump;
    if (left == 0 && y[V] >= V_peak) {
      y[V] = V_peak;
      y[W] += 0.0805;
      y[Z] = 400;
      y[V_T] = 30.4;
      left = 21;
    } else if (left == 1 && t == h) {
      y[V] = V_reset;
      return 0;
    }
  }
  return left > 0 ? left - 1 : 0;
}

// The weight that the last pre spike sent. `late`: steps by which the low-passed potentials are late.
static double weight_after(int pairing, int late) {
  static double jump[MOST], strengthen[MOST], weaken[MOST], plus[MOST], minus[MOST];
  static int arrives[MOST];
  int spikes = pairing < 3 ? 5 : 6, last = 0, left = 0;
  double y[STATES] = {E_L, 0, 0, -50.4, E_L, E_L}, weight = 0.5, x = 0, sent = 0;
  memset(jump, 0, sizeof jump);
  memset(arrives, 0, sizeof arrives);
  for (int i = 0; i < spikes; i++) {
    arrives[lround(pre[pairing][i] / h) + 1] = 1;
    jump[lround(post[pairing][i] / h) + 1] += 80;
  }
  int steps = (int)lround((10 + fmax(pre[pairing][spikes - 1], post[pairing][spikes - 1])) / h);
  for (int k = 1; k <= steps; k++) {
    left = carry(y, left, jump[k]);
    plus[k] = y[U_PLUS];
    minus[k] = y[U_MINUS];
    double u_plus = k > late ? plus[k - late] : 0, u_minus = k > late ? minus[k - late] : 0;
    strengthen[k] = A_LTP * h * fmax(y[V] - theta_plus, 0) * fmax(u_plus - theta_minus, 0);
    weaken[k] = A_LTD * fmax(u_minus - theta_minus, 0);
    if (!arrives[k]) continue;
    // what the neuron does at a point of the grid is known at the synapse one step later
    for (int j = last > 0 ? last : 1; j < k; j++) weight += strengthen[j] * x * exp((last - j - 1) * h / tau_x);
    weight -= weaken[late ? k - 1 : k];
    jump[k + 1] += weight;
    x = x * exp((last - k) * h / tau_x) + 1 / tau_x;
    last = k;
    sent = weight;
  }
  return sent;
}

int main(int count, char **arguments) {
  int late = count > 1 ? (int)lround(atof(arguments[1]) / h) : 0;
  for (int pairing = 0; pairing < 6; pairing++) {
    double weight = weight_after(pairing, late);
    printf("%.13f mV, %.8f %%\n", weight, 100 * 15 * (weight - 0.5) / 0.5 + 100);
  }
}
