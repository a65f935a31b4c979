// 문제 은행: 어떤 문제가 있는지 색인으로 알고, 낼 문제의 조각만 부른다. 차례와 지문은 파이썬의 은행과 같다.
import { learnHash } from "./learn_hash.js";
import { loadLearnItems } from "./learn_load.js";

/** @typedef {import("./learn_load.js").LearnItem} LearnItem */
/** @typedef {{fingerprint: string, items: LearnItem[]}} LearnBank */
/** @typedef {{id: string, short: string, documents: number[]}} LearnEntry short는 지문의 앞자리 */
/** 무엇이 바뀌었는지 말하는 데 쓰는 기준값이나 규칙. title은 규칙이 선 판정표. @typedef {{key: string, name: string, title: string, value: string}} LearnStanding */

export class LearnIndex {
  /** @param {import("./learn_load.js").LearnIndexData} data */
  constructor(data) {
    this.fingerprint = data.fingerprint;
    this.documents = data.documents.map(([id, title, address, hash]) => ({ id, title, address, hash }));
    this.tracks = data.tracks;
    /** @type {LearnEntry[]} */
    this.items = data.items.map(([id, short, documents]) => ({ id, short, documents }));
    this.byId = new Map(this.items.map((item) => [item.id, item]));
    this.scopes = data.scopes;
    this.facts = data.facts;
    this.rules = data.rules;
    this.places = new Map(this.documents.map(({ id }, at) => [id, at]));
  }

  /** @param {string} id */
  title(id) {
    return this.documents[this.places.get(id) ?? -1]?.title ?? id;
  }

  /** 문서 하나의 퀴즈에 드는 문서들. @param {string} id @returns {number[]} */
  scope(id) {
    const own = this.places.get(id);
    return this.scopes[id] ?? (own === undefined ? [] : [own]);
  }

  /** 문서들의 문제, 은행의 차례로. @param {Iterable<number>} documents */
  about(documents) {
    const wanted = new Set(documents);
    return this.items.filter((item) => item.documents.some((each) => wanted.has(each)));
  }

  /** 과정 하루의 문제. @param {import("./learn_load.js").LearnDay} day */
  ofDay(day) {
    return this.about(day.learn);
  }

  /** 하루에 배우는 문서의 기준값과 규칙, 지금의 값으로. @param {import("./learn_load.js").LearnDay} day @returns {LearnStanding[]} */
  standing({ learn }) {
    const facts = this.facts.filter(([, , , users]) => users.some((at) => learn.includes(at)));
    const tables = this.rules.filter(([at]) => learn.includes(at));
    return [
      ...facts.map(([id, name, value]) => ({ key: `fact:${id}`, name, title: "", value })),
      ...tables.flatMap(([at, rules]) => {
        const { id, title } = this.documents[at];
        return rules.map(([name, value]) => ({ key: `rule:${id}#${name}`, name, title, value }));
      }),
    ];
  }

  /** 문제의 글을 불러 은행으로 만든다. @param {LearnEntry[]} entries @returns {Promise<LearnBank>} */
  async bank(entries) {
    const homes = [...new Set(entries.map((entry) => entry.documents[0]))];
    const pieces = await Promise.all(homes.map((at) => loadLearnItems(this.documents[at].id, this.documents[at].hash)));
    const loaded = new Map(pieces.flat().map((item) => [item.id, item]));
    const items = entries.flatMap((entry) => loaded.get(entry.id) ?? []);
    return { fingerprint: learnHash(JSON.stringify(items.map((item) => [item.id, item.fingerprint]))), items };
  }
}
