// Hand-written: 2500 LIF neurons, reward-modulated STDP on 1 million synapses. Nothing of a synapse is touched but when its source
// fires, with the post spikes since then: what dopamine makes of a tag is a difference of an integral over tags that decay, one for
// all synapses. Tags are kept as they were at the start of an epoch of 1 s, so that they stand still between events.
#include "yardstick.h"
#include "exponential.h"

#define NE 2000
#define N 2500
#define DELAY 15
#define HELD 20
#define J 0.2
#define W_MAX 0.4
#define UP 0.01
#define DOWN 0.0105
#define KEPT 64
#define TABLE 100000
#define EPOCH 10000
#define H 0.1

static double V[N], ring[DELAY + 1][N];
static int freeFrom[N];
static u32 fired[N], late[DELAY + 1][N];
static u32 lateCount[DELAY + 1];
static Rows plastic, exc, inh;
static double *weight, *tag, decay, level, clearance;
static double x[NE];
static int lastPre[NE];
static struct { double y; int last, count; } post[NE];
static struct { int step; double tagged; } history[NE][KEPT];
// exp(-t / 20 ms) by step; what tags of 1 make until a step of the epoch; what a tag of 1 would have been at its start
static double table[TABLE], integral[EPOCH + 1], earlier[EPOCH + 1], decayed[EPOCH + 1];
static Poisson drive;
static int step, begun;
static double spikes;

__attribute__((export_name("decays"))) double *decays(void) { return table; }
__attribute__((export_name("weights"))) double *weights(void) { return weight; }
__attribute__((export_name("synapses"))) double synapses(void) { return plastic.synapses; }

__attribute__((export_name("make"))) void make(double decayedV, double p0, double cleared) {
  decay = decayedV;
  clearance = cleared;
  poisson_table(&drive, 0.8, p0);
  plastic = fixed_indegree(NE, 0, NE, 500);
  exc = fixed_indegree(NE, NE, N - NE, 500);
  inh = fixed_indegree(N - NE, 0, N, 125);
  weight = room(8ull * plastic.synapses);
  tag = room(8ull * plastic.synapses);
  for (u32 i = 0; i < plastic.synapses; i++) weight[i] = J;
  for (int i = 0; i <= EPOCH; i++) {
    earlier[i] = exponential(i * H / 1000);
    decayed[i] = exponential(-i * H / 1000);
  }
}

static inline double clip(double w) {
  w = w < 0 ? 0 : w;
  return w > W_MAX ? W_MAX : w;
}

typedef struct { double w, tag, from; } Synapse;

// A synapse with the post spikes since its source fired last.
static inline Synapse replayed(Synapse now, u32 t, int since, double trace) {
  int count = post[t].count, k = count;
  while (k > 0 && history[t][k - 1].step > since) k--;
  for (; k < count; k++) {
    int at = history[t][k].step;
    now.w = clip(now.w + now.tag * (integral[at - begun] - now.from));
    now.from = integral[at - begun];
    now.tag += trace * table[at - since] * history[t][k].tagged;
  }
  return now;
}

static void fire(u32 s, double *arrivals) {
  int since = lastPre[s];
  double trace = x[s], from = integral[since > begun ? since - begun : 0], now = integral[step - begun];
  double paired = DOWN * earlier[step - begun];
  for (u32 at = plastic.start[s], end = plastic.start[s + 1]; at < end; at++) {
    u32 t = plastic.target[at];
    Synapse one = { weight[at], tag[at], from };
    int last = post[t].last;
    if (last > since) one = replayed(one, t, since, trace);
    double w = clip(one.w + one.tag * (now - one.from));
    weight[at] = w;
    tag[at] = one.tag - paired * post[t].y * table[step - last];
    arrivals[t] += w;
  }
  x[s] = trace * table[step - since] + 1;
  lastPre[s] = step;
}

// Brings all synapses to this step. A new epoch begins with it, or in this one nothing waits any more.
static void settle(int isNew) {
  for (u32 s = 0; s < NE; s++) {
    double from = integral[lastPre[s] > begun ? lastPre[s] - begun : 0];
    for (u32 at = plastic.start[s], end = plastic.start[s + 1]; at < end; at++) {
      Synapse one = { weight[at], tag[at], from };
      one = replayed(one, plastic.target[at], lastPre[s], x[s]);
      weight[at] = one.w + one.tag * (integral[step - begun] - one.from);
      tag[at] = isNew ? one.tag * decayed[step - begun] : one.tag;
    }
    x[s] *= table[step - lastPre[s]];
    lastPre[s] = step;
  }
  for (u32 n = 0; n < NE; n++) post[n].count = 0;
  if (!isNew) return;
  begun = step;
  integral[0] = 0;
}

static void hear(u32 t) {
  if (post[t].count == KEPT) settle(0);
  post[t].y = post[t].y * table[step - post[t].last] + 1;
  post[t].last = step;
  history[t][post[t].count].step = step;
  history[t][post[t].count++].tagged = UP * earlier[step - begun];
}

__attribute__((export_name("advance"))) double advance(int steps) {
  for (int end = step + steps; step < end;) {
    if (step - begun == EPOCH) settle(1);
    step++;
    // dopamine of the step before, tags of the middle of this one
    int at = step - begun;
    integral[at] = integral[at - 1] + W_MAX / 1000 * H * level * decayed[at] * 1.00005000125;
    level *= clearance;
    if (step % 2500 == 1000) level += 1;
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

// Weights as they are now.
__attribute__((export_name("settle"))) void settleAll(void) { settle(0); }
