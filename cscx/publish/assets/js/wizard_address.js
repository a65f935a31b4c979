// 주소에 담은 경우: #경과일=7일 이하&상품상태=정상. 모르는 것은 ?.
const UNKNOWN_MARK = "?";

/** @param {import("./wizard_question.js").WizardAnswer[]} answers */
export function caseAddress(answers) {
  const facts = new URLSearchParams(answers.map(({ name, label, value }) => [name, value === undefined ? UNKNOWN_MARK : label]));
  return answers.length ? `#${facts}` : "";
}

/** 경우가 아니면 null: 규칙으로 가는 주소일 수 있다. @param {string} hash @returns {[string, string | undefined][] | null} */
export function factsInAddress(hash) {
  if (!hash.includes("=")) return null;
  return [...new URLSearchParams(hash.slice(1))].map(([name, text]) => [name, text === UNKNOWN_MARK ? undefined : text]);
}
