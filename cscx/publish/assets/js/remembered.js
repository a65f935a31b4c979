// 브라우저에 적어 두는 짧은 글. 저장을 막은 브라우저에서는 이 화면을 닫을 때까지만 기억한다.
class Memory {
  /** @param {() => Storage} open 저장을 막은 브라우저에서는 여기서 오류가 난다 */
  constructor(open) {
    this.open = open;
    /** 적지 못한 것. @type {Map<string, string>} */
    this.unwritten = new Map();
  }

  /** @param {string} name @returns {string | null} */
  get(name) {
    try {
      return this.unwritten.get(name) ?? this.open().getItem(name);
    } catch {
      return this.unwritten.get(name) ?? null;
    }
  }

  /** @param {string} name @param {string} text */
  set(name, text) {
    try {
      this.open().setItem(name, text);
      this.unwritten.delete(name);
    } catch {
      this.unwritten.set(name, text);
    }
  }

  /** @param {string} name */
  drop(name) {
    this.unwritten.delete(name);
    try {
      this.open().removeItem(name);
    } catch {
      return;
    }
  }
}

/** 이 컴퓨터에서. */
export const machineMemory = new Memory(() => localStorage);
/** 이 탭을 닫을 때까지. */
export const tabMemory = new Memory(() => sessionStorage);
