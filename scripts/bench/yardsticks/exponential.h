// e^x for two neurons at once: what the compiler turns into SIMD. Within 1e-14, for |x| < 700.
#pragma once
__attribute__((always_inline)) static inline double exponential(double x) {
  // the sum rounds; the compiler's own rounding is not in SIMD
#pragma clang fp reassociate(off)
  double shifted = x * 1.4426950408889634 + 6755399441055744.0, n = shifted - 6755399441055744.0, r = x - n * 0.6931471805599453, scale;
  double p = 1 + r * (1 + r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720 + r * (1.0 / 5040
    + r * (1.0 / 40320 + r * (1.0 / 362880 + r * (1.0 / 3628800 + r / 39916800))))))))));
  // n lies in the lower bits of n + 3 * 2^51, from where it goes to those of the exponent
  unsigned long long bits;
  __builtin_memcpy(&bits, &shifted, 8);
  bits = (bits + 1023) << 52;
  __builtin_memcpy(&scale, &bits, 8);
  return p * scale;
}
