// Hand-written: 10 000 LIF neurons, pair STDP on 6.4 million synapses. Weights lie one behind the other by source; post
// spikes are replayed when the source fires again.
#include "yardstick.h"

#define NE 8000
#define N 10000
#define DELAY 15
#define HELD 20
#define J 0.125
#define W_MAX 0.25
#define UP (0.005 * W_MAX)
#define DOWN (0.00525 * W_MAX)
#define KEPT 128
#define TABLE 100000

static double V[N], ring[DELAY + 1][N];
static int freeFrom[N];
static u32 fired[N], late[DELAY + 1][N];
static u32 lateCount[DELAY + 1];
static Rows plastic, exc, inh;
static double *weight, decay;
// traces after the last spike, and its step
static double x[NE];
static int lastPre[NE];
static struct { double y; int last, count; } post[NE];
static int history[NE][KEPT];
static double table[TABLE];
static Poisson drive;
static int step;
static double spikes;

__attribute__((export_name("decays"))) double *decays(void) { return table; }
__attribute__((export_name("weights"))) double *weights(void) { return weight; }

__attribute__((export_name("make"))) void make(double decayed, double p0) {
  decay = decayed;
  poisson_table(&drive, 1.28, p0);
  plastic = fixed_indegree(NE, 0, NE, 800);
  exc = fixed_indegree(NE, NE, N - NE, 800);
  inh = fixed_indegree(N - NE, 0, N, 200);
  weight = room(8ull * plastic.synapses);
  for (u32 i = 0; i < plastic.synapses; i++) weight[i] = J;
}

// Weights of a source with the post spikes since it fired last.
static inline double replayed(double w, u32 t, int since, double trace) {
  const int *all = history[t];
  int count = post[t].count, k = count;
  while (k > 0 && all[k - 1] > since) k--;
  for (; k < count; k++) {
    w += UP * trace * table[all[k] - since];
    if (w > W_MAX) w = W_MAX;
  }
  return w;
}

static void fire(u32 s, double *arrivals) {
  int since = lastPre[s];
  double trace = x[s];
  for (u32 at = plastic.start[s], end = plastic.start[s + 1]; at < end; at++) {
    u32 t = plastic.target[at];
    double w = weight[at];
    int last = post[t].last;
    if (last > since) w = replayed(w, t, since, trace);
    w -= DOWN * post[t].y * table[step - last];
    if (w < 0) w = 0;
    weight[at] = w;
    arrivals[t] += w;
  }
  x[s] = trace * table[step - since] + 1;
  lastPre[s] = step;
}

static void hear(u32 t) {
  if (post[t].count == KEPT) {
    for (u32 s = 0; s < NE; s++) {
      for (u32 at = plastic.start[s]; at < plastic.start[s + 1]; at++) weight[at] = replayed(weight[at], plastic.target[at], lastPre[s], x[s]);
    }
    for (u32 n = 0; n < NE; n++) post[n].count = 0;
  }
  post[t].y = post[t].y * table[step - post[t].last] + 1;
  post[t].last = step;
  history[t][post[t].count++] = step;
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
    u32 count = 0, now = (u32)step % (DELAY + 1), then = (u32)(step + DELAY) % (DELAY + 1);
    for (u32 n = 0; n < N; n++) if (V[n] >= 20 && step >= freeFrom[n]) fired[count++] = n;
    for (u32 f = 0; f < lateCount[now]; f++) hear(late[now][f]);
    lateCount[now] = 0;
    for (u32 f = 0; f < count; f++) {
      u32 n = fired[f];
      V[n] = 10;
      freeFrom[n] = step + HELD + 1;
      if (n < NE) {
        late[then][lateCount[then]++] = n;
        fire(n, out);
        spread_row(&exc, n, J, out);
      } else spread_row(&inh, n - NE, -6 * J, out);
    }
    for (int n = 0; n < N; n++) out[n] += J * poisson(&drive);
    spikes += count;
  }
  return spikes;
}
