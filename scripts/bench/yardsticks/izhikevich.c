// Hand-written: 10 000 neurons of Izhikevich, Runge-Kutta 4; 100 targets each with weights of their own, and Poisson drive.
#include "yardstick.h"

#define NE 8000
#define N 10000
#define DELAY 10
#define H 0.1
#define TARGETS 100

static double V[N], U[N], a[N], d[N], reset[N], ring[DELAY + 1][N];
static u32 fired[N];
static u16 *target;
static double *weight;
static Poisson drive;
static int step;
static double spikes;

// as many targets among the E as among the I
__attribute__((export_name("make"))) void make(double p0) {
  poisson_table(&drive, 0.4, p0);
  target = room(2ull * N * TARGETS);
  weight = room(8ull * N * TARGETS);
  for (u32 i = 0; i < N * TARGETS; i++) {
    target[i] = (u16)(i % TARGETS < TARGETS / 2 ? below(NE) : NE + below(N - NE));
    weight[i] = i / TARGETS < NE ? uniform() : -2 * uniform();
  }
  for (int n = 0; n < N; n++) {
    int isE = n < NE;
    V[n] = -70;
    U[n] = 0.2 * -70;
    a[n] = isE ? 0.02 : 0.02 + 0.08 * uniform();
    d[n] = isE ? 2 + 6 * uniform() : 2;
    reset[n] = isE ? -65 + 15 * uniform() : -65;
  }
}

static inline double dV(double v, double u) { return (0.04 * v + 5) * v + 140 - u; }
static inline double dU(double v, double u, double rate) { return rate * (0.2 * v - u); }

static void spread(u32 n, double *arrivals) {
  const u16 *to = target + n * TARGETS;
  const double *w = weight + n * TARGETS;
  for (int i = 0; i < TARGETS; i++) arrivals[to[i]] += w[i];
}

__attribute__((export_name("advance"))) double advance(int steps) {
  for (int end = step + steps; step < end;) {
    step++;
    double *restrict in = ring[step % (DELAY + 1)], *out = ring[(step + DELAY) % (DELAY + 1)];
    for (int n = 0; n < N; n++) {
      double v = V[n], u = U[n], rate = a[n];
      double v1 = dV(v, u), u1 = dU(v, u, rate), x = v + H / 2 * v1, y = u + H / 2 * u1;
      double v2 = dV(x, y), u2 = dU(x, y, rate);
      x = v + H / 2 * v2; y = u + H / 2 * u2;
      double v3 = dV(x, y), u3 = dU(x, y, rate);
      x = v + H * v3; y = u + H * u3;
      V[n] = v + H / 6 * (v1 + 2 * v2 + 2 * v3 + dV(x, y)) + in[n];
      U[n] = u + H / 6 * (u1 + 2 * u2 + 2 * u3 + dU(x, y, rate));
      in[n] = 0;
    }
    u32 count = 0;
    for (u32 n = 0; n < N; n++) if (V[n] >= 30) fired[count++] = n;
    for (u32 f = 0; f < count; f++) {
      u32 n = fired[f];
      V[n] = reset[n];
      U[n] += d[n];
      spread(n, out);
    }
    for (int n = 0; n < N; n++) out[n] += poisson(&drive);
    spikes += count;
  }
  return spikes;
}
