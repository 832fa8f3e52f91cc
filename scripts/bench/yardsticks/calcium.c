// Hand-written: 2500 LIF neurons, the calcium rule on 1 million synapses, all carried by Runge-Kutta 4 each step. Synapses stand by
// target; rows of a source are lists of their numbers.
#include "yardstick.h"

#define NE 2000
#define N 2500
#define INDEGREE 500
#define SYNAPSES (NE * INDEGREE)
#define DELAY 15
#define HELD 20
#define J 0.2
#define W_MAX 0.4
#define H 0.1

static double V[N], ring[DELAY + 1][N];
static int freeFrom[N];
static u32 fired[DELAY + 1][N], firedCount[DELAY + 1];
static Columns plastic;
static Rows exc, inh;
static double rho[SYNAPSES], calcium[SYNAPSES], decay, whole, half;
static Poisson drive;
static int step;
static double spikes;

__attribute__((export_name("weights"))) double *weights(void) { return rho; }

__attribute__((export_name("make"))) void make(double decayed, double p0, double kept, double halfKept) {
  decay = decayed;
  whole = kept;
  half = halfKept;
  poisson_table(&drive, 0.8, p0);
  plastic = columns(NE, NE, INDEGREE);
  exc = fixed_indegree(NE, NE, N - NE, 500);
  inh = fixed_indegree(N - NE, 0, N, 125);
  for (u32 i = 0; i < SYNAPSES; i++) rho[i] = J / W_MAX;
}

static inline double slope(double r, double c) {
  double up = c > 1.3 ? 321.808 * (1 - r) : 0, down = c > 1 ? 200 * r : 0;
  return (up - down - r * (1 - r) * (0.5 - r)) * (1 / 10000.0);
}

static void carry(void) {
  for (u32 i = 0; i < SYNAPSES; i++) {
    double r = rho[i], c = calcium[i], middle = c * half, end = c * whole;
    double k1 = slope(r, c), k2 = slope(r + H / 2 * k1, middle), k3 = slope(r + H / 2 * k2, middle), k4 = slope(r + H * k3, end);
    rho[i] = r + H / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    calcium[i] = end;
  }
}

static void arrive(u32 s, double *arrivals) {
  for (u32 at = plastic.start[s], end = plastic.start[s + 1]; at < end; at++) {
    u32 i = plastic.number[at];
    calcium[i] += 0.6;
    arrivals[plastic.target[at]] += W_MAX * rho[i];
  }
}

__attribute__((export_name("advance"))) double advance(int steps) {
  for (int end = step + steps; step < end;) {
    step++;
    carry();
    u32 now = (u32)step % (DELAY + 1), then = (u32)(step + 1) % (DELAY + 1);
    double *restrict in = ring[now], *restrict out = ring[(step + DELAY) % (DELAY + 1)];
    for (u32 f = 0; f < firedCount[then]; f++) if (fired[then][f] < NE) arrive(fired[then][f], in);
    for (int n = 0; n < N; n++) {
      int isFree = step >= freeFrom[n];
      double v = isFree ? V[n] * decay + in[n] : V[n];
      in[n] = 0;
      V[n] = v;
    }
    u32 count = 0;
    for (u32 n = 0; n < N; n++) if (V[n] >= 20 && step >= freeFrom[n]) fired[now][count++] = n;
    firedCount[now] = count;
    for (u32 f = 0; f < count; f++) {
      u32 n = fired[now][f];
      V[n] = 10;
      freeFrom[n] = step + HELD + 1;
      if (n < NE) {
        for (u32 i = n * INDEGREE; i < (n + 1) * INDEGREE; i++) calcium[i] += 0.8;
        spread_row(&exc, n, J, out);
      } else spread_row(&inh, n - NE, -6 * J, out);
    }
    for (int n = 0; n < N; n++) out[n] += J * poisson(&drive);
    spikes += count;
  }
  return spikes;
}
