"""From differences by path to changes in the words of their kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal

from cscx.change import changes as to
from cscx.change.changes import Change, Part, Place, Subject
from cscx.change.edits import Edit, edits
from cscx.change.filled import values_of
from cscx.change.following import Renamed, followed
from cscx.change.marks import Mark, marks
from cscx.change.version import Version, shown, written
from cscx.change.words import CHOICES, ENDS, choice
from cscx.content.document import Document
from cscx.content.schema import Field, field_of
from cscx.content.source import Path
from cscx.messages import Text, same

WAYS: Final = ("next", "go_to", "escalate", "end")
"""The keys of a step that say where it leads when it does not branch."""
_PARTS: Final = {"steps": "step", "rules": "rule", "limits": "limit", "examples": "example"}
_NO_ORDER: Final = frozenset({"example", "limit"})

_TO_STEP = Text("‘{step}’", "'{step}'")
_TO_SOP = Text("절차 ‘{title}’", "SOP '{title}'")
_TO_MATRIX = Text("에스컬레이션 ‘{title}’", "escalation '{title}'")
_CALLED = Text("{role} {within}", "{role} {within}")


class Reading:
    """Reads the changes between two versions of one document, or of one item of a list."""

    def __init__(self, before: Version, after: Version, renamed: Renamed) -> None:
        self._before, self._after, self._renamed = before, after, renamed

    def document(self, subject: Subject, old: Document, new: Document) -> list[Change]:
        """What changed in a document, in the order of the new one."""
        field = field_of(new.kind.name if new.kind else "")
        was = followed(field, values_of(old, self._before.corpus.settings), self._renamed)
        now = values_of(new, self._after.corpus.settings)
        for key in ("items", "kind"):
            was.pop(key, None)
            now.pop(key, None)
        one = _One(self._before, self._after, subject, (old, new), (field, was, now), ((), ()))
        return one.changes()

    def item(
        self, subject: Subject, old: Document, new: Document, names: tuple[str, str]
    ) -> list[Change]:
        """What changed in an item of a list."""
        whole = field_of(new.kind.name if new.kind else "")
        field = whole.properties["items"].at(names[1])
        was, now = (
            values_of(document, version.corpus.settings)["items"][name]
            for document, version, name in (
                (old, self._before, names[0]),
                (new, self._after, names[1]),
            )
        )
        was = followed(field, was, self._renamed)
        paths: tuple[Path, Path] = (("items", names[0]), ("items", names[1]))
        return _One(
            self._before, self._after, subject, (old, new), (field, was, now), paths
        ).changes()


class _One:
    """The changes of one subject."""

    def __init__(
        self,
        before: Version,
        after: Version,
        subject: Subject,
        documents: tuple[Document, Document],
        values: tuple[Field | None, Any, Any],
        paths: tuple[Path, Path],
    ) -> None:
        self._before, self._after, self._subject = before, after, subject
        self._documents, self._paths = documents, paths
        self._field, self._was, self._now = values

    def changes(self) -> list[Change]:
        """All of them, by their place in the new version."""
        self._was = self._with_local_names()
        found: list[Change] = []
        told: set[tuple[str | int, ...]] = set()
        for edit in edits(self._field, self._was, self._now):
            path = edit.after if edit.after is not None else edit.before
            read = _READERS.get((self._subject.kind, path[0] if path else ""))
            if read is None and self._subject.kind == "fact":
                read = _One._fact
            found += (read or _One._plain)(self, edit, told)
        return sorted(found, key=_by_place)

    def _with_local_names(self) -> Any:
        """The old values with steps and paths called as they are now."""
        local: dict[tuple[str, str], str] = {}
        for word, key in (("step", "steps"), ("path", "paths")):
            if not isinstance(self._was, Mapping) or key not in self._was:
                continue
            for edit in edits(self._field, {key: self._was[key]}, {key: self._now.get(key, [])}):
                if edit.sort == "renamed":
                    local[word, edit.old["id"]] = edit.new["id"]
        return followed(self._field, self._was, local)

    def _places(self, edit: Edit) -> dict[str, Place | None]:
        return {
            "before": None
            if edit.before is None
            else self._before.place(self._documents[0], (*self._paths[0], *edit.before)),
            "after": None
            if edit.after is None
            else self._after.place(self._documents[1], (*self._paths[1], *edit.after)),
        }

    def _base(self, edit: Edit, part: Part | None = None) -> dict[str, Any]:
        return {"subject": self._subject, "part": part, **self._places(edit)}

    def _entry(self, path: Path | None, side: Literal["old", "new"]) -> Any:
        """The value two keys deep: the step, rule or path that a change is in."""
        value = self._was if side == "old" else self._now
        for key in (path or ())[:2]:
            value = value[key]
        return value

    def _field_at(self, path: Path) -> Field | None:
        return self._field.find(path) if self._field is not None else None

    def _title(self, path: Path) -> Text:
        """What a place is called: the nearest title above it, and the company's name for it."""
        names: list[Text] = []
        for length in range(1, len(path) + 1):
            here = self._field_at(path[:length])
            key = path[length - 1]
            if here is not None and here.title.ko and length < len(path) + 1:
                named = self._field_at(path[: length - 1])
                company = named is not None and isinstance(key, str) and key not in named.properties
                names.append(Text(f"‘{key}’", f"'{key}'") if company else here.title)
            elif isinstance(key, str):
                names.append(Text(f"‘{key}’", f"'{key}'"))
            elif isinstance(key, int):
                names.append(Text(f"{key + 1}번째", f"no. {key + 1}"))
        names = names or [same(str(path[-1]))]
        return Text(" ".join(n.ko for n in names), " ".join(n.en for n in names))

    def _text(self, version: Version, path: Path, value: Any) -> Text | None:
        if value is None:
            return None
        field = self._field_at(path)
        key = next((k for k in reversed(path) if isinstance(k, str)), "")
        if isinstance(value, bool):
            return Text("예", "yes") if value else Text("아니오", "no")
        if isinstance(value, str):
            if field is not None and field.ref in (
                "sop",
                "script",
                "exception",
                "escalation",
                "document",
                "law",
                "reason",
            ):
                return Text(
                    f"‘{version.title(field.ref, value)}’", f"'{version.title(field.ref, value)}'"
                )
            return (
                choice(key, value) if value in CHOICES.get(key, {}) else same(version.named(value))
            )
        return self._listed(version, path, value)

    def _listed(self, version: Version, path: Path, value: Any) -> Text:
        """A mapping or list in one line, its keys by their titles."""
        texts: list[Text] = []
        if isinstance(value, Mapping):
            for key, below in value.items():
                here = self._field_at((*path, key))
                title = here.title if here is not None and here.title.ko else same(str(key))
                text = self._text(version, (*path, key), below)
                if text is not None:
                    texts.append(Text(f"{title.ko} {text.ko}", f"{title.en} {text.en}"))
        elif isinstance(value, list):
            texts = [t for each in value if (t := self._text(version, (*path, 0), each))]
        else:
            return same(version.named(value))
        return Text(", ".join(t.ko for t in texts), ", ".join(t.en for t in texts))

    def _plain(
        self, edit: Edit, _told: set[Any], part: Part | None = None, skip: int = 0
    ) -> list[Change]:
        """A change that its place alone explains. `skip` keys of the path are told by the part."""
        path = edit.after if edit.after is not None else edit.before
        assert path is not None  # noqa: S101 - an edit stands in one version at least
        base, field = self._base(edit, part), self._field_at(path)
        title = self._title_below(path, skip)
        old, new = edit.old, edit.new
        if edit.sort == "moved":
            return [to.Value(**base, title=title, old=same(str(old)), new=same(str(new)))]
        if _is_list(old) or _is_list(new):
            return [self._members(base, title, path, old, new)]
        if isinstance(old, str) and isinstance(new, str) and field is not None and field.text:
            texts = self._before.prose(old), self._after.prose(new)
            if texts[0] == texts[1]:  # the same words, but written otherwise: as a fact, or by hand
                texts = self._before.named(old), self._after.named(new)
            return [to.Wording(**base, title=title, marks=marks(*texts))]
        both = self._text(self._before, path, old), self._text(self._after, path, new)
        return [to.Value(**base, title=title, old=both[0], new=both[1])]

    def _title_below(self, path: Path, skip: int) -> Text:
        whole = self._field
        for key in path[:skip]:
            whole = whole.at(key) if whole is not None else None
        below = _One(
            self._before,
            self._after,
            self._subject,
            self._documents,
            (whole, None, None),
            self._paths,
        )
        return below._title(path[skip:]) if path[skip:] else self._title(path)

    def _members(self, base: dict[str, Any], title: Text, path: Path, old: Any, new: Any) -> Change:
        was, now = list(old or []), list(new or [])
        added = [each for each in now if each not in was]
        removed = [each for each in was if each not in now]
        return to.Members(
            **base,
            title=title,
            added=tuple(self._member(self._after, path, each) for each in added),
            removed=tuple(self._member(self._before, path, each) for each in removed),
        )

    def _member(self, version: Version, path: Path, value: Any) -> str:
        field = self._field_at((*path, 0))
        if field is not None and field.text and isinstance(value, str):
            return version.prose(value)
        text = self._text(version, (*path, 0), value)
        return text.ko if text is not None else ""

    def _fact(self, edit: Edit, told: set[Any]) -> list[Change]:
        key = (edit.after or edit.before or ("",))[0]
        if key == "next" and "next" not in told:
            told.add("next")
            return self._plan(edit)
        if key == "next" or (key == "effective" and self._was["value"] != self._now["value"]):
            return []
        if key != "value":
            return self._plain(edit, told)
        if "value" in told:
            return []
        told.add("value")
        old, new = written(self._was["value"]), written(self._now["value"])
        if set(old) != set(new):
            old, new = {"": shown(self._was["value"])}, {"": shown(self._now["value"])}
        dated = self._was["effective"] != self._now["effective"]
        effective = self._now["effective"] if dated else ""
        return [
            to.FactValue(
                **self._base(self._tier(edit, tier)),
                old=old[tier],
                new=new[tier],
                tier=tier or None,
                effective=effective,
            )
            for tier in new
            if old[tier] != new[tier]
        ]

    @staticmethod
    def _tier(edit: Edit, tier: str) -> Edit:
        path: Path = ("value", tier) if tier else ("value",)
        return edit._replace(before=path, after=path)

    def _plan(self, edit: Edit) -> list[Change]:
        old, new = self._was.get("next"), self._now.get("next")
        paths = edit._replace(before=("next",) if old else None, after=("next",) if new else None)
        return [
            to.FactPlan(
                **self._base(paths),
                now=shown(self._now["value"]),
                old=shown(old["value"]) if old else None,
                new=shown(new["value"]) if new else None,
                old_from=old["effective"] if old else None,
                new_from=new["effective"] if new else None,
            )
        ]

    def _part(self, edit: Edit, told: set[Any]) -> list[Change]:
        """A change of an entry of steps, rules, limits or examples, or inside of one."""
        path = edit.after if edit.after is not None else edit.before
        assert path is not None  # noqa: S101 - an edit stands in one version at least
        if len(path) == 1:  # the whole list came or went
            entries = edit.new if edit.new is not None else edit.old
            return [
                change
                for index, entry in enumerate(entries)
                for change in self._part(_single(edit, index, entry), told)
            ]
        kind = _PARTS[str(path[0])]
        side: Literal["old", "new"] = "new" if edit.after is not None else "old"
        part = Part(kind, _name(self._entry(path, side), int(path[1])))
        if len(path) == 2:  # noqa: PLR2004 - the entry itself
            return self._whole_part(edit, part)
        read = {"step": _One._step, "rule": _One._rule}.get(kind)
        return read(self, edit, told, part) if read else self._plain(edit, told, part, 2)

    def _whole_part(self, edit: Edit, part: Part) -> list[Change]:
        base = self._base(edit, part)
        if edit.sort == "added":
            follows = self._follows(self._now, edit.after)
            return [to.PartAdded(**base, follows=follows, text=self._gist(self._after, edit.new))]
        if edit.sort == "removed":
            return [to.PartRemoved(**base, text=self._gist(self._before, edit.old))]
        if edit.sort == "renamed":
            names = [_name(entry, 0) for entry in (edit.old, edit.new)]
            return [to.Renamed(**base, old=names[0], new=names[1])]
        if part.kind in _NO_ORDER:
            return []
        follows, followed_ = (
            self._follows(self._now, edit.after),
            self._follows(self._was, edit.before),
        )
        return [to.PartMoved(**base, follows=follows, followed=followed_)]

    def _follows(self, values: Any, path: Path | None) -> str | None:
        if path is None or not path[1]:
            return None
        at = int(path[1]) - 1
        return _name(values[path[0]][at], at)

    def _gist(self, version: Version, entry: Any) -> Text:
        """What an entry says in one line."""
        said = entry.get("do") or entry.get("ask") or entry.get("check")
        if said:
            return same(version.prose(said))
        if "decide" in entry:
            return Text(
                f"‘{version.title('exception', entry['decide'])}’ 판정",
                f"decides by '{version.title('exception', entry['decide'])}'",
            )
        if "then" in entry:
            when = version.named(entry.get("when", {}))
            return Text(
                f"{when or '모든 경우'} → {version.named(entry['then'])}",
                f"{when or 'every case'} → {version.named(entry['then'])}",
            )
        if "never" in entry:
            return Text(
                f"{version.named(entry.get('when', {}))}: {version.named(entry['never'])} 금지",
                f"{version.named(entry.get('when', {}))}: never {version.named(entry['never'])}",
            )
        if "given" in entry:
            return same(
                f"{version.named(entry['given'])} → {version.named(entry.get('expect', {}))}"
            )
        way = self._way(version, entry)
        return way if way is not None else same("")

    def _step(self, edit: Edit, told: set[Any], part: Part) -> list[Change]:
        path = edit.after if edit.after is not None else edit.before
        assert path is not None  # noqa: S101 - an edit stands in one version at least
        key = path[2]
        if key in WAYS:
            if ("way", part.name) in told:
                return []
            told.add(("way", part.name))
            pair = self._pair(edit)
            return [
                to.Way(
                    **self._base(self._both_sides(edit, pair), part),
                    answer=None,
                    old=self._way(self._before, pair[0]),
                    new=self._way(self._after, pair[1]),
                )
            ]
        if key == "branches":
            return self._branches(edit, part)
        return self._plain(edit, told, part, 2)

    def _both_sides(self, edit: Edit, pair: tuple[Any, Any]) -> Edit:
        """An edit at the key that says where the step leads in each version."""
        paths: list[Path | None] = []
        for step, values in zip(pair, (self._was, self._now), strict=True):
            at = next((i for i, each in enumerate(values["steps"]) if each is step), None)
            key = next((key for key in WAYS if key in step), None)
            paths.append(None if at is None else ("steps", at, key) if key else ("steps", at))
        return edit._replace(before=paths[0], after=paths[1])

    def _pair(self, edit: Edit) -> tuple[Any, Any]:
        """The step of an edit in both versions."""
        path = edit.after if edit.after is not None else edit.before
        assert path is not None  # noqa: S101 - an edit stands in one version at least
        side: Literal["old", "new"] = "new" if edit.after is not None else "old"
        name = _name(self._entry(path, side), 0)
        one = next((s for s in self._was["steps"] if _name(s, 0) == name), None)
        other = next((s for s in self._now["steps"] if _name(s, 0) == name), None)
        return one or self._renamed_step(name), other or self._renamed_step(name)

    def _renamed_step(self, name: str) -> Any:
        for edit in edits(
            self._field, {"steps": self._was["steps"]}, {"steps": self._now["steps"]}
        ):
            if edit.sort == "renamed" and name in (edit.old["id"], edit.new["id"]):
                return edit.old if name == edit.new["id"] else edit.new
        return {}

    def _way(self, version: Version, step: Any) -> Text | None:
        """Where a step leads when it does not branch."""
        if step.get("end"):
            return ENDS.get(step["end"], same(step["end"]))
        if step.get("go_to"):
            return _TO_SOP(title=version.title("sop", step["go_to"]))
        if step.get("escalate"):
            return _TO_MATRIX(title=version.title("escalation", step["escalate"]))
        return _TO_STEP(step=step["next"]) if step.get("next") else None

    def _branches(self, edit: Edit, part: Part) -> list[Change]:
        path = edit.after if edit.after is not None else edit.before
        assert path is not None  # noqa: S101 - an edit stands in one version at least
        if len(path) == 3:  # noqa: PLR2004 - all branches at once
            both = dict.fromkeys((*(edit.old or {}), *(edit.new or {})))
            return [
                to.Way(
                    **self._base(edit, part),
                    answer=self._answer(answer),
                    old=_step_text((edit.old or {}).get(answer)),
                    new=_step_text((edit.new or {}).get(answer)),
                )
                for answer in both
            ]
        base = self._base(edit, part)
        answer = self._answer(str(path[3]))
        return [to.Way(**base, answer=answer, old=_step_text(edit.old), new=_step_text(edit.new))]

    def _answer(self, answer: str) -> str:
        return "그 밖" if answer == "else" else self._after.named(answer)

    def _rule(self, edit: Edit, told: set[Any], part: Part) -> list[Change]:
        path = edit.after if edit.after is not None else edit.before
        assert path is not None  # noqa: S101 - an edit stands in one version at least
        key, base = path[2], self._base(edit, part)
        if key in ("when", "then") and len(path) == 3:  # noqa: PLR2004 - all cells at once
            both = dict.fromkeys((*(edit.old or {}), *(edit.new or {})))
            return [
                self._cell(
                    base,
                    "when" if key == "when" else "then",
                    name,
                    (edit.old or {}).get(name),
                    (edit.new or {}).get(name),
                )
                for name in both
            ]
        if key in ("when", "then"):
            return self._cells(edit, part, "when" if key == "when" else "then")
        if key == "or":
            if ("or", part.name) in told:
                return []
            told.add(("or", part.name))
            one, other = (
                next((r.get("or") for r in side["rules"] if r["id"] == part.name), None)
                for side in (self._was, self._now)
            )
            return [self._cell(base, "or", "", one, other)]
        return self._plain(edit, told, part, 2)

    def _cells(self, edit: Edit, part: Part, side: Literal["when", "then"]) -> list[Change]:
        path = edit.after if edit.after is not None else edit.before
        assert path is not None  # noqa: S101 - an edit stands in one version at least
        name = str(path[3])
        old, new = edit.old, edit.new
        if len(path) > 4:  # noqa: PLR2004 - inside of {not: […]}: the whole cell is told
            one, other = (
                next((r for r in values["rules"] if r["id"] == part.name), {})
                for values in (self._was, self._now)
            )
            old, new = one.get(side, {}).get(name), other.get(side, {}).get(name)
        return [self._cell(self._base(edit, part), side, name, old, new)]

    def _cell(
        self,
        base: dict[str, Any],
        side: Literal["when", "then", "or"],
        name: str,
        old: Any,
        new: Any,
    ) -> Change:
        return to.Cell(
            **base,
            side=side,
            name=name,
            old=None if old is None else self._before.named(old),
            new=None if new is None else self._after.named(new),
        )

    def _path(self, edit: Edit, told: set[Any]) -> list[Change]:
        """A change of an escalation path or of its levels."""
        path = edit.after if edit.after is not None else edit.before
        assert path is not None  # noqa: S101 - an edit stands in one version at least
        part = Part("path", str(path[1]) if len(path) > 1 else "")
        base = self._base(edit, part)
        if len(path) == 2:  # noqa: PLR2004 - the whole path
            if edit.sort == "added":
                return [
                    to.PartAdded(**base, follows=None, text=self._levels(self._after, edit.new))
                ]
            return [to.PartRemoved(**base, text=self._levels(self._before, edit.old))]
        if path[2] != "levels":
            return self._plain(edit, told, part, 2)
        if len(path) == 3:  # noqa: PLR2004 - all levels at once
            return self._plain(edit, told, part, 2)
        number = int(path[3])
        if ("level", part.name, number, edit.sort == "removed") in told:
            return []
        told.add(("level", part.name, number, edit.sort == "removed"))
        old = (
            None if edit.before is None else self._was["paths"][part.name]["levels"][edit.before[3]]
        )
        new = None if edit.after is None else self._now["paths"][part.name]["levels"][edit.after[3]]
        return [
            to.Level(
                **base,
                number=number + 1,
                old=None if old is None else self._level(self._before, old),
                new=None if new is None else self._level(self._after, new),
            )
        ]

    def _levels(self, version: Version, path: Any) -> Text:
        return same(" → ".join(self._level(version, level) for level in path.get("levels", [])))

    def _level(self, version: Version, level: Any) -> str:
        return f"{level['call']}({version.named(level['within'])})"

    def _spoken(self, edit: Edit, told: set[Any]) -> list[Change]:
        """The text of a script on a channel."""
        path = edit.after if edit.after is not None else edit.before
        assert path is not None  # noqa: S101 - an edit stands in one version at least
        if len(path) == 1:
            return self._plain(edit, told)
        old = None if edit.old is None else self._before.prose(edit.old)
        new = None if edit.new is None else self._after.prose(edit.new)
        if old == new:
            old, new = self._before.named(edit.old), self._after.named(edit.new)
        told_ = marks(old, new) if old is not None and new is not None else _one_sided(old, new)
        title = self._field_at(("text",))
        text = title.title if title is not None else same("text")
        return [to.Wording(**self._base(edit), title=text, marks=told_, channel=str(path[1]))]


