// 적은 바이트로 적은 수와 낱말을 읽는다. 짝: packing.py
const MORE = 0x80;
const SMALL_COUNT = 3;
const NO_BYTES = new Uint8Array(0);
const decoder = new TextDecoder();

/** 받다 만 파일처럼, 적힌 대로 읽을 수 없는 파일. */
export class BrokenFileError extends Error {}

/** 적힌 차례대로 읽는다. 글이 모자라면 BrokenFileError를 던진다. */
export class PackReader {
  /** @param {Uint8Array} raw */
  constructor(raw, at = 0) {
    this.raw = raw;
    this.at = at;
    this.word = NO_BYTES;
    this.length = 0;
  }

  /** 다음 수. */
  number() {
    let found = 0;
    let shift = 0;
    for (;;) {
      const byte = this.raw[this.at++];
      if (byte === undefined) throw new BrokenFileError();
      found |= (byte & (MORE - 1)) << shift;
      if (byte < MORE) return found;
      shift += 7;
    }
  }

  /** 읽은 데가 파일의 끝이어야 한다. */
  end(at = this.at) {
    if (at !== this.raw.length) throw new BrokenFileError();
  }

  /** 다음 글. */
  text() {
    const length = this.number();
    this.at += length;
    return decoder.decode(this.raw.subarray(this.at - length, this.at));
  }

  /** 차례로 놓인 낱말 하나를 읽지 않고 지나간다. */
  skipWord() {
    this.number();
    const rest = this.number();
    this.at += rest;
  }

  /** 차례로 놓인 낱말 가운데 다음 것. */
  nextWord() {
    const shared = this.number();
    const rest = this.number();
    this.length = shared + rest;
    if (this.length > this.word.length) {
      const wider = new Uint8Array(Math.max(256, this.length * 2));
      wider.set(this.word);
      this.word = wider;
    }
    for (let n = shared; n < this.length; n += 1) this.word[n] = this.raw[this.at++];
    return decoder.decode(this.word.subarray(0, this.length));
  }
}

/** 풀어 놓은 자리: 항목 번호와 횟수. 질의마다 다시 쓴다. */
export class Postings {
  constructor() {
    this.size = 0;
    this.entries = new Int32Array(256);
    this.counts = new Int32Array(256);
  }

  /** @param {Uint8Array} raw */
  unpack(raw) {
    if (raw.length > this.entries.length) {
      this.entries = new Int32Array(raw.length * 2);
      this.counts = new Int32Array(raw.length * 2);
    }
    const reader = new PackReader(raw);
    let entry = 0;
    this.size = 0;
    while (reader.at < raw.length) {
      const number = reader.number();
      entry += number >> 2;
      let count = (number & SMALL_COUNT) + 1;
      if (count > SMALL_COUNT) count += reader.number();
      this.entries[this.size] = entry;
      this.counts[this.size] = count;
      this.size += 1;
    }
  }
}
