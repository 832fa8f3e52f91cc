// Hand-written: 1000 neurons of Hodgkin and Huxley with the channels of Traub and Miles, Runge-Kutta 4, and conductances that
// decay exactly, read at each stage; 20 synapses onto each.
#include "yardstick.h"
#include "exponential.h"

#define NE 800
#define N 1000
#define DELAY 10
#define H 0.01
#define HELD 300

static double V[N], M[N], Hh[N], K[N], ge[N], gi[N], I[N], ringE[DELAY + 1][N], ringI[DELAY + 1][N];
static int freeFrom[N];
static u32 fired[N];
static Rows exc, inh;
static double halfE, halfI;
static int step;
static double spikes;

// x / (e^x - 1)
__attribute__((always_inline)) static inline double exprelr(double x) {
  double small = 1 - x / 2;
  double other = x / (exponential(x) - 1);
  return x * x < 1e-8 ? small : other;
}

typedef struct { double v, m, h, n; } State;

__attribute__((always_inline)) static inline State slope(State s, double e, double i, double current) {
  double v = s.v + 63, m2 = s.m * s.m, n2 = s.n * s.n;
  double ionic = 10 * (-65 - s.v) + 20000 * m2 * s.m * s.h * (50 - s.v) + 6000 * n2 * n2 * (-90 - s.v);
  return (State) {
    (ionic - e * s.v + i * (-80 - s.v) + current) / 200,
    1.28 * exprelr((13 - v) / 4) * (1 - s.m) - 1.4 * exprelr((v - 40) / 5) * s.m,
    0.128 * exponential((17 - v) / 18) * (1 - s.h) - 4 / (1 + exponential((40 - v) / 5)) * s.h,
    0.16 * exprelr((15 - v) / 5) * (1 - s.n) - 0.5 * exponential((10 - v) / 40) * s.n
  };
}

static inline State moved(State s, State by, double h) { return (State) { s.v + h * by.v, s.m + h * by.m, s.h + h * by.h, s.n + h * by.n }; }

__attribute__((export_name("make"))) void make(double e, double i, double m, double h, double n) {
  halfE = e; halfI = i;
  exc = fixed_indegree(NE, 0, N, 16);
  inh = fixed_indegree(N - NE, 0, N, 4);
  for (int k = 0; k < N; k++) {
    V[k] = -65; M[k] = m; Hh[k] = h; K[k] = n;
    I[k] = 200 + 400 * uniform();
  }
}

static void integrate(double *restrict inE, double *restrict inI) {
  for (int k = 0; k < N; k++) {
    double e = ge[k], i = gi[k], e2 = e * halfE, i2 = i * halfI, e3 = e2 * halfE, i3 = i2 * halfI;
    State s = { V[k], M[k], Hh[k], K[k] };
    State s1 = slope(s, e, i, I[k]), s2 = slope(moved(s, s1, H / 2), e2, i2, I[k]);
    State s3 = slope(moved(s, s2, H / 2), e2, i2, I[k]), s4 = slope(moved(s, s3, H), e3, i3, I[k]);
    V[k] = s.v + H / 6 * (s1.v + 2 * s2.v + 2 * s3.v + s4.v);
    M[k] = s.m + H / 6 * (s1.m + 2 * s2.m + 2 * s3.m + s4.m);
    Hh[k] = s.h + H / 6 * (s1.h + 2 * s2.h + 2 * s3.h + s4.h);
    K[k] = s.n + H / 6 * (s1.n + 2 * s2.n + 2 * s3.n + s4.n);
    ge[k] = e3 + inE[k];
    gi[k] = i3 + inI[k];
    inE[k] = inI[k] = 0;
  }
}

__attribute__((export_name("advance"))) double advance(int steps) {
  for (int end = step + steps; step < end;) {
    step++;
    int now = step % (DELAY + 1), then = (step + DELAY) % (DELAY + 1);
    integrate(ringE[now], ringI[now]);
    u32 count = 0;
    for (u32 n = 0; n < N; n++) if (V[n] >= -20 && step >= freeFrom[n]) fired[count++] = n;
    for (u32 f = 0; f < count; f++) {
      u32 n = fired[f];
      freeFrom[n] = step + HELD;
      if (n < NE) spread_row(&exc, n, 6, ringE[then]);
      else spread_row(&inh, n - NE, 67, ringI[then]);
    }
    spikes += count;
  }
  return spikes;
}
