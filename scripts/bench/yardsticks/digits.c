// Hand-written: 784 pixels to 50 neurons, of which at most one fires in a step and then silences the others; memristive rule with a window,
// thresholds levelled behind each picture. Spikes of pixels wait in a list for each step; a synapse is touched when its pixel fires or its
// neuron does.
#include "yardstick.h"
#include "exponential.h"

#define PIXELS 784
#define OUTPUTS 50
#define WIDTH 52
#define PICTURES 100
#define SHOWN 350
#define HELD 10
#define WINDOW 50
#define W_MAX 1.0
#define W_MIN 1e-4
#define UP 0.01
#define DOWN 0.005
#define GAIN 0.02

__attribute__((import_module("env"), import_name("log"))) double logarithm(double);

static double pictures[PICTURES][PIXELS];
static double weight[PIXELS][WIDTH], arriving[2][WIDTH], V[WIDTH], threshold[WIDTH], column[PIXELS];
static int last[PIXELS], heldUntil[WIDTH], fired[OUTPUTS], order[PICTURES];
static double due[PIXELS], mean[PIXELS];
// of each step of a picture the pixels that fire, one behind the other
static int first[SHOWN + 1], behind[PIXELS];
static double decay, spare;
static int step, shown, winner = -1, hasSpare;
static double spikes;

__attribute__((export_name("pictures"))) double *exported(void) { return &pictures[0][0]; }

// Marsaglia's polar method
static double normal(void) {
  if (hasSpare) {
    hasSpare = 0;
    return spare;
  }
  for (;;) {
    double x = 2 * uniform() - 1, y = 2 * uniform() - 1, r = x * x + y * y;
    if (r >= 1 || r == 0) continue;
    double scale = __builtin_sqrt(-2 * logarithm(r) / r);
    spare = y * scale;
    hasSpare = 1;
    return x * scale;
  }
}

__attribute__((export_name("make"))) void make(double kept) {
  decay = kept;
  for (int p = 0; p < PIXELS; p++) for (int n = 0; n < OUTPUTS; n++) weight[p][n] = 0.67 + 0.134 * normal();
  for (int n = 0; n < OUTPUTS; n++) threshold[n] = 50;
  for (int n = OUTPUTS; n < WIDTH; n++) threshold[n] = 1e300;
  for (int i = 0; i < PICTURES; i++) order[i] = i;
}

static double interval(int p) {
  double time = mean[p] + 0.1 * mean[p] * normal();
  return time > 11 ? time : 11;
}

static void wait(int p, double time) {
  int at = (int)__builtin_ceil(time);
  if (at < 1) at = 1;
  due[p] = time;
  if (at > SHOWN) return;
  behind[p] = first[at];
  first[at] = p;
}

static void begin(void) {
  if (shown % PICTURES == 0)
    for (int i = PICTURES - 1; i > 0; i--) {
      int j = (int)below((u32)i + 1), other = order[j];
      order[j] = order[i];
      order[i] = other;
    }
  const double *picture = pictures[order[shown++ % PICTURES]];
  for (int i = 0; i <= SHOWN; i++) first[i] = -1;
  for (int p = 0; p < PIXELS; p++) {
    double x = picture[p];
    if (x < 0.33) continue;
    mean[p] = 1 / (x / 45 + (1 - x) / 12000);
    wait(p, uniform() * interval(p));
  }
}

static void end(void) {
  double sum = 0;
  for (int n = 0; n < OUTPUTS; n++) sum += fired[n];
  for (int n = 0; n < OUTPUTS; n++) {
    threshold[n] += GAIN * (fired[n] - sum / OUTPUTS);
    fired[n] = 0;
  }
  for (int n = 0; n < WIDTH; n++) V[n] = arriving[0][n] = arriving[1][n] = heldUntil[n] = 0;
  for (int p = 0; p < PIXELS; p++) last[p] = -1000;
  winner = -1;
}

// A neuron has fired the step before.
static void learn(int n, int now) {
  for (int p = 0; p < PIXELS; p++) column[p] = weight[p][n];
  for (int p = 0; p < PIXELS; p++) {
    double w = column[p];
    int isRecent = now - last[p] <= WINDOW;
    double e = exponential(-3 / (W_MAX - W_MIN) * (isRecent ? w - W_MIN : W_MAX - w));
    w += isRecent ? UP * e : -DOWN * e;
    w = w > W_MAX ? W_MAX : w;
    column[p] = w < W_MIN ? W_MIN : w;
  }
  for (int p = 0; p < PIXELS; p++) weight[p][n] = column[p];
}

__attribute__((export_name("advance"))) double advance(int steps) {
  for (int until = step + steps; step < until;) {
    int now = step % SHOWN + 1;
    step++;
    if (now == 1) begin();
    double *in = arriving[now & 1], *out = arriving[(now + 1) & 1];
    if (winner >= 0)
      for (int n = 0; n < OUTPUTS; n++)
        if (n != winner) {
          V[n] = 0;
          heldUntil[n] = heldUntil[n] > now + HELD ? heldUntil[n] : now + HELD;
        }
    int before = winner;
    winner = -1;
    double furthest = 0;
    for (int n = 0; n < WIDTH; n++) {
      int isFree = now > heldUntil[n];
      V[n] = isFree ? V[n] * decay + in[n] : V[n];
      in[n] = 0;
    }
    for (int n = 0; n < OUTPUTS; n++) {
      double margin = V[n] - threshold[n];
      if (margin < 0 || now <= heldUntil[n] || (winner >= 0 && margin <= furthest)) continue;
      winner = n;
      furthest = margin;
    }
    if (winner >= 0) {
      V[winner] = 0;
      heldUntil[winner] = now + HELD;
      fired[winner]++;
      spikes++;
    }
    if (before >= 0) learn(before, now);
    for (int p = first[now], next; p >= 0; p = next) {
      next = behind[p];
      const double *row = weight[p];
      for (int n = 0; n < WIDTH; n++) out[n] += row[n];
      last[p] = now;
      wait(p, due[p] + interval(p));
    }
    if (now == SHOWN) end();
  }
  return spikes;
}
