// Hand-written: 4000 LIF neurons with conductances that decay exponentially, connected with probability 2 %; exponential Euler
// with the conductances at mid-step.
#include "yardstick.h"
#include "exponential.h"

#define NE 3200
#define N 4000
#define HELD 50
#define H 0.1
#define PUSHED 500

__attribute__((import_module("env"), import_name("log"))) double logarithm(double);

static double V[N], ge[N], gi[N], arrivingE[2][N], arrivingI[2][N];
// as wide as what it is compared for: else lanes are shuffled
static double freeFrom[N];
static u32 fired[N];
static Rows exc, inh;
// decays of the conductances over half a step
static double halfE, halfI;
static int step;
static double spikes;

__attribute__((export_name("make"))) void make(double e, double i, double ln1mp) {
  halfE = e; halfI = i;
  exc = pairwise(NE, N, 0.02, ln1mp, logarithm);
  inh = pairwise(N - NE, N, 0.02, ln1mp, logarithm);
  for (int n = 0; n < N; n++) V[n] = -60 + 10 * uniform();
}

__attribute__((export_name("advance"))) double advance(int steps) {
  for (int end = step + steps; step < end;) {
    double current = step < PUSHED ? 200 : 0;
    step++;
    double *restrict inE = arrivingE[step & 1], *restrict inI = arrivingI[step & 1];
    for (int n = 0; n < N; n++) {
      double e = ge[n] * halfE, i = gi[n] * halfI, v = V[n];
      // V' = drive - rate V
      double rate = (10 + e + i) / 200, drive = (-600 - 80 * i + current) / 200, rest = drive / rate;
      v = rest + (v - rest) * exponential(-H * rate);
      V[n] = step >= freeFrom[n] ? v : V[n];
      ge[n] = e * halfE + inE[n];
      gi[n] = i * halfI + inI[n];
      inE[n] = inI[n] = 0;
    }
    u32 count = 0;
    for (u32 n = 0; n < N; n++) if (V[n] >= -50 && step >= freeFrom[n]) fired[count++] = n;
    for (u32 f = 0; f < count; f++) {
      u32 n = fired[f];
      V[n] = -60;
      freeFrom[n] = step + HELD + 1;
      if (n < NE) spread_row(&exc, n, 6, arrivingE[(step + 1) & 1]);
      else spread_row(&inh, n - NE, 67, arrivingI[(step + 1) & 1]);
    }
    spikes += count;
  }
  return spikes;
}
