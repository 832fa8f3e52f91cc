// Hand-written: 2500 leaky neurons with low-passed potentials, voltage-based plasticity on 1 million synapses. What a weight gains is a
// number of the target times the trace of the source: targets whose number is 0 are left alone. Synapses stand by target.
#include "yardstick.h"

#define NE 2000
#define N 2500
#define INDEGREE 500
#define SYNAPSES (NE * INDEGREE)
#define DELAY 15
#define J 0.2
#define W_MAX 0.4
#define H 0.1

static double V[N], fast[N], slow[N], ring[DELAY + 1][N];
static u32 fired[DELAY + 1][N], firedCount[DELAY + 1];
static Columns plastic;
static Rows exc, inh;
static double weight[SYNAPSES], x[NE], middle[NE];
static double decay, fastKept, fastV, slowKept, slowV, whole, half;
static Poisson drive;
static int step;
static double spikes;

__attribute__((export_name("weights"))) double *weights(void) { return weight; }

__attribute__((export_name("make"))) void make(double decayed, double p0, double keptFast, double toFast, double keptSlow, double toSlow, double kept, double halfKept) {
  decay = decayed;
  fastKept = keptFast;
  fastV = toFast;
  slowKept = keptSlow;
  slowV = toSlow;
  whole = kept;
  half = halfKept;
  poisson_table(&drive, 0.8, p0);
  plastic = columns(NE, NE, INDEGREE);
  exc = fixed_indegree(NE, NE, N - NE, 500);
  inh = fixed_indegree(N - NE, 0, N, 125);
  for (u32 i = 0; i < SYNAPSES; i++) weight[i] = J;
}

static inline double above(double v, double threshold) { return v > threshold ? v - threshold : 0; }

static void carry(void) {
  for (u32 s = 0; s < NE; s++) {
    middle[s] = x[s] * half;
    x[s] *= whole;
  }
  for (u32 t = 0; t < NE; t++) {
    double gain = H * 0.001 * J * above(V[t], 17) * above(fast[t], 5);
    if (gain == 0) continue;
    double *restrict w = weight + t * INDEGREE;
    const u16 *pre = plastic.pre + t * INDEGREE;
    for (u32 i = 0; i < INDEGREE; i++) w[i] += gain * middle[pre[i]];
  }
}

static void hear(u32 s, double *arrivals) {
  for (u32 at = plastic.start[s], end = plastic.start[s + 1]; at < end; at++) {
    u32 i = plastic.number[at], t = plastic.target[at];
    double w = weight[i] - 0.0005 * J * above(slow[t], 5);
    w = w < 0 ? 0 : w;
    w = w > W_MAX ? W_MAX : w;
    weight[i] = w;
    arrivals[t] += w;
  }
  x[s] += 1 / 15.0;
}

__attribute__((export_name("advance"))) double advance(int steps) {
  for (int end = step + steps; step < end;) {
    step++;
    carry();
    u32 now = (u32)step % (DELAY + 1);
    double *restrict in = ring[now], *restrict out = ring[(step + DELAY) % (DELAY + 1)];
    for (int n = 0; n < N; n++) {
      double v = V[n];
      fast[n] = fast[n] * fastKept + v * fastV;
      slow[n] = slow[n] * slowKept + v * slowV;
      V[n] = v * decay + in[n];
      in[n] = 0;
    }
    u32 count = 0;
    for (u32 n = 0; n < N; n++) if (V[n] >= 20) fired[now][count++] = n;
    firedCount[now] = count;
    for (u32 f = 0; f < count; f++) V[fired[now][f]] = 10;
    for (u32 f = 0; f < count; f++) {
      u32 n = fired[now][f];
      if (n < NE) {
        hear(n, out);
        spread_row(&exc, n, J, out);
      } else spread_row(&inh, n - NE, -6 * J, out);
    }
    for (int n = 0; n < N; n++) out[n] += J * poisson(&drive);
    spikes += count;
  }
  return spikes;
}
