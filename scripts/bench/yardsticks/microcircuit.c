// Hand-written: a twentieth of the cortical microcircuit, 3859 LIF neurons with exponential currents in eight populations; each synapse
// has a weight and a delay of its own. All synapses of a neuron lie together, by delay, whatever their targets.
#include "yardstick.h"

#define POPULATIONS 8
#define N 3859
#define HELD 20
#define SLOTS 64
// even, so that slots begin at whole pairs
#define STRIDE (N + 1)

__attribute__((import_module("env"), import_name("log"))) double logarithm(double);

static const double scale = 0.05, w = 87.8, g = 4, h = 0.1;
static const u32 full[POPULATIONS] = { 20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948 };
// onto each population, from the populations in order
static const double probability[POPULATIONS][POPULATIONS] = {
  { 0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0, 0.0076, 0 },
  { 0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0, 0.0042, 0 },
  { 0.0077, 0.0059, 0.0497, 0.135, 0.0067, 0.0003, 0.0453, 0 },
  { 0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0, 0.1057, 0 },
  { 0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0 },
  { 0.0548, 0.0269, 0.0257, 0.0022, 0.06, 0.3158, 0.0086, 0 },
  { 0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252 },
  { 0.0364, 0.001, 0.0034, 0.0005, 0.0277, 0.008, 0.0658, 0.1443 },
};
// synapses from outside, 8 Hz each
static const double driven[POPULATIONS] = { 1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100 };

static double V[N], current[N], ring[SLOTS][STRIDE];
// as wide as what it is compared for: else lanes are shuffled
static double freeFrom[N];
static u32 fired[N], first[POPULATIONS + 1], start[N * SLOTS + 1];
// by source and delay: the delay in slots of the ring and the target in it, and the weight
static u32 *place;
static double *weight;
static Poisson drive[POPULATIONS];
static double vv, vi, ii;
static int step;
static double spikes;

static double normal(void) {
  double x, s;
  do {
    double y = 2 * uniform() - 1;
    x = 2 * uniform() - 1;
    s = x * x + y * y;
  } while (s >= 1 || s == 0);
  return x * __builtin_sqrt(-2 * logarithm(s) / s);
}

static double truncated(double mean, double deviation, double least, double most) {
  double x;
  do x = mean + deviation * normal(); while (x < least || x > most);
  return x;
}

// As many as make a connection with this probability between two full populations, where pairs may have several.
static u32 synapsesOf(u32 to, u32 from) {
  return (u32)(scale * logarithm(1 - probability[to][from]) / logarithm(1 - 1 / ((double)full[to] * full[from])) + 0.5);
}

static void connect(void) {
  u32 synapses = 0, made = 0;
  for (u32 to = 0; to < POPULATIONS; to++) for (u32 from = 0; from < POPULATIONS; from++) synapses += synapsesOf(to, from);
  u32 *row = room(4ull * synapses), *where = room(4ull * synapses);
  double *drawn = room(8ull * synapses);
  for (u32 to = 0; to < POPULATIONS; to++) for (u32 from = 0; from < POPULATIONS; from++) {
    double mean = from % 2 ? -g * w : to == 0 && from == 2 ? 2 * w : w, late = from % 2 ? 0.75 : 1.5;
    double deviation = 0.1 * (mean < 0 ? -mean : mean);
    for (u32 end = made + synapsesOf(to, from); made < end; made++) {
      u32 pre = first[from] + below(first[from + 1] - first[from]), post = first[to] + below(first[to + 1] - first[to]);
      u32 delay = (u32)(truncated(late, 0.5 * late, h, (SLOTS - 1) * h) / h + 0.5);
      row[made] = pre * SLOTS + delay;
      where[made] = delay * STRIDE + post;
      drawn[made] = mean < 0 ? truncated(mean, deviation, 10 * mean, 0) : truncated(mean, deviation, 0, 10 * mean);
    }
  }
  place = room(4ull * synapses);
  weight = room(8ull * synapses);
  u32 *next = room(4ull * N * SLOTS);
  for (u32 i = 0; i < synapses; i++) start[row[i] + 1]++;
  for (u32 r = 0; r < N * SLOTS; r++) start[r + 1] += next[r] = start[r];
  for (u32 i = 0; i < synapses; i++) {
    u32 at = next[row[i]]++;
    place[at] = where[i];
    weight[at] = drawn[i];
  }
}

// One step of V from itself and from the current, and of the current: exact. Then how often nobody outside fires in a step.
__attribute__((export_name("make"))) void make(double a, double b, double c, double p0, double p1, double p2, double p3, double p4, double p5, double p6, double p7) {
  vv = a; vi = b; ii = c;
  const double none[POPULATIONS] = { p0, p1, p2, p3, p4, p5, p6, p7 };
  for (u32 k = 0; k < POPULATIONS; k++) {
    first[k + 1] = first[k] + (u32)(scale * full[k] + 0.5);
    poisson_table(&drive[k], driven[k] * 0.008 * h, none[k]);
  }
  for (u32 n = 0; n < N; n++) V[n] = 7 + 10 * normal();
  connect();
}

static void spread(u32 s) {
  double *from = ring[step % SLOTS], *behind = ring[0] + SLOTS * STRIDE;
  for (u32 at = start[s * SLOTS], end = start[(s + 1) * SLOTS]; at < end; at++) {
    double *arrival = from + place[at];
    if (arrival >= behind) arrival -= SLOTS * STRIDE;
    *arrival += weight[at];
  }
}

__attribute__((export_name("advance"))) double advance(int steps) {
  for (int end = step + steps; step < end;) {
    step++;
    double *in = ring[step % SLOTS], *later = ring[(step + 15) % SLOTS];
    // V is relative to its rest of -65 mV
    for (int n = 0; n < N; n++) {
      double i = current[n], v = V[n] * vv + i * vi;
      V[n] = step >= freeFrom[n] ? v : V[n];
      current[n] = i * ii + in[n];
      in[n] = 0;
    }
    u32 count = 0;
    for (u32 n = 0; n < N; n++) if (V[n] >= 15 && step >= freeFrom[n]) fired[count++] = n;
    for (u32 f = 0; f < count; f++) {
      u32 n = fired[f];
      V[n] = 0;
      freeFrom[n] = step + HELD + 1;
      spread(n);
    }
    for (u32 k = 0; k < POPULATIONS; k++) for (u32 n = first[k]; n < first[k + 1]; n++) later[n] += w * poisson(&drive[k]);
    spikes += count;
  }
  return spikes;
}
