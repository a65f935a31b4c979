"""Run a rule on snippets over a small clean knowledge base, and know where the marks stand."""

from __future__ import annotations

import re
import tempfile
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from cscx.change.approvals.codeowners import block, owned
from cscx.change.approvals.standing import approval_of, approvers_of, standings
from cscx.cli.train_told import told_of
from cscx.content.corpus import Corpus
from cscx.content.loading import document_of, read_corpus
from cscx.content.policies import Policies
from cscx.content.reviews import Review, path_of, review_text, reviews_of
from cscx.diagnostic import Diagnostic
from cscx.lint import questions
from cscx.lint.engine import lint
from cscx.lint.explanation import MARK_END, MARK_START
from cscx.settings import CodeownersSettings, Settings, load
from cscx.training.bank import bank_of
from cscx.training.checks.run import check

BASE = Path(__file__).parent / "base"
AS_OF = date(2026, 11, 21)
SETTINGS = "cscx.toml"
_FILE = re.compile(
    r"^# (?P<path>-?[\w./-]+\.(?:ya?ml|toml))(?:[ \t]+\((?P<how>[^)\n]+)\))?[ \t]*\n", re.MULTILINE
)
_CHECKED = "# cscx train check\n"
_APPROVED = "# cscx review approve\n"
_OWNED = "# cscx codeowners\n"
_TEAMS = {"CS정책": "@shop/policy", "CS매니저": "@shop/managers", "물류": "@shop/logistics"}
_REST = re.compile(r"^  # …\n", re.MULTILINE)
_ENTRY = re.compile(r"^  (?:- id: )?(?P<name>[^\s#:][^:\n]*)", re.MULTILINE)
_REPEAT = re.compile(r"끝에서 둘째 줄 × (?P<times>[0-9]+)")
_TOP_KEY = re.compile(r"^([^\s#:\-][^\s:]*):", re.MULTILINE)


class Marked(NamedTuple):
    """Where a snippet says that something is flagged: line and columns, end exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Link(NamedTuple):
    """A symbolic link in place of a file."""

    target: str


class Case(NamedTuple):
    """A knowledge base made of the base and a snippet, and the marked places.

    `checked`: its questions were checked before, as the line `# cscx train check` says.
    `approvals`: the base was approved before, as the line `# cscx review approve` says.
    `owners`: CODEOWNERS was written for the base before, as the line `# cscx codeowners` says.
    """

    files: dict[str, bytes | Link]
    marks: list[Marked]
    settings: Settings
    checked: bool = False
    approvals: dict[str, bytes] = {}
    owners: str | None = None


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
    `# -folder/file.yaml` (a minus) removes a base file; `# cscx.toml` holds the settings. Escapes
    of Python strings (\\u200b, \\t) become the characters.

    What text cannot show stands in parentheses behind the name: a codec (`(cp949)`), a byte that is
    no UTF-8 in place of `?` (`(utf-8 + 0xFF)`), `(끝에서 둘째 줄 × 1000)`, or a link (`(→ ../x.yaml)`).
    """
    texts = base_files()
    files: dict[str, bytes | Link] = {path: text.encode() for path, text in texts.items()}
    marks: list[Marked] = []
    settings = load(BASE)
    owners = None
    if _OWNED in snippet:
        settings = msgspec.structs.replace(settings, codeowners=CodeownersSettings(teams=_TEAMS))
        owners = block(owned(_base(settings)))
    approvals = dict(approved_base()) if _APPROVED in snippet else {}
    pieces = _FILE.split(snippet)
    assert len(pieces) > 1, "a snippet names its file in a comment"
    for path, how, body in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        if path == SETTINGS:
            settings = msgspec.convert(tomllib.loads(body), Settings)
            continue
        name = path.removeprefix("-")
        if name.startswith("reviews/"):
            approvals[name] = body.encode()
            continue
        full = name if name.startswith("training/") else f"sops/{name}"
        if path.startswith("-"):
            del files[full]
            continue
        whole = _repeated(_over(texts.get(full, ""), _unescape(body)), how or "")
        text, found = _unmark(whole)
        files[full] = _made(text, how or "utf-8")
        marks.extend(Marked(full, *place) for place in found)
    return Case(files, marks, settings, _CHECKED in snippet, approvals, owners)


