// What benchmarks/search.py measures in Node: one job a process, JSON in the first argument, JSON out.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { Search } from "../cscx/search/js/engine.js";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const jobs = { ours, material, visits, heap };
console.log(JSON.stringify(await jobs[job.job](job)));

/**
 * What each query found, and its milliseconds in a first round, where files are read and code is
 * compiled, and in a second one: by the clock, and of its own thread at most. The clock counts other
 * programs, too, and the CPU time other threads: the thread's own time is below both.
 */
async function timed(queries, ask) {
  const found = [];
  const rounds = [];
  for (let round = 0; round < 2; round += 1) {
    const own = [];
    const wall = [];
    for (const [n, query] of queries.entries()) {
      const before = process.cpuUsage();
      const start = performance.now();
      found[n] = await ask(query);
      wall.push(performance.now() - start);
      const used = process.cpuUsage(before);
      own.push(Math.min(wall.at(-1), (used.user + used.system) / 1000));
    }
    rounds.push({ own, wall });
  }
  return { found, first: rounds[0].own, ...rounds[1] };
}

function reader(folder) {
  return async (name) => new Uint8Array(readFileSync(join(folder, name)));
}

async function ours({ folder, queries }) {
  const search = await Search.open(reader(folder));
  await search.store.warm();
  return timed(queries, async (query) => (await search.search(query)).hits.map((hit) => hit.id));
}

/** The worker that Material ships, unchanged, with the configuration it writes for `ko`. */
async function material({ assets, docs, queries }) {
  const waiting = [];
  let heard;
  const scope = { console: { ...console, warn() {} }, setTimeout, clearTimeout, URL, TextDecoder, TextEncoder, performance };
  scope.self = scope;
  scope.globalThis = scope;
  scope.addEventListener = (type, handler) => {
    if (type === "message") heard = handler;
  };
  scope.postMessage = (message) => waiting.shift()(message);
  vm.createContext(scope);
  const run = (path) => vm.runInContext(readFileSync(path, "utf8"), scope);
  const workers = join(assets, "workers");
  scope.importScripts = (...names) => names.forEach((name) => run(join(workers, name)));
  run(join(workers, readdirSync(workers).find((name) => name.endsWith(".min.js"))));
  const send = (message) =>
    new Promise((resolve, reject) => {
      waiting.push(resolve);
      heard({ data: message }).catch(reject);
    });
  const fields = { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1e6 } };
  const config = { lang: ["en"], separator: "[\\s\\-]+", pipeline: [" "], fields };
  await send({ type: 0, data: { config, docs, options: { suggest: false } } });
  return timed(queries, async (query) => {
    const { data } = await send({ type: 2, data: query });
    return data.items.slice(0, 10).map((group) => group[0].location);
  });
}

/** The files that the first search of a visit reads, for each query. */
async function visits({ folder, queries }) {
  const read = [];
  for (const query of queries) {
    const names = [];
    const search = await Search.open(async (name) => {
      names.push(name);
      return reader(folder)(name);
    });
    await search.search(query);
    read.push(names);
  }
  return { read };
}

/** Bytes held with everything loaded and a few hundred queries answered. Needs --expose-gc. */
async function heap({ folder, queries }) {
  const held = () => {
    gc();
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  const search = await Search.open(reader(folder));
  const opened = held() - before;
  await search.store.warm();
  const start = performance.now();
  for (const query of queries) await search.search(query);
  return { opened, held: held() - before, ms: (performance.now() - start) / queries.length };
}
