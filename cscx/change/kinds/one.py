"""One document or item in both versions: where its parts stand, what they are called, how values read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

import msgspec

from cscx.change import changes as to
from cscx.change.changes import Change, Part, Place, Subject
from cscx.change.edits import Edit, key_of
from cscx.change.kinds.naming import naming_key, place_title
from cscx.change.kinds.sorts import as_list, is_list, is_text
from cscx.change.kinds.written import condition_text
from cscx.change.marks import Mark, marks
from cscx.change.version import Version
from cscx.change.words import CHOICES, NO, YES, choice, listed
from cscx.content.document import Document
from cscx.content.schema import Field
from cscx.content.source import Path
from cscx.messages import Text, same

Side = Literal["old", "new"]
Told = set[tuple[str | int | bool, ...]]
"""What has been told already, where several differences make one change."""

_TITLED: Final = frozenset(
    {"sop", "script", "exception", "escalation", "document", "law", "reason", "track"}
)

_FIRST = Text("판정의 첫 결과", "First output")
_OUTPUT = Text("‘{title}’의 {name}", "{name} of '{title}'")


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
        if edit.sort == "moved":
            return [self._moved(edit, part, skip)]
        if edit.sort == "renamed":
            return self._renamed(edit, part, skip)
        title = self.title(path, skip, side_of(edit))
        old, new = edit.old, edit.new
        if is_list(old) or is_list(new):
            return [self._members(base, title, path, edit)]
        if self._is_flag(path, old, new):
            above = self.title(path[:-1], skip, side_of(edit)) if len(path) - 1 > skip else None
            name = self.title(path, len(path) - 1, side_of(edit))
            return [to.Flag(**base, title=name, of=above, on=new is True)]
        if is_text(field, old, new):
            return [to.Wording(**base, title=title, marks=self.marks(old, new))]
        sides = (self.before, old), (self.after, new)
        both = [self._entry(version, path, value) for version, value in sides]
        return [to.Value(**base, title=title, old=both[0], new=both[1])]

    def _entry(self, version: Version, path: Path, value: Any) -> Text | None:
        """A value whose title is told: an entry of a list without what the title calls it by."""
        if isinstance(path[-1], int) and isinstance(value, Mapping):
            known = naming_key(self.field_at(path[:-1]), value)
            value = {key: below for key, below in value.items() if key != known}
        return self.text(version, path, value)

    def _moved(self, edit: Edit, part: Part | None, skip: int) -> Change:
        """Another output that comes first, or another order of a list, of which an entry or the whole is given."""
        path, before = place_of(edit), edit.before or ()
        if path[0] == "outputs":
            names = (Text(f"‘{name}’", f"'{name}'") for name in (edit.old, edit.new))
            return to.Value(**self.base(edit, part), title=_FIRST, old=next(names), new=next(names))
        if isinstance(path[-1], int):
            path, before = path[:-1], before[:-1]
        base = self.base(edit._replace(before=before, after=path), part)
        return to.Members(**base, title=self.title(path, skip, "new"), added=(), removed=())

    def _renamed(self, edit: Edit, part: Part | None, skip: int) -> list[Change]:
        """An entry of a list that is called otherwise: told as the key it is known by."""
        assert edit.before is not None  # noqa: S101 - what is renamed was there
        assert edit.after is not None  # noqa: S101 - and is there
        of = edit.after[:-1]
        key = key_of(self.field_at(of)) or ""
        places = (*edit.before, key), (*edit.after, key)
        found = self.plain(Edit("changed", *places, edit.old[key], edit.new[key]), part, skip)
        names = self.title(of, skip, "new"), self.title(places[1], len(edit.after), "new")
        title = Text("의 ".join(n.ko for n in names), " › ".join(n.en for n in names))
        return [msgspec.structs.replace(each, title=title) for each in found]

    def marks(self, old: str | None, new: str | None) -> tuple[Mark, ...]:
        """Two texts word by word; one that is new or gone as a whole."""
        if old is not None and new is not None:
            return marks(*self.texts(old, new))
        if new is not None:
            return (Mark("new", self.after.prose(new)),)
        return (Mark("old", self.before.prose(old or "")),)

    def _is_flag(self, path: Path, old: Any, new: Any) -> bool:
        """Whether a place is one that is either marked or not."""
        above = self.field_at(path[:-1])
        given = [each for each in (old, new) if each is not None]
        return (
            above is not None
            and path[-1] in above.properties
            and all(isinstance(each, bool) for each in given)
        )

    def texts(self, old: str, new: str) -> tuple[str, str]:
        """Two texts as they read; where they read alike, as they are written: by a fact or by hand."""
        texts = self.before.prose(old), self.after.prose(new)
        if texts[0] != texts[1]:
            return texts
        return self.before.named(old).ko, self.after.named(new).ko

    def title(self, path: Path, skip: int, side: Side) -> Text:
        """What a place of one version is called below its first `skip` keys."""
        return place_title(self.field_at, path, self.values(side), skip)

    def text(self, version: Version, path: Path, value: Any) -> Text | None:
        """A value in one line: words of the tool in an owner's words, documents by their titles."""
        if isinstance(value, Mapping):
            return listed(self._keyed(version, path, value))
        if isinstance(value, list):
            texts = [self.text(version, (*path, 0), each) for each in value]
            return listed(text for text in texts if text is not None)
        return None if value is None else self._single(version, path, value)

    def _single(self, version: Version, path: Path, value: Any) -> Text:
        if isinstance(value, bool):
            return YES if value else NO
        field = self.field_at(path)
        if isinstance(value, str) and field is not None and field.ref in _TITLED:
            title = version.title(field.ref, value)
            return Text(f"‘{title}’", f"'{title}'")
        key = next((key for key in reversed(path) if isinstance(key, str)), "")
        if isinstance(value, str) and value in CHOICES.get(key, {}):
            return choice(key, value)
        if (field is not None and field.condition) or "never" in path:
            return condition_text(version, value)
        if key == "from" and self.subject.kind == "input" and "." in str(value):
            return self._output(version, str(value))
        return version.named(value)

    def _output(self, version: Version, value: str) -> Text:
        """An output of a table: the id of the table and its name."""
        table, _, name = value.partition(".")
        return _OUTPUT(title=version.title("exception", table), name=name)

    def _keyed(self, version: Version, path: Path, value: Mapping[str, Any]) -> Iterator[Text]:
        """What a mapping says, key by key, but for the marks that it has not."""
        for key, below in value.items():
            here = (*path, key)
            text = self.text(version, here, below)
            flag = self._is_flag(here, below, None)
            if text is None or (flag and not below):
                continue
            title = place_title(self.field_at, here, None, len(path))
            inner = _within(text) if isinstance(below, list) else text
            title = Text(title.ko, _lowered(title.en))
            told = Text(f"{title.ko} {inner.ko}", f"{title.en} {inner.en}")
            yield title if flag else told

    def _members(self, base: dict[str, Any], title: Text, path: Path, edit: Edit) -> Change:
        was, now = as_list(edit.old), as_list(edit.new)
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


def _within(text: Text) -> Text:
    """Several in one, where others follow behind a comma."""
    return Text(text.ko.replace(", ", "·"), text.en.replace(", ", " / "))


def _lowered(title: str) -> str:
    """A title inside a sentence; an abbreviation as it is."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
