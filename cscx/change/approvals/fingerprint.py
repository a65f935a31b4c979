"""What an approval holds: the fingerprint of a document's meaning and of what it depends on.

SHA-256 of canonical JSON: NFC, keys sorted, defaults filled in, text unwrapped, facts as values,
other references as the target's own digest, one level deep; for tables and matrices also what they
decide by behind their inputs and roles (`deciding`). Left out are `status` and `reviewed`,
of a law also `checked`: they say how far the work on a text is, not what it says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cscx.change.approvals.deciding import ASKS, BESIDE, DECIDES, decided_by
from cscx.change.edits import IN_ORDER, key_of
from cscx.change.filled import values_of
from cscx.change.renames.following import Renamed, document_followed
from cscx.change.version import shown
from cscx.content.corpus import Corpus, Entry
from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.facts import Fact
from cscx.content.kinds.inputs import Input
from cscx.content.schema import Field, field_of
from cscx.content.source import Path
from cscx.text import nfc

VERSION: Final = 2
"""Grows when what a fingerprint is made of changes. Version 1 knew nothing of what is behind inputs and roles."""
VERSIONS: Final = (1, 2)
"""Those that can still be made: an approval is judged by the version it was given in."""
_ABOUT_WORK: Final = frozenset({"status", "reviewed"})
WHO_ANSWERS: Final = frozenset({"owner", "approvers"})
"""Roles named here answer for the document; what they do is no part of what it says."""
_SHORT: Final = 12


class Part(NamedTuple):
    """A piece of a document: its digest, and where it stands."""

    digest: str
    path: Path


class Used(NamedTuple):
    """Something a document refers to: a fact's value or a digest; and the first place it does."""

    value: str
    path: Path


class Fingerprint(NamedTuple):
    """The whole as 64 hexadecimal digits, and its pieces by name."""

    digest: str
    parts: dict[str, Part]
    uses: dict[str, Used]


class Fingerprints:
    """The fingerprints of the documents of one corpus.

    `called` are the names, by (kind, name of today), under which things count: those of an earlier day.
    """

    def __init__(self, corpus: Corpus, called: Renamed = MappingProxyType({})) -> None:
        self._corpus, self._called = corpus, called
        self._values: dict[str, dict[str, Any]] = {}
        self._targets: dict[tuple[str, str], str] = {}

    def of(self, document: Document, version: int = VERSION) -> Fingerprint:
        """The fingerprint of a usable document with a header, in one of `VERSIONS`."""
        values = _meant(self._filled(document))
        uses = self._uses(document)
        if version > 1:
            for behind, value in self.behind(document).items():
                uses.setdefault(behind, Used(value, ("inputs",)))
        assert document.kind is not None  # noqa: S101 - a usable document has one
        whole = {
            "version": version,
            "kind": document.kind.name,
            "says": self.says(document),
            "uses": {name: used.value for name, used in uses.items()},
        }
        return Fingerprint(_digest(whole), dict(_parts(document.kind.name, values)), uses)

    def says(self, document: Document) -> Any:
        """What a document itself says, in a form in which equal meaning is equal."""
        assert document.kind is not None  # noqa: S101 - a usable document has one
        return _canonical(field_of(document.kind.name), _meant(self._filled(document)))

    def _filled(self, document: Document) -> dict[str, Any]:
        if document.path not in self._values:
            assert document.kind is not None  # noqa: S101 - a usable document has one
            values = values_of(document, self._corpus.settings)
            self._values[document.path] = (
                document_followed(document.kind.name, values, self._called)
                if self._called
                else values
            )
        return self._values[document.path]

    def _uses(self, document: Document) -> dict[str, Used]:
        found: dict[str, Used] = {}
        for reference in document.references:
            if reference.path[0] in WHO_ANSWERS:
                continue
            entry = self._corpus.find(reference.kind, reference.name)
            kind = reference.kind if entry is None else entry.kind
            name = nfc(f"{kind}:{self._name(kind, reference.name)}")
            if name not in found and (entry is None or entry.document is not document):
                found[name] = Used(self.target(entry), reference.path)
        return found

    def behind(self, document: Document) -> dict[str, str]:
        """What a table or matrix decides by behind its inputs and roles: values and digests by `kind:name`."""
        return {
            nfc(f"{entry.kind}:{self._name(entry.kind, entry.name)}"): self._deciding(entry)
            for entry in decided_by(document, self._corpus)
        }

    def _deciding(self, entry: Entry) -> str:
        """As `target`, of a table what it answers and of an input what it is, whatever they say beside that."""
        values = self._filled(entry.document)
        if isinstance(entry.body, ExceptionTable):
            said = {key: _without(BESIDE, values[key]) for key in DECIDES if key in values}
            return _digest(_canonical(field_of("exception"), said))[:_SHORT]
        if isinstance(entry.body, Input):
            field = field_of("inputs").find(entry.path)
            return _digest(_canonical(field, _without(ASKS, values["items"][nfc(entry.name)])))[
                :_SHORT
            ]
        return self.target(entry)

    def _name(self, kind: str, name: str) -> str:
        if kind == "exception.output":
            table, dot, output = name.partition(".")
            return f"{self._called.get(('exception', table), table)}{dot}{output}"
        return self._called.get((kind, name), name)

    def target(self, entry: Entry | None) -> str:
        """What stands for something that is referred to: a fact's value, else a digest; empty for nothing."""
        if entry is None:
            return ""
        if isinstance(entry.body, Fact):
            return _value(entry.body)
        key = entry.kind, entry.name
        if key not in self._targets:
            self._targets[key] = self._digest_of(entry)
        return self._targets[key]

    def _digest_of(self, entry: Entry) -> str:
        document = entry.document
        if entry.body is None or document.kind is None:
            return _digest(entry.document.value_at(entry.path))[:_SHORT]
        values: Any = self._filled(document)
        field: Field | None = field_of(document.kind.name)
        for key in entry.path:
            values = values.get(nfc(str(key)), {})
            field = field.at(key) if field is not None else None
        left_out = _ABOUT_WORK if not entry.path else _ABOUT_WORK | {"checked"}
        meant = {key: value for key, value in values.items() if key not in left_out}
        return _digest(_canonical(field, meant))[:_SHORT]


