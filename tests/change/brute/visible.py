"""Whether a value can be seen in what is told, by any of the names that people know it by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from tests.change.brute.language import read_yaml

WORDS: Final = {
    "draft": "작성 중", "review": "검토 중", "active": "시행 중", "retired": "폐지",
    "intake": "접수", "triage": "분류·배정", "handle": "응대·처리", "follow-up": "후속 관리",
    "legal": "법", "business": "회사", "agent": "상담사", "lead": "파트장", "back-office": "후선 부서",
    "customer": "고객", "unique": "하나만 맞음", "first": "맨 위 규칙", "any": "같은 답이면 여럿",
    "priority": "우선순위", "collect": "모두 모음", "choice": "고르기", "set": "여럿 고르기",
    "boolean": "예·아니오", "integer": "정수", "decimal": "소수", "money": "금액", "date": "날짜",
    "time": "시각", "duration": "기간", "text": "글", "role": "역할", "script": "스크립트",
    "resolved": "끝(해결)", "refused": "끝(거절)", "escalated": "끝(상위 이관)",
    "transferred": "끝(넘김)", "pending": "끝(기다림)",
}  # fmt: skip
"""What the words of the tool are called in what owners read."""
ALSO: Final = {
    "first": "처음 값", "last": "마지막 값", "any": "같은 값", "sum": "합계", "count": "개수", "min": "최솟값",
    "max": "최댓값", "list": "목록", "up": "높을수록 좋음", "down": "낮을수록 좋음", "remember": "기억",
    "apply": "적용", "decide": "판단",
}  # fmt: skip
"""The same at other places."""


class Names:
    """What the documents of a version are called, and what its facts are."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.titles: dict[str, set[str]] = {}
        self.facts: dict[str, str] = {}
        for path, text in texts.items():
            data = read_yaml(text)
            if "title" in data:
                self._called(PurePosixPath(path).stem, data["title"])
            for name, item in data.get("items", {}).items():
                for key in ("title", "label"):
                    if key in item:
                        self._called(name, item[key])
                if data["kind"] == "facts":
                    self.facts[name] = _fact(item["value"])

    def _called(self, name: str, title: str) -> None:
        self.titles.setdefault(name, set()).add(title)

    def forms(self, value: Any) -> Iterator[str]:
        """Every way in which a value may be told."""
        if isinstance(value, bool):
            yield "예" if value else "아니오"
        elif isinstance(value, int | float):
            yield f"{value:,}"
        elif value is not None:
            yield from self._forms(str(value))

    def _forms(self, text: str) -> Iterator[str]:
        yield text
        yield from self.titles.get(text, ())
        yield from (words[text] for words in (WORDS, ALSO) if text in words)
        table, _, output = text.partition(".")
        yield from (f"‘{title}’의 {output}" for title in self.titles.get(table, ()) if output)
        yield self._named(text, "{name}({value})")
        yield self._named(text, "{value}")

    def _named(self, text: str, form: str) -> str:
        """A text with its facts in a form, and other references by their titles."""

        def fact(found: re.Match[str]) -> str:
            return form.format(name=found[1], value=self.facts.get(found[1], found[1]))

        def title(found: re.Match[str]) -> str:
            return next(iter(self.titles.get(found[1], [found[1]])))

        return re.sub(r"<[a-z]+:([^<>]+)>", title, re.sub(r"<fact:([^<>]+)>", fact, text))

    def shows(self, value: Any, told: str) -> bool:
        """Whether a value is seen in a sentence, whatever particles and lines it has there."""
        parts = value if isinstance(value, list) else [value]
        if isinstance(value, dict):  # a mark that is not there goes without saying
            parts = [v for v in value.values() if not isinstance(v, dict | list) and v is not False]
        plain = _bare(told)
        return all(
            any(_bare(form) in plain for form in self.forms(part))
            for part in parts
            if part not in (None, True)
        )


def _fact(value: Any) -> str:
    if isinstance(value, dict):
        return "·".join(f"{tier} {text}" for tier, text in value.items() if tier != "by")
    return str(value)


def _bare(text: str) -> str:
    """A text without what changes with its place: spaces, and particles after a name."""
    alone = re.sub(r"(?<=[가-힣\w)%])(을|를|이|가|은|는|과|와|으로|로)(?=[^가-힣]|$)", "", text)
    return re.sub(r"\s+", "", alone)
