"""A new document in a few lines: whose it is and since when, what it decides or does, how much of it there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from cscx.change.kinds.one import name_of
from cscx.change.kinds.paths import levels_text
from cscx.change.version import Version
from cscx.change.words import choice, numbered
from cscx.messages import LANGUAGES, Text

_MOST = 6
"""Names told of a list of which all are counted."""

_FROM = Text("{day}부터", "from {day}")
_UNTIL = Text("{day}까지", "until {day}")
_OWNER = Text("담당 {role}", "owner {role}")
_APPROVED = Text("승인 {roles}", "approved by {roles}")
_REPLACES = Text("‘{title}’ 대신", "in place of '{title}'")
_DECIDES = Text(
    "{inputs}{inputs:으로/로} {outputs}{outputs:을/를} 정합니다", "Decides {outputs} by {inputs}"
)
_RULES = Text("규칙 {n}개: {names}", "{n} rules: {names}")
_RULE = Text(_RULES.ko, "1 rule: {names}")
_STEPS = Text("단계 {n}개: {names}", "{n} steps: {names}")
_STEP = Text(_STEPS.ko, "1 step: {names}")
_LIMITS = Text("한도 {n}개", "{n} limits")
_LIMIT = Text(_LIMITS.ko, "1 limit")
_EXAMPLES = Text("예시 {n}개", "{n} examples")
_EXAMPLE = Text(_EXAMPLES.ko, "1 example")
_NO_EXAMPLE = Text("예시 없음", "no examples")
_PATH = Text("연락 순서 ‘{name}’: {levels}", "Path '{name}': {levels}")
_SPOKEN = Text("멘트: {channels}", "Wording for {channels}")


def overview(version: Version, values: Mapping[str, Any]) -> tuple[Text, ...]:
    """The lines of a new document with a header, `values` by its keys; none of one without."""
    if "owner" not in values:
        return ()
    told = _BY_KIND.get(values.get("kind", ""))
    return (_opened(_standing(version, values)), *(told(version, values) if told else ()))


def _standing(version: Version, values: Mapping[str, Any]) -> Text:
    parts = [choice("status", values["status"])]
    if values.get("effective"):  # a question holds as long as what it is about
        parts.append(_FROM(day=values["effective"]))
    if values.get("until"):
        parts.append(_UNTIL(day=values["until"]))
    if values.get("replaces"):
        parts.append(_REPLACES(title=version.title("document", values["replaces"])))
    parts.append(_OWNER(role=values["owner"]))
    if values.get("approvers"):
        roles = values["approvers"]
        parts.append(_APPROVED(roles=Text("·".join(roles), ", ".join(roles))))
    return _joined(parts)


def _table(_version: Version, values: Mapping[str, Any]) -> Iterator[Text]:
    inputs, outputs = (", ".join(values.get(key, ())) for key in ("inputs", "outputs"))
    yield _DECIDES(inputs=inputs, outputs=outputs)
    parts = [_counted(values.get("rules", []), _RULE, _RULES)]
    if values.get("limits"):
        parts.append(numbered(len(values["limits"]), _LIMIT, _LIMITS))
    yield _joined([*parts, _examples(values)])


def _matrix(version: Version, values: Mapping[str, Any]) -> Iterator[Text]:
    rules = _counted(values.get("rules", []), _RULE, _RULES)
    yield _joined([rules, _examples(values)])
    for name, path in values.get("paths", {}).items():
        yield _PATH(name=name, levels=levels_text(version, path))


def _procedure(_version: Version, values: Mapping[str, Any]) -> Iterator[Text]:
    yield _counted(values.get("steps", []), _STEP, _STEPS)


def _script(version: Version, values: Mapping[str, Any]) -> Iterator[Text]:
    names = [version.title("channel", name) for name in values.get("text", ())]
    yield _SPOKEN(channels=", ".join(names))


_BY_KIND: Final[Mapping[str, Callable[[Version, Mapping[str, Any]], Iterator[Text]]]] = {
    "exception": _table,
    "escalation": _matrix,
    "sop": _procedure,
    "script": _script,
}


def _examples(values: Mapping[str, Any]) -> Text:
    n = len(values.get("examples", ()))
    return numbered(n, _EXAMPLE, _EXAMPLES) if n else _NO_EXAMPLE


def _counted(entries: Sequence[Any], one: Text, many: Text) -> Text:
    names = [name_of(each, at) for at, each in enumerate(entries)]
    shown = names[:_MOST] if len(names) > _MOST + 1 else names
    more = ", …" if len(shown) < len(names) else ""
    quoted = Text(*(", ".join(q % n for n in shown) + more for q in ("‘%s’", "'%s'")))
    return numbered(len(names), one, many, names=quoted)


def _joined(texts: Sequence[Text]) -> Text:
    return Text(*(", ".join(text.to(to) for text in texts) for to in LANGUAGES))


def _opened(text: Text) -> Text:
    return Text(text.ko, f"{text.en[:1].upper()}{text.en[1:]}")
