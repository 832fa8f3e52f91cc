// Hand-written: 12 500 LIF neurons with delta synapses, 15.6 million synapses, each target driven by its own Poisson counts.
#include "yardstick.h"

#ifndef N
#define NE 10000
#define N 12500
#endif
#define DELAY 15
#define HELD 20

static double V[N], ring[DELAY + 1][N];
static int freeFrom[N];
static u32 fired[N];
static Rows exc, inh;
static double decay;
static Poisson drive;
static int step;
static double spikes;

__attribute__((export_name("make"))) void make(double decayed, double p0) {
  decay = decayed;
  poisson_table(&drive, 2, p0);
  exc = fixed_indegree(NE, 0, N, 1000);
  inh = fixed_indegree(N - NE, 0, N, 250);
}

static void spread(const Rows *rows, u32 s, double weight, double *arrivals) {
  const u16 *target = rows->target;
  u32 at = rows->start[s], end = rows->start[s + 1];
  for (; at + 4 <= end; at += 4) {
    arrivals[target[at]] += weight;
    arrivals[target[at + 1]] += weight;
    arrivals[target[at + 2]] += weight;
    arrivals[target[at + 3]] += weight;
  }
  for (; at < end; at++) arrivals[target[at]] += weight;
}

__attribute__((export_name("advance"))) double advance(int steps) {
  for (int end = step + steps; step < end;) {
    step++;
    double *in = ring[step % (DELAY + 1)], *out = ring[(step + DELAY) % (DELAY + 1)];
    for (int n = 0; n < N; n++) {
      int isFree = step >= freeFrom[n];
      double v = isFree ? V[n] * decay + in[n] : V[n];
      in[n] = 0;
      V[n] = v;
    }
    u32 count = 0;
    for (u32 n = 0; n < N; n++) if (V[n] >= 20 && step >= freeFrom[n]) fired[count++] = n;
    for (u32 f = 0; f < count; f++) {
      u32 n = fired[f];
      V[n] = 10;
      freeFrom[n] = step + HELD + 1;
      if (n < NE) spread(&exc, n, 0.1, out);
      else spread(&inh, n - NE, -0.5, out);
    }
    for (int n = 0; n < N; n++) out[n] += 0.1 * poisson(&drive);
    spikes += count;
  }
  return spikes;
}