_READERS: Final[dict[tuple[str, str | int], Callable[..., list[Change]]]] = {
    ("sop", "steps"): _One._part,
    ("exception", "rules"): _One._part,
    ("exception", "limits"): _One._part,
    ("exception", "examples"): _One._part,
    ("escalation", "rules"): _One._part,
    ("escalation", "examples"): _One._part,
    ("escalation", "paths"): _One._path,
    ("script", "text"): _One._spoken,
}


def _single(edit: Edit, index: int, entry: Any) -> Edit:
    before = None if edit.before is None else (*edit.before, index)
    after = None if edit.after is None else (*edit.after, index)
    return Edit(edit.sort, before, after, *((entry, None) if after is None else (None, entry)))


def _one_sided(old: str | None, new: str | None) -> tuple[Mark, ...]:
    return (Mark("old", old),) if old is not None else (Mark("new", new or ""),)


def _step_text(name: str | None) -> Text | None:
    return None if name is None else _TO_STEP(step=name)


def _name(entry: Any, index: int) -> str:
    return str(entry.get("id") or entry.get("name") or index + 1)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(each, Mapping) for each in value)


def _by_place(change: Change) -> tuple[str, int, int]:
    place = change.after or change.before
    return (place.path, place.line, place.column) if place is not None else ("", 0, 0)


__all__ = ["Iterator", "Reading"]
