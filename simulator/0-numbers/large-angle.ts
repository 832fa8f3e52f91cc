// Reduction of any finite angle modulo pi/2 (the idea of M. Payne and R. Hanek 1983, doi:10.1145/1057600.1057602):
// x 2/pi modulo 4 needs only those bits of 2/pi whose product with x is neither a multiple of 4 nor too small to matter.
import { highWord, powerOfTwo } from './bits.js';

/** 2/pi in limbs of 24 bits; limb i weighs 2^(-24 (i + 1)). */
const twoOverPi = [
  0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163, 0xabdebb, 0xc561b7,
  0x246e3a, 0x424dd2, 0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129, 0xa73ee8, 0x8235f5, 0x2ebb44, 0x84e99c,
  0x7026b4, 0x5f7e41, 0x3991d6, 0x398353, 0x39f49c, 0x845f8b, 0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11,
  0x8b5a0a, 0x6d1f6d, 0x367ecf, 0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d, 0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7,
  0x8a5292, 0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330, 0x46fc7b, 0x6babf0, 0xcfbc20
];
const limb = 2 ** 24;
/** Limbs of the fraction that are computed: 168 bits, of which 62 may be zero in the worst case and 26 are inexact. */
const fractionLimbs = 7;
/** pi/2 as 26 bits, the next 27 bits, and the rest. */
const halfPi = [1.5707963109016418, 1.5893254712295857e-8, 6.123233995736766e-17] as const;

/** n modulo 4 of x = n pi/2 + r with |r| <= pi/4; writes r and what its rounding lost to `out`. For |x| > 1/2. */
export function reduceLargeAngle(x: number, out: Float64Array): number {
  const limbs = productLimbs(Math.abs(x));
  const up = limbs[1]! >= limb / 2;
  if (up) for (let p = 1; p <= fractionLimbs; p++) limbs[p] = limb - 1 - limbs[p]!;
  let first = 1;
  while (first < fractionLimbs - 1 && limbs[first] === 0) first++;
  const scale = powerOfTwo(-24 * first) * (up === x < 0 ? 1 : -1);
  const [a, b, c = 0, d = 0] = limbs.subarray(first);
  timesHalfPi(a! * scale, (b! / limb) * scale, ((c + d / limb) / limb / limb) * scale, out);
  const n = (limbs[0]! + (up ? 1 : 0)) & 3;
  return x < 0 ? -n & 3 : n;
}

/** |x| 2/pi modulo 2^24: entry p is the limb that weighs 2^(-24 p). */
function productLimbs(x: number): Float64Array {
  const group = Math.floor(((highWord(x) >> 20) - 1023) / 24);
  const limbs = new Float64Array(fractionLimbs + 1);
  let rest = x * powerOfTwo(-24 * group);
  for (let i = 0; i < 4; i++) {
    const digits = Math.floor(rest);
    rest = (rest - digits) * limb;
    // sums of four products of 48 bits are exact
    for (let p = Math.max(0, 1 - group + i); p <= fractionLimbs; p++)
      limbs[p]! += digits * twoOverPi[p + group - 1 - i]!;
  }
  for (let p = fractionLimbs; p >= 0; p--) {
    const carry = Math.floor(limbs[p]! / limb);
    limbs[p]! -= carry * limb;
    if (p > 0) limbs[p - 1]! += carry;
  }
  return limbs;
}

/** (a + b + low) pi/2 in two parts, where a and b have 24 bits and b is below the last bit of a: the largest products are exact. */
function timesHalfPi(a: number, b: number, low: number, out: Float64Array): void {
  const [h0, h1, h2] = halfPi;
  const main = a * h0;
  const second = b * h0;
  const third = a * h1;
  const sum = main + second;
  const total = sum + third;
  const rest = main - sum + second + (sum - total + third) + (b * h1 + a * h2 + low * (h0 + h1));
  const r = total + rest;
  out[0] = r;
  out[1] = total - r + rest;
}
