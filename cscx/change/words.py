"""Words of the tool as a change says them, and names for what has none in the schemas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from cscx.messages import Text, same

CHOICES: Final = {
    "status": {
        "draft": Text("작성 중", "draft"),
        "review": Text("검토 중", "in review"),
        "active": Text("시행 중", "active"),
        "retired": Text("폐지", "retired"),
    },
    "stage": {
        "intake": Text("접수", "intake"),
        "triage": Text("분류·배정", "triage"),
        "handle": Text("응대·처리", "handling"),
        "follow-up": Text("후속 관리", "follow-up"),
    },
    "must": {
        "legal": Text("법", "required by law"),
        "business": Text("회사", "required by the business"),
        "customer": Text("고객", "required for the customer"),
    },
    "audience": {
        "agent": Text("상담사", "agents"),
        "lead": Text("파트장", "team leads"),
        "back-office": Text("후선 부서", "the back office"),
        "customer": Text("고객", "customers"),
    },
    "hit": {
        "unique": Text("하나만 맞음", "unique"),
        "first": Text("맨 위 규칙", "first"),
        "any": Text("같은 답이면 여럿", "any"),
        "priority": Text("우선순위", "priority"),
        "collect": Text("모두 모음", "collect"),
    },
    "collect": {
        "sum": Text("합계", "sum"),
        "count": Text("개수", "count"),
        "min": Text("최솟값", "minimum"),
        "max": Text("최댓값", "maximum"),
        "any": Text("같은 값", "any"),
        "list": Text("목록", "list"),
    },
    "higher": {
        "first": Text("처음 값", "the first value"),
        "last": Text("마지막 값", "the last value"),
    },
    "better": {
        "up": Text("높을수록 좋음", "the higher the better"),
        "down": Text("낮을수록 좋음", "the lower the better"),
    },
    "level": {
        "remember": Text("기억", "remember"),
        "apply": Text("적용", "apply"),
        "decide": Text("판단", "decide"),
    },
    "type": {
        "choice": Text("고르기", "choice"),
        "set": Text("여럿 고르기", "set"),
        "boolean": Text("예·아니오", "yes or no"),
        "integer": Text("정수", "integer"),
        "decimal": Text("소수", "decimal"),
        "money": Text("금액", "money"),
        "date": Text("날짜", "date"),
        "time": Text("시각", "time"),
        "duration": Text("기간", "duration"),
        "text": Text("글", "text"),
        "role": Text("역할", "role"),
        "script": Text("스크립트", "script"),
    },
}
ENDS: Final = {
    "resolved": Text("끝(해결)", "the end (resolved)"),
    "refused": Text("끝(거절)", "the end (refused)"),
    "escalated": Text("끝(상위 이관)", "the end (escalated)"),
    "transferred": Text("끝(넘김)", "the end (transferred)"),
    "pending": Text("끝(기다림)", "the end (pending)"),
}
KINDS: Final = {
    "sop": Text("절차", "SOP"),
    "script": Text("스크립트", "script"),
    "exception": Text("판정표", "table"),
    "escalation": Text("에스컬레이션", "escalation"),
    "fact": Text("기준값", "fact"),
    "input": Text("입력", "input"),
    "role": Text("역할", "role"),
    "channel": Text("채널", "channel"),
    "reason": Text("문의 사유", "contact reason"),
    "term": Text("용어", "term"),
    "law": Text("법령", "law"),
    "kpi": Text("지표", "KPI"),
    "notice": Text("공지", "notice"),
    "calendar": Text("달력", "calendar"),
    "track": Text("학습 과정", "track"),
    "persona": Text("고객 유형", "persona"),
    "question": Text("문제", "question"),
    "settings": Text("설정", "settings"),
    "silenced": Text("검사 예외", "check exception"),
    "page": Text("사이트 글", "page"),
    "scenario": Text("시나리오", "scenario"),
}
PARTS: Final = {
    "step": Text("단계", "step"),
    "rule": Text("규칙", "rule"),
    "limit": Text("한도", "limit"),
    "example": Text("예시", "example"),
    "path": Text("연락 순서", "path"),
}

ONLY_ONE: Final = "calendar"
"""There is one, so its kind says enough."""
YES: Final = Text("예", "yes")
NO: Final = Text("아니오", "no")
ELSE: Final = Text("그 밖", "otherwise")
EXAMPLE: Final = Text("예: {case}", "e.g. {case}")
MORE: Final = Text("그 밖에 {n}가지", "{n} more")
NO_MORE: Final = Text("지금 바뀌는 것 말고는 더 바뀌지 않습니다", "Nothing more changes than now")
_LITTLE, _MUCH = Decimal("0.001"), Decimal("0.1")
MATRIX: Final = "escalation"
_PATH = Text("경로", "path")
_AT = Text("시각", "at")
_CALLED = Text("{kind} ‘{name}’", "{kind} '{name}'")
_COUNTED = Text("{name}번째 {kind}", "{kind} {name}")


def called(kind: str, name: str) -> Text:
    """A part by its name; by its number where it has none."""
    return (_COUNTED if name.isdigit() else _CALLED)(kind=PARTS[kind], name=name)


def column_name(kind: str, name: str) -> Text:
    """What an input or output is called in a table or a matrix: the path and the time have names of the tool."""
    if name == "at":
        return _AT
    return _PATH if (kind, name) == (MATRIX, "path") else same(name)


def listed(texts: Iterable[Text]) -> Text:
    """Several in one line."""
    every = list(texts)
    return Text(", ".join(t.ko for t in every), ", ".join(t.en for t in every))


def numbered(n: int, one: Text, many: Text, /, **words: object) -> Text:
    """A sentence about `n` things, in English in the singular or the plural."""
    return (one if n == 1 else many)(n=f"{n:,}", **words)


def kind_name(kind: str, *, opening: bool = False) -> Text:
    """What a kind is called; `opening` a line."""
    name = KINDS.get(kind, same(kind))
    return Text(name.ko, f"{name.en[:1].upper()}{name.en[1:]}") if opening else name


def title_after(kind: str, title: str) -> str:
    """What stands behind the word of a kind, with a space before it: nothing where there is only one."""
    return "" if kind == ONLY_ONE else f" {title}"


def all_called(kind: str, names: Sequence[str]) -> Text:
    """Several parts of one kind, which is said once: 단계 ‘판정’, ‘거절안내’."""
    if len(names) == 1:
        return called(kind, names[0])
    word, counted = PARTS[kind], all(name.isdigit() for name in names)
    korean = ", ".join(f"{n}번째" if n.isdigit() else f"‘{n}’" for n in names)
    english = ", ".join(n if n.isdigit() else f"'{n}'" for n in names)
    return Text(
        f"{korean} {word.ko}" if counted else f"{word.ko} {korean}", f"{word.en}s {english}"
    )


def many_of(kind: str) -> Text:
    """What several of a kind are called."""
    name = kind_name(kind)
    return Text(name.ko, name.en if name.en.endswith("s") else f"{name.en}s")


def choice(key: str, value: str) -> Text:
    """A word of the tool in an owner's words; anything else as it is."""
    return CHOICES.get(key, {}).get(value, same(value))


def percent(part: int, whole: int) -> str:
    """A share: 17%, 0.3%, <0.1%."""
    share = Decimal(part) / whole
    if share < _LITTLE:
        return "<0.1%"
    digits = Decimal(1) if share >= _MUCH else Decimal("0.1")
    return f"{(share * 100).quantize(digits, ROUND_HALF_UP)}%"
