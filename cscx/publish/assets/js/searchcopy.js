// 결과에서 바로 복사: 고른 채널의 스크립트 전체를, 이번 상담에 적은 값을 채워서.
import { tabMemory } from "./remembered.js";
import { toast } from "./dom.js";
import { copyText } from "./copy.js";
import { josa } from "./josa.js";
import { slots } from "./slots.js";
import { say } from "./words.js";

const JOSA_AFTER_SLOT = ["으로/로", "은/는", "이/가", "을/를", "과/와"];
const SLOT_WITH_JOSA = /\{([^{}\n]{1,40})\}(으로|로|은|는|이|가|을|를|과|와)?(?![가-힣])|\{([^{}\n]{1,40})\}/g;

/** @param {import("./searchhits.js").Hit | undefined} hit */
export function copyHit(hit) {
  const channel = tabMemory.get("cx-channel");
  const found = hit?.copy.find(([name]) => name === channel) ?? hit?.copy[0];
  if (found) copyText(filled(found[1]));
  else toast(say("find_no_script"));
}

/** 적은 값을 채우고 바로 뒤의 조사를 맞춘다. 적지 않은 칸은 그대로 둔다. @param {string} text */
export function filled(text) {
  const all = slots();
  return text.replace(SLOT_WITH_JOSA, (whole, name, form, bare) => {
    const value = all[name ?? bare];
    if (!value) return whole;
    const pair = JOSA_AFTER_SLOT.find((forms) => forms.split("/").includes(form));
    return pair ? value + josa(value, pair) : value + (form ?? "");
  });
}
