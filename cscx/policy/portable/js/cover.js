// 줄들이 상자 하나를 다 덮는가. cscx/policy/tables/cover.py와 걸음까지 같다: 예산이 끝나는 곳도 같아야 답이 같다.
import { bitAt, bitLength, bitsOf, countBits, firstBits, keyOfMask, runsOf } from "./masks.js";

/** 열마다 원자의 집합. @typedef {bigint[]} Box */

export const UNDECIDED = "undecided";
const SAMPLED_ROWS = 24;
class OutOfBudget extends Error {}

/** 이웃한 원자들의 줄 집합을 합치거나 겹친 것. */
class Ranges {
  /** @param {bigint[]} sets @param {(a: bigint, b: bigint) => bigint} join */
  constructor(sets, join) {
    this.join = join;
    this.levels = [sets];
  }
  /** @param {number} first @param {number} after */
  over(first, after) {
    const level = 31 - Math.clz32(after - first);
    while (this.levels.length <= level) {
      const last = this.levels[this.levels.length - 1], half = 1 << (this.levels.length - 1);
      this.levels.push(last.slice(half).map((set, at) => this.join(last[at], set)));
    }
    const sums = this.levels[level];
    return this.join(sums[first], sums[after - (1 << level)]);
  }
}

export class Cover {
  /** @param {number[]} sizes 열마다 원자의 수 @param {Box[]} rows */
  constructor(sizes, rows) {
    this.sizes = sizes;
    this.rows = rows;
    this.full = sizes.map(firstBits);
    this.every = firstBits(rows.length);
    /** @type {bigint[][]} */
    this.matching = sizes.map((size, column) => matchingRows(size, rows.map((row) => row[column])));
    this.anyOf = this.matching.map((sets) => new Ranges(sets, (a, b) => a | b));
    this.allOf = this.matching.map((sets) => new Ranges(sets, (a, b) => a & b));
    /** @type {Map<string, bigint>[]} */
    this.touched = sizes.map(() => new Map());
    /** @type {Map<string, bigint>[]} */
    this.covered = sizes.map(() => new Map());
    /** @type {number[][][]} */
    this.edges = sizes.map(() => []);
    /** @type {(bigint | undefined)[]} */
    this.others = [];
  }
  /** 원자 하나라도 맞는 줄. @param {number} column @param {bigint} mask */
  touching(column, mask) {
    const key = keyOfMask(mask);
    let found = this.touched[column].get(key);
    if (found === undefined) {
      found = 0n;
      for (const [first, after] of runsOf(mask)) found |= this.anyOf[column].over(first, after);
      this.touched[column].set(key, found);
    }
    return found;
  }
  /** 모든 원자에 맞는 줄. @param {number} column @param {bigint} mask */
  covering(column, mask) {
    const key = keyOfMask(mask);
    let found = this.covered[column].get(key);
    if (found === undefined) {
      found = this.every;
      for (const [first, after] of runsOf(mask)) found &= this.allOf[column].over(first, after);
      this.covered[column].set(key, found);
    }
    return found;
  }
  /** 상자와 한 점이라도 함께하는 줄. @param {Box} box @param {bigint} rows */
  meeting(box, rows = this.every) {
    for (let column = 0; column < box.length && rows; column += 1) rows &= this.touching(column, box[column]);
    return rows;
  }
  /** 상자를 통째로 품는 줄. @param {Box} box @param {bigint} rows */
  containing(box, rows = this.every) {
    for (let column = 0; column < box.length && rows; column += 1) rows &= this.covering(column, box[column]);
    return rows;
  }
  /** 줄이 맞기 시작하거나 그치는 원자. @param {number} column @param {number} row */
  edgesOf(column, row) {
    return (this.edges[column][row] ??= runsOf(this.rows[row][column]).flat().filter((edge) => edge < this.sizes[column]));
  }
  /** @param {number} row */
  overlapping(row) {
    return (this.others[row] ??= this.meeting(this.rows[row]) & ~bitAt(row));
  }
  /** 어느 줄도 닿지 않는 부분. 다 덮였으면 null. @param {Box} box @param {bigint} rows @param {number} nodes @returns {Box | "undecided" | null} */
  uncovered(box, rows, nodes) {
    if (box.some((mask) => !mask)) return null;
    const alive = this.meeting(box, rows);
    if (!alive) return box;
    if (this.containing(box, alive)) return null;
    if (!bitsOf(alive).some((row) => this.overlapping(row) & alive)) return this.holeByCounting(box, alive);
    for (const attempt of [Math.floor(nodes / 10), nodes])
      for (const search of [this.holeByColumns, this.holeByHalving]) {
        try {
          return search.call(this, box, alive, attempt);
        } catch (error) {
          if (!(error instanceof OutOfBudget)) throw error;
        }
      }
    return UNDECIDED;
  }
  /** @param {Box} box @param {bigint} alive @returns {Box | null} */
  holeByCounting(box, alive) {
    let rows = bitsOf(alive);
    if (!this.shortage(box, rows)) return null;
    for (;;) {
      const inside = box;
      rows = rows.filter((row) => this.rows[row].every((mask, column) => mask & inside[column]));
      if (!rows.length) return box;
      const [column, part] = this.cut(box, rows);
      const half = withMask(box, column, box[column] & part);
      box = this.shortage(half, rows) ? half : withMask(box, column, box[column] & ~part);
    }
  }
  /** @param {Box} box @param {number[]} rows */
  shortage(box, rows) {
    /** @param {Box} one */
    const volume = (one) => one.reduce((size, mask) => size && size * BigInt(countBits(mask)), 1n);
    return rows.reduce((left, row) => left - volume(this.rows[row].map((mask, column) => mask & box[column])), volume(box));
  }
  /** @param {Box} box @param {bigint} alive @param {number} nodes @returns {Box | null} */
  holeByColumns(box, alive, nodes) {
    const counts = box.map(countBits);
    const order = box.map((_, column) => column).sort((a, b) => counts[a] - counts[b]);
    const last = order.length;
    /** @type {bigint[]} */
    const settled = Array(last + 1).fill(this.every);
    for (let depth = last - 1; depth >= 0; depth -= 1)
      settled[depth] = settled[depth + 1] & this.covering(order[depth], box[order[depth]]);
    const seen = new Set(), path = [...box];
    let left = nodes;
    /** @param {number} depth @param {bigint} rows @returns {boolean} */
    const search = (depth, rows) => {
      if (!rows) return true;
      left -= 1;
      if (left < 0) throw new OutOfBudget();
      const column = order[depth], below = settled[depth + 1];
      const groups = this.groups(column, box[column], rows);
      const open = groups
        .filter(([fit]) => !(fit & below) && !seen.has(`${depth + 1} ${keyOfMask(fit)}`))
        .map(([fit, atoms]) => ({ fit, atoms, size: countBits(fit) }))
        .sort((a, b) => a.size - b.size);
      for (const { fit, atoms } of open) {
        path[column] = atoms;
        if (search(depth + 1, fit)) return true;
      }
      path[column] = box[column];
      seen.add(`${depth} ${keyOfMask(rows)}`);
      return false;
    };
    return !(alive & settled[0]) && search(0, alive) ? path : null;
  }
  /** 원자를 맞는 줄이 같은 것끼리: [줄, 원자]. @param {number} column @param {bigint} mask @param {bigint} rows @returns {[bigint, bigint][]} */
  groups(column, mask, rows) {
    /** @type {Map<string, [bigint, bigint]>} */
    const groups = new Map();
    const byAtom = this.matching[column];
    const add = (/** @type {bigint} */ fitting, /** @type {bigint} */ atoms) => {
      const key = keyOfMask(fitting), known = groups.get(key);
      if (known) known[1] |= atoms;
      else groups.set(key, [fitting, atoms]);
    };
    if (3 * countBits(rows) < countBits(mask)) {
      const places = new Set([0]);
      for (const row of bitsOf(rows)) for (const edge of this.edgesOf(column, row)) places.add(edge);
      const ordered = [...places].sort((a, b) => a - b);
      ordered.forEach((first, at) => {
        const after = ordered[at + 1] ?? byAtom.length;
        const part = (mask >> BigInt(first)) & firstBits(after - first);
        if (part) add(rows & byAtom[first], part << BigInt(first));
      });
    } else for (const atom of bitsOf(mask)) add(rows & byAtom[atom], bitAt(atom));
    return [...groups.values()];
  }
  /** @param {Box} box @param {bigint} alive @param {number} nodes @returns {Box | null} */
  holeByHalving(box, alive, nodes) {
    /** @type {[Box, bigint][]} */
    const waiting = [[box, alive]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [part] = next;
      const rows = this.meeting(part, next[1]);
      if (!rows) return part;
      if (this.containing(part, rows)) continue;
      nodes -= 1;
      if (nodes < 0) throw new OutOfBudget();
      const [column, mask] = this.cut(part, bitsOf(rows));
      waiting.push([withMask(part, column, part[column] & mask), rows], [withMask(part, column, part[column] & ~mask), rows]);
    }
    return null;
  }
  /** 자르면 양쪽에 줄이 가장 적게 남는 곳. @param {Box} box @param {number[]} rows @returns {[number, bigint]} */
  cut(box, rows) {
    let alive = 0n;
    for (const row of rows) alive |= bitAt(row);
    /** @type {{sum: number, most: number, at: [number, bigint]} | null} */
    let best = null;
    const tried = new Set();
    const stride = Math.max(1, Math.floor(rows.length / SAMPLED_ROWS));
    for (let index = 0; index < rows.length; index += stride)
      this.rows[rows[index]].forEach((mask, column) => {
        const inside = mask & box[column];
        if (inside === box[column]) return;
        for (const part of cutsOf(box[column], inside)) {
          const key = `${column} ${keyOfMask(part)}`;
          if (tried.has(key)) continue;
          tried.add(key);
          const one = countBits(alive & this.touching(column, part));
          const other = countBits(alive & this.touching(column, box[column] & ~part));
          const sum = one + other, most = Math.max(one, other);
          if (!best || sum < best.sum || (sum === best.sum && most < best.most)) best = { sum, most, at: [column, part] };
        }
      });
    if (!best) throw new Error("every row holds the whole box");
    return /** @type {{at: [number, bigint]}} */ (best).at;
  }
}