def _repeated(text: str, how: str) -> str:
    found = _REPEAT.fullmatch(how)
    if found is None:
        return text
    *head, repeated, last = text.splitlines(keepends=True)
    return "".join([*head, *[repeated] * int(found["times"]), last])


def _made(text: str, how: str) -> bytes | Link:
    if how.startswith("→"):
        return Link(how.removeprefix("→").strip())
    if how == "utf-8 + 0xFF":
        return text.encode().replace(b"?", b"\xff")
    return text.encode("utf-8" if _REPEAT.fullmatch(how) else how)


def _base(settings: Settings) -> Corpus:
    documents = [document_of(path, text.encode()) for path, text in base_files().items()]
    return Corpus(documents, settings, AS_OF)


@cache
def approved_base() -> dict[str, bytes]:
    """The files of approvals where every role that has to approved every document of the base."""
    corpus = _base(load(BASE))
    made = {}
    for standing in standings(corpus):
        review = Review(document=standing.document.id, approvals=())
        for role in approvers_of(standing.header, corpus):
            review = review.signed(
                approval_of(standing.document, corpus, role, date(2026, 10, 1), None)
            )
        made[path_of(standing.document.id)] = review_text(review).encode()
    return made


def run(
    files: Mapping[str, bytes | Link],
    *,
    settings: Settings | None = None,
    checked: bool = False,
    approvals: Mapping[str, bytes] | None = None,
    owners: str | None = None,
) -> list[Diagnostic]:
    settings = settings or load(BASE)
    plain = {path: made for path, made in files.items() if isinstance(made, bytes)}
    if len(plain) == len(files):
        documents = [document_of(path, raw) for path, raw in plain.items()]
        corpus = Corpus(
            documents, settings, AS_OF, reviews=reviews_of(approvals or {}), code_owners=owners
        )
        if checked:
            keep_checked(corpus)
        return lint(corpus)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "kb"
        for path, made in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            if isinstance(made, Link):
                (root / path).symlink_to(made.target)
            else:
                (root / path).write_bytes(made)
        return lint(read_corpus(root, settings, as_of=AS_OF))


def keep_checked(corpus: Corpus) -> None:
    """Check the questions of a knowledge base, and let the linter know."""
    policies = Policies(corpus)
    questions.keep(corpus, told_of(check(bank_of(policies), policies), corpus))


def places(found: list[Diagnostic], code: str) -> list[Marked]:
    return [Marked(d.path, *_span(d)) for d in found if d.code == code]


def _span(diagnostic: Diagnostic) -> tuple[int, int, int, int]:
    span = diagnostic.span
    return span.line, span.column, span.end_line, span.end_column


def _unescape(text: str) -> str:
    return re.sub(
        r"\\(u[0-9a-fA-F]{4}|[tr\\])",
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
    waiting = {_entry_name(old): at for at, old in enumerate(merged)}
    for entry in entries:
        at = waiting.pop(_entry_name(entry), None)
        if at is None:
            merged.append(entry)
        else:
            merged[at] = entry
    return head + "".join(merged)


def _entries(block: str) -> list[str]:
    return re.split(r"(?m)^(?=  [^\s#])", block)


def _entry_name(entry: str) -> str:
    found = _ENTRY.match(entry.replace(MARK_START, "").replace(MARK_END, ""))
    return found["name"].strip() if found else ""


def _unmark(text: str) -> tuple[str, list[tuple[int, int, int, int]]]:
    pieces = re.split(f"([{MARK_START}{MARK_END}])", text)
    plain, opened, found = "", 0, []
    for piece in pieces:
        if piece == MARK_START:
            opened = len(plain)
        elif piece == MARK_END:
            found.append((*_line_column(plain, opened), *_line_column(plain, len(plain))))
        else:
            plain += piece
    return plain, found


def _line_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
