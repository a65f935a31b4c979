"""Run a rule on snippets over a small clean knowledge base, and know where the marks stand."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from cscx.content.corpus import Corpus
from cscx.content.loading import document_of
from cscx.diagnostic import Diagnostic
from cscx.lint.engine import lint
from cscx.lint.explanation import MARK_END, MARK_START
from cscx.settings import Settings, load

BASE = Path(__file__).parent / "base"
AS_OF = date(2026, 11, 21)
SETTINGS = "cscx.toml"
_FILE = re.compile(r"^# (?P<path>-?[\w./-]+\.(?:ya?ml|toml))[ \t]*\n", re.MULTILINE)
_REST = re.compile(r"^  # …\n", re.MULTILINE)
_ENTRY = re.compile(r"^  (?:- id: )?(?P<name>[^\s#][^:\n]*)", re.MULTILINE)
_TOP_KEY = re.compile(r"^([^\s#:\-][^\s:]*):", re.MULTILINE)


class Marked(NamedTuple):
    """Where a snippet says that something is flagged: line and columns, end exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Case(NamedTuple):
    """A knowledge base made of the base and a snippet, and the marked places."""

    files: dict[str, bytes]
    marks: list[Marked]
    settings: Settings


def base_files() -> dict[str, str]:
    return {
        path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(BASE.rglob("*.yaml"))
    }


def case(snippet: str) -> Case:
    """Put a snippet over the base.

    `# folder/file.yaml` starts a file. With a `kind:` the text is the whole file; otherwise its
    top-level keys replace those of the base file of that name; a key whose first line is `  # …`
    keeps the base's entries (steps by id, items by name) that the snippet does not name.
    `# -folder/file.yaml` (a minus) removes a base file; `# cscx.toml` holds the settings. Escapes of Python strings (\\u200b, \\t) become the characters.
    """
    texts = base_files()
    marks: list[Marked] = []
    settings = load(BASE)
    pieces = _FILE.split(snippet)
    assert len(pieces) > 1, "a snippet names its file in a comment"
    for path, body in zip(pieces[1::2], pieces[2::2], strict=True):
        if path == SETTINGS:
            settings = msgspec.convert(tomllib.loads(body), Settings)
            continue
        name = path.removeprefix("-")
        full = name if name.startswith("training/") else f"sops/{name}"
        if path.startswith("-"):
            del texts[full]
            continue
        text, found = _unmark(_over(texts.get(full, ""), _unescape(body)))
        texts[full] = text
        marks.extend(Marked(full, *place) for place in found)
    return Case({path: text.encode() for path, text in texts.items()}, marks, settings)


def run(files: dict[str, bytes], *, settings: Settings | None = None) -> list[Diagnostic]:
    documents = [document_of(path, raw) for path, raw in files.items()]
    return lint(Corpus(documents, settings or load(BASE), AS_OF))


def places(found: list[Diagnostic], code: str) -> list[Marked]:
    return [Marked(d.path, *_span(d)) for d in found if d.code == code]


def _span(diagnostic: Diagnostic) -> tuple[int, int, int, int]:
    span = diagnostic.span
    return span.line, span.column, span.end_line, span.end_column


def _unescape(text: str) -> str:
    return re.sub(
        r"\\(u[0-9a-fA-F]{4}|[tr])",
        lambda found: found[0].encode().decode("unicode_escape"),
        text,
    )


def _over(base: str, snippet: str) -> str:
    if not base or re.search(r"^kind:", snippet, re.MULTILINE):
        return snippet
    replaced = set(_TOP_KEY.findall(snippet.replace(MARK_START, "").replace(MARK_END, "")))
    blocks = re.split(r"(?m)^(?=[^\s#-])", base)
    by_key = {m[1]: block for block in blocks if (m := _TOP_KEY.match(block))}
    kept = [block for key, block in by_key.items() if key not in replaced]
    given = re.split(r"(?m)^(?=[^\s#-])", snippet)
    return "".join(kept) + "".join(_with_rest(block, by_key) for block in given)


def _with_rest(block: str, base: dict[str, str]) -> str:
    """The block, with the entries of the base's block that it leaves out where it says `# …`."""
    key = _TOP_KEY.match(block.replace(MARK_START, "").replace(MARK_END, ""))
    if key is None or not _REST.search(block):
        return block
    head, *entries = _entries(_REST.sub("", block))
    merged = _entries(base[key[1]])[1:]
    for entry in entries:
        name = _entry_name(entry)
        at = next((i for i, old in enumerate(merged) if name and _entry_name(old) == name), None)
        if at is None or merged[at] in entries:
            merged.append(entry)
        else:
            merged[at] = entry
    return head + "".join(merged)


def _entries(block: str) -> list[str]:
    return re.split(r"(?m)^(?=  [^\s#])", block)


def _entry_name(entry: str) -> str:
    found = _ENTRY.match(entry.replace(MARK_START, "").replace(MARK_END, ""))
    return found["name"].strip() if found and not entry.startswith("  - learn") else ""


def _unmark(text: str) -> tuple[str, list[tuple[int, int, int, int]]]:
    plain, open_at, found = "", None, []
    for char in text:
        if char == MARK_START:
            open_at = len(plain)
        elif char == MARK_END:
            assert open_at is not None
            found.append((*_line_column(plain, open_at), *_line_column(plain, len(plain))))
            open_at = None
        else:
            plain += char
    return plain, found


def _line_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
