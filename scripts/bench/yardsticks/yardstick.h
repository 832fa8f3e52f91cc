// What the hand-written kernels share: room, random numbers, rows of synapses. No library: WebAssembly in Node runs them.
#include <stdint.h>

typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;

extern unsigned char __heap_base;
static u32 heap;

static void *room(u64 bytes) {
  if (!heap) heap = ((u32)&__heap_base + 63) & ~63u;
  u32 at = heap;
  heap += (u32)((bytes + 63) & ~63ull);
  u32 missing = heap - __builtin_wasm_memory_size(0) * 65536;
  if (heap > __builtin_wasm_memory_size(0) * 65536) __builtin_wasm_memory_grow(0, missing / 65536 + 1);
  return (void *)at;
}

static u64 s0 = 0x9e3779b97f4a7c15ull, s1 = 0xbf58476d1ce4e5b9ull;

// xorshift128+
static inline u64 random64(void) {
  u64 a = s0, b = s1;
  s0 = b;
  a ^= a << 23;
  s1 = a ^ b ^ (a >> 17) ^ (b >> 26);
  return s1 + b;
}

static inline double uniform(void) { return (double)(random64() >> 11) * 0x1p-53; }
static inline u32 below(u32 n) { return (u32)(((random64() >> 32) * n) >> 32); }

typedef struct { u32 *start; u16 *target; u32 synapses; } Rows;

// Each of `targets` neurons from `firstTarget` on hears `indegree` neurons of `sources`, drawn with repetition.
static Rows fixed_indegree(u32 sources, u32 firstTarget, u32 targets, u32 indegree) {
  u32 synapses = targets * indegree;
  u16 *pre = room(2ull * synapses);
  Rows rows = { room(4ull * (sources + 1)), room(2ull * synapses), synapses };
  u32 *next = room(4ull * (sources + 1));
  for (u32 s = 0; s <= sources; s++) rows.start[s] = 0;
  for (u32 i = 0; i < synapses; i++) rows.start[1 + (pre[i] = (u16)below(sources))]++;
  for (u32 s = 0; s < sources; s++) rows.start[s + 1] += rows.start[s];
  for (u32 s = 0; s < sources; s++) next[s] = rows.start[s];
  for (u32 i = 0; i < synapses; i++) rows.target[next[pre[i]]++] = (u16)(firstTarget + i / indegree);
  return rows;
}

typedef struct { u16 *pre, *target; u32 *start, *number; } Columns;

// The same from neuron 0 on, numbered by target; of each source the numbers and targets of its synapses.
static Columns columns(u32 sources, u32 targets, u32 indegree) {
  u32 synapses = targets * indegree;
  Columns made = { room(2ull * synapses), room(2ull * synapses), room(4ull * (sources + 1)), room(4ull * synapses) };
  u32 *next = room(4ull * (sources + 1));
  for (u32 s = 0; s <= sources; s++) made.start[s] = 0;
  for (u32 i = 0; i < synapses; i++) made.start[1 + (made.pre[i] = (u16)below(sources))]++;
  for (u32 s = 0; s < sources; s++) made.start[s + 1] += made.start[s];
  for (u32 s = 0; s < sources; s++) next[s] = made.start[s];
  for (u32 i = 0; i < synapses; i++) {
    u32 at = next[made.pre[i]]++;
    made.number[at] = i;
    made.target[at] = (u16)(i / indegree);
  }
  return made;
}

// Each pair with probability p.
static Rows pairwise(u32 sources, u32 targets, double p, double ln1mp, double (*logarithm)(double)) {
  u32 most = (u32)(sources * (double)targets * p * 1.1) + 1000, made = 0;
  Rows rows = { room(4ull * (sources + 1)), room(2ull * most), 0 };
  for (u32 s = 0; s < sources; s++) {
    rows.start[s] = made;
    for (double t = logarithm(1 - uniform()) / ln1mp; t < targets; t += 1 + logarithm(1 - uniform()) / ln1mp) rows.target[made++] = (u16)t;
  }
  rows.start[sources] = made;
  rows.synapses = made;
  return rows;
}

// The same amount to each target of a neuron.
static void spread_row(const Rows *rows, u32 s, double amount, double *arrivals) {
  for (u32 at = rows->start[s], end = rows->start[s + 1]; at < end; at++) arrivals[rows->target[at]] += amount;
}

// Counts of a Poisson process from a cumulative table with 256 places to begin at.
#define COUNTS 64
typedef struct { double sums[COUNTS]; unsigned char begins[256]; } Poisson;

static void poisson_table(Poisson *table, double mean, double p0) {
  double p = p0, sum = p0;
  for (int k = 0; k < COUNTS; k++) {
    table->sums[k] = sum;
    p *= mean / (k + 1);
    sum += p;
  }
  for (int i = 0, k = 0; i < 256; i++) {
    while (k < COUNTS - 1 && table->sums[k] <= i / 256.0) k++;
    table->begins[i] = (unsigned char)k;
  }
}

static inline int poisson(const Poisson *table) {
  double u = uniform();
  int k = table->begins[(int)(u * 256)];
  while (k < COUNTS - 1 && u >= table->sums[k]) k++;
  return k;
}
