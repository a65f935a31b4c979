// SHA-256(FIPS 180-4). file://에서는 crypto.subtle이 없고, 있어도 기다려야 한다.

/** 처음 소수 count개의 power 제곱근에서 소수점 아래 32비트. @param {number} count @param {number} power */
function fractions(count, power) {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    let prime = true;
    for (let factor = 2; factor * factor <= number; factor += 1) if (number % factor === 0) prime = false;
    if (prime) found.push((number ** (1 / power) % 1) * 0x100000000 | 0);
  }
  return found;
}

const HASH_START = fractions(8, 2);
const ROUND_WORDS = fractions(64, 3);

/** @param {number} word @param {number} by */
const turned = (word, by) => (word >>> by) | (word << (32 - by));

/** 글의 SHA-256을 32비트 수 여덟 개로. @param {string} text @returns {number[]} */
export function sha256Words(text) {
  const bytes = new TextEncoder().encode(text);
  const blocks = ((bytes.length + 8) >> 6) + 1;
  const view = new DataView(new ArrayBuffer(blocks * 64));
  bytes.forEach((byte, at) => view.setUint8(at, byte));
  view.setUint8(bytes.length, 0x80);
  view.setUint32(blocks * 64 - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(blocks * 64 - 4, bytes.length << 3);
  const state = [...HASH_START];
  for (let block = 0; block < blocks; block += 1) mix(state, view, block * 64);
  return state.map((word) => word >>> 0);
}

/** 한 덩어리 64바이트를 더한다. @param {number[]} state @param {DataView} view @param {number} start */
function mix(state, view, start) {
  const words = Array.from({ length: 16 }, (_, at) => view.getInt32(start + at * 4));
  for (let at = 16; at < 64; at += 1) {
    const [early, late] = [words[at - 15], words[at - 2]];
    const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[at] = (words[at - 16] + low + words[at - 7] + high) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let at = 0; at < 64; at += 1) {
    const sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + sum1 + ((e & f) ^ (~e & g)) + ROUND_WORDS[at] + words[at]) | 0;
    const sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => { state[at] = (state[at] + word) | 0; });
}
