// 어김없는 수: 정수 둘의 비. 부동소수점으로 셈하면 파이썬과 답이 갈린다.

/** 분모는 언제나 0보다 크고 더 나눠지지 않는다. @typedef {{n: bigint, d: bigint}} Exact */

/** @param {bigint} n @param {bigint} d @returns {Exact} */
export function exact(n, d = 1n) {
  if (d === 1n) return { n, d };
  if (d < 0n) [n, d] = [-n, -d];
  let [a, b] = [n < 0n ? -n : n, d];
  while (b) [a, b] = [b, a % b];
  return a === 1n ? { n, d } : { n: n / a, d: d / a };
}

/** "22/7", 7, "7" → 수. @param {string | number} text */
export function exactOf(text) {
  const [n, d] = String(text).split("/");
  return exact(BigInt(n), BigInt(d ?? 1));
}

/** "1234.50" → 수. @param {string} digits */
export function exactDecimal(digits) {
  const [whole, part = ""] = digits.split(".");
  return exact(BigInt(whole + part), 10n ** BigInt(part.length));
}

export const ZERO = exact(0n);
export const ONE = exact(1n);

/** @param {Exact} a @param {Exact} b */
export const plus = (a, b) => (a.d === 1n && b.d === 1n ? exact(a.n + b.n) : exact(a.n * b.d + b.n * a.d, a.d * b.d));
/** @param {Exact} a */
export const minus = (a) => ({ n: -a.n, d: a.d });
/** @param {Exact} a @param {Exact} b */
export const times = (a, b) => exact(a.n * b.n, a.d * b.d);
/** @param {Exact} a @param {Exact} b */
export const over = (a, b) => exact(a.n * b.d, a.d * b.n);
/** a가 작으면 음수, 같으면 0, 크면 양수. @param {Exact} a @param {Exact} b */
export function compare(a, b) {
  const left = a.n * b.d, right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}
/** @param {Exact[]} numbers */
export const least = (numbers) => numbers.reduce((a, b) => (compare(b, a) < 0 ? b : a));
/** @param {Exact[]} numbers */
export const greatest = (numbers) => numbers.reduce((a, b) => (compare(b, a) > 0 ? b : a));
/** 넘지 않는 가장 큰 정수. @param {Exact} a */
export const floorOf = (a) => (a.n >= 0n || a.n % a.d === 0n ? a.n / a.d : a.n / a.d - 1n);
/** 반올림: 절반은 0에서 먼 쪽으로. @param {Exact} value @param {Exact} step */
export function roundAway(value, step) {
  const size = value.n < 0n ? minus(value) : value;
  const whole = times(exact(floorOf(plus(over(size, step), exact(1n, 2n)))), step);
  return value.n < 0n ? minus(whole) : whole;
}
