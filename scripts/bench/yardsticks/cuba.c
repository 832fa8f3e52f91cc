// Hand-written: 4000 LIF neurons with exponential currents, connected with probability 2 %.
#include "yardstick.h"

#define NE 3200
#define N 4000
#define HELD 50

__attribute__((import_module("env"), import_name("log"))) double logarithm(double);

static double V[N], ge[N], gi[N], arrivingE[2][N], arrivingI[2][N];
// as wide as what it is compared for: else lanes are shuffled
static double freeFrom[N];
static u32 fired[N];
static Rows exc, inh;
static double vv, ve, vi, ee, ii;
static int step;
static double spikes;

// One step of V from itself, from both currents, and of the currents: exact.
__attribute__((export_name("make"))) void make(double a, double b, double c, double d, double e, double ln1mp) {
  vv = a; ve = b; vi = c; ee = d; ii = e;
  exc = pairwise(NE, N, 0.02, ln1mp, logarithm);
  inh = pairwise(N - NE, N, 0.02, ln1mp, logarithm);
  for (int n = 0; n < N; n++) V[n] = -11 + 10 * uniform();
}

__attribute__((export_name("advance"))) double advance(int steps) {
  for (int end = step + steps; step < end;) {
    step++;
    double *inE = arrivingE[step & 1], *inI = arrivingI[step & 1];
    // V is relative to its rest of -49 mV
    for (int n = 0; n < N; n++) {
      double e = ge[n], i = gi[n], v = V[n] * vv + e * ve + i * vi;
      V[n] = step >= freeFrom[n] ? v : V[n];
      ge[n] = e * ee + inE[n];
      gi[n] = i * ii + inI[n];
      inE[n] = inI[n] = 0;
    }
    u32 count = 0;
    for (u32 n = 0; n < N; n++) if (V[n] >= -1 && step >= freeFrom[n]) fired[count++] = n;
    for (u32 f = 0; f < count; f++) {
      u32 n = fired[f];
      V[n] = -11;
      freeFrom[n] = step + HELD + 1;
      if (n < NE) spread_row(&exc, n, 1.62, arrivingE[(step + 1) & 1]);
      else spread_row(&inh, n - NE, -9, arrivingI[(step + 1) & 1]);
    }
    spikes += count;
  }
  return spikes;
}