/** @param {bigint} whole @param {bigint} inside */
function cutsOf(whole, inside) {
  const below = whole & ((inside & -inside) - 1n);
  const upto = whole & firstBits(bitLength(inside));
  const found = [];
  if (below) found.push(below);
  if (upto !== whole) found.push(upto);
  if ((below || upto !== whole) && (below | inside) !== upto) found.push(inside);
  if (!below && upto === whole) found.push(inside);
  return found;
}

/** @param {Box} box @param {number} column @param {bigint} mask */
export const withMask = (box, column, mask) => box.map((old, at) => (at === column ? mask : old));

/** 원자마다 맞는 줄. @param {number} size @param {bigint[]} masks */
function matchingRows(size, masks) {
  /** @type {bigint[]} */
  const begins = Array(size + 1).fill(0n);
  /** @type {bigint[]} */
  const ends = Array(size + 1).fill(0n);
  masks.forEach((mask, row) => {
    for (const [first, after] of runsOf(mask)) {
      begins[first] |= bitAt(row);
      ends[after] |= bitAt(row);
    }
  });
  /** @type {bigint[]} */
  const matching = [];
  for (let atom = 0, current = 0n; atom < size; atom += 1) matching.push((current = (current & ~ends[atom]) | begins[atom]));
  return matching;
}
