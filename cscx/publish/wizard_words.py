"""What the page of a table says around its wizard, and what the wizard says in the browser."""

from __future__ import annotations

from cscx.messages import Text

WIZARD_PAGE_WORDS: dict[str, Text] = {
    "wizard": Text("판정", "Decide"),
    "wizard_given": Text("고른 답", "Answers so far"),
    "wizard_back": Text("이전 질문", "Back"),
    "wizard_reset": Text("새로 판정", "Start again"),
    "wizard_link": Text("이 판정 주소 복사", "Copy the address of this case"),
    "wizard_possible": Text("아직 가능한 결과", "Still possible"),
    "wizard_say": Text("고객에게 할 말", "Say to the customer"),
    "wizard_none": Text(
        "이 표는 화면에서 바로 판정할 수 없습니다. 아래 표에서 맞는 줄을 찾으세요.",
        "This table cannot be asked here. Find the rule that fits in the table below.",
    ),
}

WIZARD_WORDS: dict[str, Text] = {
    "copied": Text("복사했습니다.", "Copied."),
    "copied_left": Text(
        "복사했습니다. 빈 칸 {n}개를 채워 주세요.", "Copied. {n} empty slots are left to fill."
    ),
    "wz_question": Text("질문 {n}", "Question {n}"),
    "wz_question_more": Text(
        "질문 {n} · 많아야 {more}개 더", "Question {n} · at most {more} more after this"
    ),
    "wz_question_last": Text("질문 {n} · 마지막", "Question {n} · the last"),
    "wz_ask": Text("{name}{name:은/는} 무엇인가요?", "What is {name}?"),
    "wz_look": Text("보는 곳: {place}", "Look in: {place}"),
    "wz_judged": Text("직접 보고 고릅니다", "Judge for yourself"),
    "wz_clock": Text("근무 달력에 따릅니다", "By the working calendar"),
    "wz_missing": Text("알 수 없으면: {title}", "If it cannot be known: {title}"),
    "wz_left": Text("결과 {n}가지 남음", "{n} outcomes left"),
    "wz_left_one": Text("결과 하나, 더 물어야 금액이 나옴", "one outcome, its amount is still open"),
    "wz_no_rule": Text("맞는 규칙 없음", "no rule fits"),
    "wz_conflict": Text("규칙끼리 어긋남", "rules contradict"),
    "wz_exact": Text("직접 입력", "Or type it"),
    "wz_type": Text("입력", "Type it"),
    "wz_confirm": Text("확인", "OK"),
    "wz_confirm_none": Text("고른 것 없음", "None of these"),
    "wz_unknown": Text("모름", "Not known"),
    "wz_unknown_as": Text("{value}{value:으로/로} 봄", "taken as {value}"),
    "wz_absent": Text("없음", "None"),
    "wz_rest": Text("그 밖의 값", "Anything else"),
    "wz_rest_element": Text("그 밖의 것", "Something else"),
    "wz_fits": Text("형식 맞음", "Format right"),
    "wz_fits_not": Text("형식 틀림", "Format wrong"),
    "wz_yes": Text("예", "Yes"),
    "wz_no": Text("아니오", "No"),
    "wz_pick": Text("해당하는 것을 모두 고르세요", "Choose all that apply"),
    "wz_form": Text("형식: {mask} (A는 글자, 9는 숫자)", "Form: {mask} (A a letter, 9 a digit)"),
    "wz_bad_kind": Text("‘{value}’{value:은/는} 읽을 수 없습니다. {like}", "“{value}” cannot be read. {like}"),
    "wz_bad_unit": Text("단위를 확인하세요. {like}", "Check the unit. {like}"),
    "wz_bad_whole": Text("{step} 단위로 쓰세요.", "Write a multiple of {step}."),
    "wz_bad_low": Text("{bound} 이상이어야 합니다.", "It must be at least {bound}."),
    "wz_bad_high": Text("{bound} 이하여야 합니다.", "It must be at most {bound}."),
    "wz_bad_choice": Text("고를 수 있는 값이 아닙니다: {values}", "Not one of the values: {values}"),
    "wz_bad_absent": Text("없을 수 없는 값입니다.", "It cannot be absent."),
    "wz_bad_none": Text("하나 이상 고르세요.", "Choose at least one."),
    "wz_like_integer": Text("7처럼 쓰세요.", "Write it like 7."),
    "wz_like_decimal": Text("2.5처럼 쓰세요.", "Write it like 2.5."),
    "wz_like_money": Text("3만원, 30,000처럼 쓰세요.", "Write it like 30,000."),
    "wz_like_duration": Text("30분, 2시간, 3일처럼 쓰세요.", "Write it like 30 minutes, 3 days."),
    "wz_like_date": Text("2026-03-01처럼 쓰세요.", "Write it like 2026-03-01."),
    "wz_like_time": Text("09:00처럼 쓰세요.", "Write it like 09:00."),
    "wz_change": Text("바꾸기", "change"),
    "wz_out": Text("제외", "ruled out"),
    "wz_ok": Text("승인", "Yes"),
    "wz_no_word": Text("거절", "No"),
    "wz_esc": Text("넘김", "Hand over"),
    "wz_warn": Text("주의", "Mind"),
    "wz_because": Text("이유", "Because"),
    "wz_law": Text("근거", "Law"),
    "wz_rule": Text("규칙", "Rule"),
    "wz_rest_rule": Text("맞는 규칙이 없을 때의 답", "the answer where no rule fits"),
    "wz_limits": Text("한도", "Limits"),
    "wz_derived": Text("따라 정해짐", "Follows"),
    "wz_assumed": Text("모르는 것", "Not known"),
    "wz_assumed_as": Text("{name}{name:을/를} {value}{value:으로/로} 보고 판정", "{name} taken as {value}"),
    "wz_instead": Text("달라지려면", "It would change"),
    "wz_instead_if": Text("{name}{name:이/가} {condition}{condition:이면/면} {answer}", "if {name} were {condition}: {answer}"),
    "wz_choice": Text("재량으로 고릅니다", "Yours to choose"),
    "wz_usual": Text("보통", "usual"),
    "wz_or": Text("또는", "or"),
    "wz_none": Text("맞는 규칙이 없습니다", "No rule fits"),
    "wz_none_hint": Text(
        "이 경우는 표에 없습니다. 임의로 정하지 말고 문서 소유자에게 물어보세요.",
        "The table does not know this case. Do not decide it yourself; ask the owner.",
    ),
    "wz_clash": Text("규칙이 서로 어긋납니다", "The rules contradict each other"),
    "wz_clash_hint": Text(
        "{rules} 규칙이 다르게 답합니다. 임의로 정하지 말고 문서 소유자에게 알려 주세요.",
        "{rules} answer differently. Do not decide it yourself; tell the owner.",
    ),
    "wz_open": Text("아는 것만으로는 정해지지 않습니다", "What is known does not decide it"),
    "wz_open_hint": Text(
        "모르는 것에 따라 결과가 달라집니다. 칩을 눌러 답을 바꿀 수 있습니다.",
        "It depends on what is not known. Press an answer above to change it.",
    ),
    "wz_dropped": Text(
        "주소에 있던 {facts}{facts:은/는} 지금 기준에 맞지 않아 뺐습니다.",
        "Left out of the address, as it no longer fits: {facts}.",
    ),
    "wz_linked": Text("판정 주소를 복사했습니다.", "The address was copied."),
    "wz_failed": Text(
        "판정기를 열 수 없습니다. 아래 표에서 맞는 줄을 찾으세요.",
        "The wizard cannot be opened. Find the rule that fits in the table below.",
    ),
    "wz_said": Text("결과: {answer}", "Result: {answer}"),
}  # fmt: skip


def wizard_words(language: str) -> dict[str, str]:
    """The sentences of the wizard's script in one language."""
    return {key: text.ko if language == "ko" else text.en for key, text in WIZARD_WORDS.items()}
