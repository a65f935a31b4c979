// 원자와 줄의 집합: bigint 하나, 비트 i가 서면 i번째가 들어 있다.

/** 낮은 것부터 32비트씩. @param {bigint} mask @param {(word: number, from: number) => void} see */
function eachWord(mask, see) {
  if (mask < 0x100000000n) {
    if (mask) see(Number(mask), 0);
    return;
  }
  const text = mask.toString(16);
  for (let end = text.length, from = 0; end > 0; end -= 8, from += 32)
    see(parseInt(text.slice(Math.max(0, end - 8), end), 16), from);
}

/** 서 있는 비트의 자리, 낮은 것부터. @param {bigint} mask */
export function bitsOf(mask) {
  /** @type {number[]} */
  const found = [];
  eachWord(mask, (word, from) => {
    while (word) {
      const low = word & -word;
      found.push(from + 31 - Math.clz32(low));
      word ^= low;
    }
  });
  return found;
}

/** @param {bigint} mask */
export function countBits(mask) {
  let count = 0;
  eachWord(mask, (word) => {
    for (; word; count += 1) word &= word - 1;
  });
  return count;
}

/** 가장 높은 비트의 자리 + 1. @param {bigint} mask */
export function bitLength(mask) {
  if (!mask) return 0;
  const text = mask.toString(16);
  return 4 * (text.length - 1) + 32 - Math.clz32(parseInt(text[0], 16));
}

/** 가장 낮은 비트의 자리. @param {bigint} mask */
export const lowestBit = (mask) => bitLength(mask & -mask) - 1;
/** @param {number} place */
export const bitAt = (place) => 1n << BigInt(place);
/** 자리 0부터 `size`개. @param {number} size */
export const firstBits = (size) => (1n << BigInt(size)) - 1n;

/** 이어진 비트마다 [첫 자리, 끝 다음 자리]. @param {bigint} mask */
export function runsOf(mask) {
  /** @type {[number, number][]} */
  const found = [];
  for (const place of bitsOf(mask)) {
    const last = found[found.length - 1];
    if (last && last[1] === place) last[1] += 1;
    else found.push([place, place + 1]);
  }
  return found;
}

/** Map의 열쇠: bigint 그대로는 아래 64비트로만 흩어진다. @param {bigint} mask */
export const keyOfMask = (mask) => mask.toString(16);
/** @param {bigint[]} box */
export const keyOfBox = (box) => box.map(keyOfMask).join(",");
