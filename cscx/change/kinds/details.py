"""What something new says beyond its first line: a step's ways, hand-off, script and law; of an item every value."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from cscx.change.kinds.one import One
from cscx.change.kinds.ways import WAYS, to_step, way
from cscx.change.version import Version, shown
from cscx.change.words import ELSE, listed
from cscx.content.kinds.roles import Role
from cscx.content.source import Path
from cscx.messages import Text, same

_FIRST_LINE: Final[Mapping[str, frozenset[str]]] = {
    "step": frozenset({"id", "do"}),
    "rule": frozenset({"id", "when", "then"}),
    "limit": frozenset({"when", "never"}),
    "example": frozenset({"name", "given", "expect"}),
}
"""Keys that the first line of a part says."""
_ASKED: Final = ("do", "ask", "check", "decide")
"""Keys of a step of which the first line says the first that is there."""
_ORDINARY: Final[Mapping[str, Any]] = {"stage": "handle"}
"""What goes without saying."""

_LINE = Text("{title}: {value}", "{title}: {value}")
_NEXT = Text("다음: {way}", "Leads to {way}")
_BRANCH = Text("{answer} → {way}", "{answer} → {way}")
_HANDOFF = Text("업무 전달: {parts}", "Hand-off: {parts}")
_TO = Text("{role}", "to {role}")
_REACHED = Text("{role}({reach})", "to {role} ({reach})")
_SENT = Text("전달할 것 {what}", "with {what}")
_WITHIN = Text("기한 {time}", "within {time}")
_BACK = Text("돌려받을 것 {what}", "to come back: {what}")


def details(one: One, path: Path, kind: str, entry: Mapping[str, Any]) -> tuple[Text, ...]:
    """A line for each thing that a new part at a place says; who is handed over to with how to reach them."""
    known = set(_FIRST_LINE.get(kind, ()))
    if kind == "step":
        known = {"id", *WAYS, "branches", "handoff", *[k for k in _ASKED if k in entry][:1]}
        if entry.get("role") == one.after.corpus.settings.defaults.role:
            known.add("role")
    lines = list(_lines(one, path, entry, known))
    if kind == "step":
        lines += _handoff(one.after, entry.get("handoff", {}))
        lines += _ways(one.after, entry)
    return tuple(lines)


def item_details(one: One, said: str) -> tuple[Text, ...]:
    """A line for each thing that a new item says, but for what its first line does: `said`."""
    known = {"label", "title"}
    known |= {key for key, value in one.now.items() if _is_said(one, value, said)}
    return tuple(_lines(one, (), one.now, known))


def _is_said(one: One, value: Any, said: str) -> bool:
    if isinstance(value, Mapping):  # of a fact by tier
        return bool(said) and shown(value) == said
    return isinstance(value, str) and one.after.prose(value) == said


def _lines(
    one: One, path: Path, entry: Mapping[str, Any], known: Collection[str]
) -> Iterator[Text]:
    for key, value in entry.items():
        if key in known or value is False or _ORDINARY.get(key) == value:
            continue
        here = (*path, key)
        field = one.field_at(here)
        if isinstance(value, str) and field is not None and field.text:
            said: Text | None = same(one.after.prose(value))
        else:
            said = one.text(one.after, here, value)
        title = one.title(here, len(path), "new")
        if said is not None:
            yield title if value is True else _LINE(title=title, value=said)


def _ways(version: Version, entry: Mapping[str, Any]) -> Iterator[Text]:
    branches = [
        _BRANCH(answer=ELSE if answer == "else" else version.named(answer), way=to_step(target))
        for answer, target in entry.get("branches", {}).items()
    ]
    if branches:
        yield _LINE(
            title=Text("갈림길", "Branches"),
            value=Text(", ".join(b.ko for b in branches), ", ".join(b.en for b in branches)),
        )
    straight = way(version, entry)
    if straight is not None:
        yield _NEXT(way=straight)


def _handoff(version: Version, given: Mapping[str, Any]) -> Iterator[Text]:
    """Who gets the work, with how to reach them, what goes with it, by when, and what comes back."""
    if not given:
        return
    found = version.corpus.find("role", given["to"])
    reach = found.body.reach if found is not None and isinstance(found.body, Role) else None
    parts = [(_REACHED if reach else _TO)(role=version.title("role", given["to"]), reach=reach)]
    for key, text in (("send", _SENT), ("within", _WITHIN), ("back", _BACK)):
        if key in given:
            said = version.named(given[key])
            parts.append(text(what=said, time=said))
    yield _HANDOFF(parts=listed(parts))