class Difference(NamedTuple):
    """A piece that is not as it was approved. `old` and `new` are values of facts, else None.

    `sort` is part or use; `change` added, gone, changed, or counted: what an approval of an earlier version of
    fingerprints did not cover; `name` as in an approval; `path` where it stands now, () where it does not.
    """

    sort: str
    name: str
    change: str
    old: str | None
    new: str | None
    path: Path


def differences(
    parts: Mapping[str, str], uses: Mapping[str, str], now: Fingerprint
) -> Iterator[Difference]:
    """What is new, gone or changed since an approval, the document's own parts first."""
    for name in dict.fromkeys((*now.parts, *parts)):
        part = now.parts.get(name)
        old, new = parts.get(name), part.digest if part is not None else None
        if old != new:
            path = part.path if part is not None else ()
            yield Difference("part", name, _sort(old, new), None, None, path)
    for name in dict.fromkeys((*now.uses, *uses)):
        used = now.uses.get(name)
        was, value = uses.get(name), used.value if used is not None else None
        if was == value:
            continue
        path = used.path if used is not None else ()
        told = (was, value) if name.startswith("fact:") else (None, None)
        yield Difference("use", name, _sort(was, value), *told, path)


def _sort(old: str | None, new: str | None) -> str:
    if old is None:
        return "added"
    return "gone" if new is None else "changed"


def _without(keys: Collection[str], value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without(keys, below) for key, below in value.items() if key not in keys}
    if isinstance(value, list):
        return [_without(keys, below) for below in value]
    return value


def _meant(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in _ABOUT_WORK}


def _value(fact: Fact) -> str:
    """A fact's value, and the one planned for it: 7일, 2027-01-01 14일."""
    if fact.next is None:
        return nfc(shown(fact.value))
    return nfc(f"{shown(fact.value)}, {fact.next.effective} {shown(fact.next.value)}")


def _parts(kind: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Part]]:
    """Each key of a document; what has entries with names, entry by entry, and their order."""
    field = field_of(kind)
    for key, value in values.items():
        below = field.at(key)
        name = key_of(below)
        entries: list[tuple[str, Any, Path]] = []
        if isinstance(value, Mapping):
            entries = [(str(n), each, (key, n)) for n, each in value.items()]
        elif name is not None and all(isinstance(each, Mapping) for each in value):
            entries = [(str(e.get(name)), e, (key, at)) for at, e in enumerate(value)]
        if not entries:
            yield key, Part(_digest(_canonical(below, value))[:_SHORT], (key,))
            continue
        for called, entry, path in entries:
            under = below.at(path[-1]) if below is not None else None
            yield f"{key}.{called}", Part(_digest(_canonical(under, entry))[:_SHORT], path)
        if isinstance(value, list) or key == "outputs":
            yield key, Part(_digest([called for called, _, _ in entries])[:_SHORT], (key,))


def _canonical(field: Field | None, value: Any, key: str = "") -> Any:
    """A value in which equal meaning is equal: names in no particular order sorted, outputs in theirs."""
    if isinstance(value, Mapping):
        pairs = {
            name: _canonical(field.at(name) if field is not None else None, below, name)
            for name, below in value.items()
        }
        return [[name, pairs[name]] for name in pairs] if key == "outputs" else pairs
    if isinstance(value, list):
        items = field.items if field is not None else None
        made = [_canonical(items, below) for below in value]
        if key in IN_ORDER or any(isinstance(below, (Mapping, list)) for below in value):
            return made
        return sorted(made, key=_json)
    return value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(value: Any) -> str:
    return hashlib.sha256(_json(value).encode()).hexdigest()
