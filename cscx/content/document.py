"""A file of the knowledge base after reading: its data, its typed body, what it names and says."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import msgspec

from cscx.content.kind_problem import kind_problem
from cscx.content.kinds import Kind, all_kinds
from cscx.content.problems import ABOUT_FORM, Problem
from cscx.content.references import Reference, Scan, TextPlace, scan
from cscx.content.schema import SchemaProblem, is_valid, problems
from cscx.content.schema.dates import impossible_dates
from cscx.content.source import Loaded, Path
from cscx.text import nfc


class Document(msgspec.Struct, dict=True, eq=False):
    """One file.

    `text` is the text that was parsed and `original` the file's own (see source.Loaded); `data` its values, None when unreadable;
    `body` the typed document, None when it does not fit its schema.
    """

    path: str
    text: str
    data: dict[str, Any] | None
    kind: Kind | None
    body: Any
    problems: tuple[Problem, ...] = ()
    schema_problems: tuple[SchemaProblem, ...] = ()
    masked: tuple[tuple[int, int], ...] = ()
    original: str = ""

    @cached_property
    def id(self) -> str:
        """The document's name: its file name without the ending, in NFC (macOS writes NFD)."""
        return nfc(self.path.rpartition("/")[2].rpartition(".")[0])

    @cached_property
    def is_usable(self) -> bool:
        """Whether the typed body says what the author wrote, so that it may be shown and executed.

        The linter works on what could be read of a broken file; nothing else should.
        """
        return (
            self.body is not None
            and not self.masked
            and all(each.warning or each.code in ABOUT_FORM for each in self.problems)
        )

    @cached_property
    def _scan(self) -> Scan:
        if self.kind is None or self.data is None:
            return Scan([], [])
        return scan(self.kind.name, self.data)

    @property
    def references(self) -> list[Reference]:
        """Everything the document names, in the order written."""
        return self._scan.references

    @property
    def texts(self) -> list[TextPlace]:
        """Every human text of the document, in the order written."""
        return self._scan.texts

    @cached_property
    def wording(self) -> str:
        """All human texts in one, for a first look: what is not in it is in none of them."""
        return "\n".join(text.text for text in self.texts)

    @cached_property
    def has_other_angles(self) -> bool:
        """Whether the text holds a `<` that opens no reference; cheap, for rules about such text."""
        return self.text.count("<") != sum(reference.in_text for reference in self.references)

    def value_at(self, path: Path) -> Any:
        """The value at a path, None when there is none."""
        value: Any = self.data
        for key in path:
            try:
                value = value[key]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def build(path: str, loaded: Loaded) -> Document:
    """The document a file holds."""
    data = loaded.value if isinstance(loaded.value, dict) else None
    name = data.get("kind") if data is not None else None
    kind = all_kinds().get(name) if isinstance(name, str) else None
    document = Document(
        path=path,
        text=loaded.text,
        data=data,
        kind=kind,
        body=None,
        problems=loaded.problems,
        masked=loaded.masked,
        original=loaded.original,
    )
    if data is None or kind is None:
        if loaded.value is not None:
            document.schema_problems = (kind_problem(path, loaded.value),)
        return document
    wrong = impossible_dates(loaded.text, data)
    if not is_valid(kind.name, data):
        wrong = [*problems(kind.name, data), *wrong]
    if wrong:
        document.schema_problems = tuple(wrong)
    else:
        document.body = msgspec.convert(data, kind.body)
    return document


def restore(path: str, text: str, data: dict[str, Any]) -> Document:
    """A document that was read before without any problem, from its kept values."""
    kind = all_kinds()[data["kind"]]
    return Document(
        path=path, text=text, data=data, kind=kind, body=msgspec.convert(data, kind.body)
    )
