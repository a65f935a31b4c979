"""One document or item in both versions: where its parts stand, what they are called, how values read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final, Literal

from cscx.change import changes as to
from cscx.change.changes import Change, Part, Place, Subject
from cscx.change.edits import Edit
from cscx.change.marks import marks
from cscx.change.version import Version
from cscx.change.words import CHOICES, choice, plain_title
from cscx.content.document import Document
from cscx.content.schema import Field
from cscx.content.source import Path
from cscx.messages import Text, same

Side = Literal["old", "new"]
Told = set[tuple[str | int | bool, ...]]
"""What has been told already, where several differences make one change."""

_TITLED: Final = frozenset(
    {"sop", "script", "exception", "escalation", "document", "law", "reason"}
)

_FIRST = Text("판정의 첫 결과", "First output")
_YES, _NO = Text("예", "yes"), Text("아니오", "no")


class One:
    """`was` and `now` are its values; `paths` lead to them in the two documents."""

    def __init__(
        self,
        versions: tuple[Version, Version],
        subject: Subject,
        documents: tuple[Document, Document],
        values: tuple[Field | None, Any, Any],
        paths: tuple[Path, Path] = ((), ()),
    ) -> None:
        self.before, self.after = versions
        self.subject = subject
        self.field, self.was, self.now = values
        self._documents, self._paths = documents, paths

    def base(self, edit: Edit, part: Part | None = None) -> dict[str, Any]:
        """What every change has."""
        path = place_of(edit)
        return {
            "subject": self.subject,
            "part": part,
            "key": str(path[0]) if path else "",
            "before": self._place(self.before, 0, edit.before),
            "after": self._place(self.after, 1, edit.after),
        }

    def _place(self, version: Version, side: int, path: Path | None) -> Place | None:
        if path is None:
            return None
        return version.place(self._documents[side], (*self._paths[side], *path))

    def values(self, side: Side) -> Any:
        """The whole in one version."""
        return self.was if side == "old" else self.now

    def field_at(self, path: Path) -> Field | None:
        """What the schema says of a place."""
        return self.field.find(path) if self.field is not None else None

    def plain(self, edit: Edit, part: Part | None = None, skip: int = 0) -> list[Change]:
        """A change that its place alone explains. `skip` keys of the path are told by the part."""
        path = place_of(edit)
        base, field = self.base(edit, part), self.field_at(path)
        title = self.title(path, skip)
        old, new = edit.old, edit.new
        if edit.sort == "moved":  # only the first output is
            names = (Text(f"‘{name}’", f"'{name}'") for name in (old, new))
            return [to.Value(**base, title=_FIRST, old=next(names), new=next(names))]
        if _is_list(old) or _is_list(new):
            return [self._members(base, title, path, edit)]
        if isinstance(old, str) and isinstance(new, str) and field is not None and field.text:
            return [to.Wording(**base, title=title, marks=marks(*self.texts(old, new)))]
        both = self.text(self.before, path, old), self.text(self.after, path, new)
        return [to.Value(**base, title=title, old=both[0], new=both[1])]

    def texts(self, old: str, new: str) -> tuple[str, str]:
        """Two texts as they read; where they read alike, as they are written: by a fact or by hand."""
        texts = self.before.prose(old), self.after.prose(new)
        return texts if texts[0] != texts[1] else (self.before.named(old), self.after.named(new))

    def title(self, path: Path, skip: int = 0) -> Text:
        """What a place is called below its first `skip` keys."""
        names: list[Text] = []
        for at in range(min(skip, len(path) - 1), len(path)):
            key, here = path[at], self.field_at(path[: at + 1])
            above = self.field_at(path[:at])
            if isinstance(key, int):
                names.append(Text(f"{key + 1}번째", f"{key + 1}"))
            elif here is not None and here.title.ko and above and key in above.properties:
                names.append(plain_title(here.title))
            else:
                names.append(Text(f"‘{key}’", str(key)))
        korean = names[0].ko
        for above_, name in pairwise(names):
            korean += f"{_joint(above_.ko, name.ko)}{name.ko}"
        return Text(korean, " › ".join(name.en for name in names))

    def text(self, version: Version, path: Path, value: Any) -> Text | None:
        """A value in one line: words of the tool in an owner's words, documents by their titles."""
        if isinstance(value, Mapping):
            return _listed(self._keyed(version, path, value))
        if isinstance(value, list):
            return _listed([self.text(version, (*path, 0), each) for each in value])
        return None if value is None else self._single(version, path, value)

    def _single(self, version: Version, path: Path, value: Any) -> Text:
        if isinstance(value, bool):
            return _YES if value else _NO
        field = self.field_at(path)
        if isinstance(value, str) and field is not None and field.ref in _TITLED:
            title = version.title(field.ref, value)
            return Text(f"‘{title}’", f"'{title}'")
        key = next((key for key in reversed(path) if isinstance(key, str)), "")
        if isinstance(value, str) and value in CHOICES.get(key, {}):
            return choice(key, value)
        return same(version.named(value))

    def _keyed(self, version: Version, path: Path, value: Mapping[str, Any]) -> list[Text | None]:
        texts: list[Text | None] = []
        for key, below in value.items():
            text = self.text(version, (*path, key), below)
            title = self.title((*path, key), len(path))
            if text is not None:
                texts.append(
                    title
                    if below is True
                    else Text(f"{title.ko} {text.ko}", f"{title.en} {text.en}")
                )
        return texts

    def _members(self, base: dict[str, Any], title: Text, path: Path, edit: Edit) -> Change:
        was, now = _as_list(edit.old), _as_list(edit.new)
        return to.Members(
            **base,
            title=title,
            added=tuple(self._member(self.after, path, e) for e in now if e not in was),
            removed=tuple(self._member(self.before, path, e) for e in was if e not in now),
        )

    def _member(self, version: Version, path: Path, value: Any) -> Text:
        field = self.field_at((*path, 0))
        if field is not None and field.text and isinstance(value, str):
            return same(version.prose(value))
        return self.text(version, (*path, 0), value) or same("")


def _joint(above: str, below: str) -> str:
    """What joins two names of a path: 결과 ‘처리’, 보기 4번째의 보기 글, 업무 전달 가운데 기한."""
    if below.startswith("‘") or below.endswith("번째"):
        return " "
    return "의 " if above.endswith("번째") else " 가운데 "


def place_of(edit: Edit) -> Path:
    """Where an edit stands: in the new version, if it does."""
    path = edit.after if edit.after is not None else edit.before
    assert path is not None  # noqa: S101 - an edit stands in one version at least
    return path


def side_of(edit: Edit) -> Side:
    """The version in which `place_of` an edit is."""
    return "new" if edit.after is not None else "old"


def name_of(entry: Any, index: int) -> str:
    """What an entry of a list is called; its number where it has no name."""
    return str(entry.get("id") or entry.get("name") or index + 1)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(each, Mapping) for each in value)


def _as_list(value: Any) -> list[Any]:
    """The members of a list; one value that may also be written as a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _listed(texts: list[Text | None]) -> Text:
    given = [text for text in texts if text is not None]
    return Text(", ".join(t.ko for t in given), ", ".join(t.en for t in given))
