"""What the page of a script says."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {
    "copy_all": Text("전체 복사", "Copy all"),
    "copy_sentence": Text("{label} 문장 복사", "Copy the sentence {label}"),
    "heard": Text("고객이 이렇게 말하면", "When the customer says"),
    "slots": Text("이번 상담", "This case"),
    "slots_note": Text(
        "이 탭에만 남고, 닫으면 사라집니다.", "Kept in this tab only, gone when you close it."
    ),
    "clear": Text("지우기", "Clear"),
    "must_say": Text("꼭 말할 것", "Must say"),
    "never_say": Text("하지 않을 말", "Never say"),
    "instead": Text("이 말 대신", "Say instead"),
    "not_this": Text("하지 않을 말:", "Do not say:"),
    "but_this": Text("할 말:", "Say:"),
    "replies": Text("고객이 이렇게 답하면", "If the customer answers"),
}

# What the browser says; `{n}` and the like are filled there.
BROWSER_WORDS: dict[str, Text] = {
    "copied": Text("복사했습니다.", "Copied."),
    "copied_left": Text(
        "복사했습니다. 빈 칸 {n}개를 채워 주세요.", "Copied. {n} empty slots are left to fill."
    ),
    "cleared": Text("이번 상담에 적은 내용을 지웠습니다.", "This case was cleared."),
    "length": Text("{n}자", "{n} characters"),
    "length_of": Text("{n} / {limit}자", "{n} / {limit} characters"),
    "length_read": Text("읽으면 약 {n}초", "about {n} seconds to read"),
    "length_read_of": Text("읽으면 약 {n}초 / {limit}초", "about {n} of {limit} seconds to read"),
    "clear_case": Text("이번 상담 지우기", "Clear this case"),
}
