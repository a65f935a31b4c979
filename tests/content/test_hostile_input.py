"""Whatever a file holds: a finding at its place or the value as written; no traceback, no hang."""

# ruff: noqa: S311, RUF005 - shuffled lines need no secrecy; long lists are joined

from __future__ import annotations

import itertools
import os
import random
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cscx.content import files
from cscx.content.corpus import Corpus
from cscx.content.loading import document_of, read_corpus
from cscx.content.source import Loaded, load, positions
from cscx.lint.engine import lint
from cscx.settings import Settings
from tests.amounts import cases
from tests.rules.harness import base_files

SECONDS = 2.0
FEW_KEYS = 5_000  # below it, reading to the end is quick enough to do in every test run


def bomb() -> bytes:
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]\n"]
    for name, below in itertools.pairwise("abcdefghi"):
        lines.append(f"{below}: &{below} [{','.join([f'*{name}'] * 9)}]\n")
    return "".join(lines).encode()


# name → (bytes, the findings as "code line:column" in order)
REFUSED: dict[str, tuple[bytes, list[str]]] = {
    "an alias bomb": (bomb(), ["CS011 1:4"]),
    "an alias inside its own anchor": (b"a: &a [*a]\n", ["CS011 1:4", "CS010 1:8"]),
    "a merge key": (b"base: &b {x: 1}\nd:\n  <<: *b\n", ["CS011 1:7", "CS013 3:3", "CS010 3:7"]),
    "flow 1,000 deep": (b"[" * 1_000 + b"]" * 1_000, ["CS014 1:33"]),
    "flow 100,000 deep": (b"[" * 100_000 + b"]" * 100_000, ["CS014 1:33"]),
    "flow 100,000 deep, never closed": (b"[" * 100_000, ["CS014 1:33"]),
    "braces 20,000 deep": (b"{a: " * 20_000, ["CS014 1:129"]),
    "blocks 1,500 deep": (b"".join(b" " * i + b"a:\n" for i in range(1_500)), ["CS014 33:33"]),
    "sequences 10,000 deep": (b"- " * 10_000 + b"x", ["CS014 1:65"]),
    "a list as key, deep": (b"? " * 10_000 + b"x", ["CS016 1:3"]),
    "a scalar of 8 MB": (b"a: " + b"x" * 8_000_000, ["CS001 1:1"]),
    "a file just over the limit": (b"a: " + b"x" * (2 * 1024 * 1024 - 2), ["CS001 1:1"]),
    "the same key twice": (b"a: 1\nb: 2\na: 3\n", ["CS017 3:1"]),
    "the same key, decomposed": (
        "가: 1\n".encode() + "\u1100\u1161: 2\n".encode(),
        ["CS017 2:1", "CS031 2:1"],
    ),
    "a tag that runs code": (b'a: !!python/object/apply:os.system ["echo"]\n', ["CS012 1:4"]),
    "an unknown tag": (b"a: !foo bar\n", ["CS012 1:4"]),
    "a binary": (b"a: !!binary aGk=\n", ["CS012 1:4"]),
    "a set": (b"a: !!set {x, y}\n", ["CS012 1:4", "CS024 1:11", "CS024 1:14"]),
    "text that opens as a tag": (b"a: !important\n", ["CS012 1:4"]),
    "text that opens as an anchor": (b"a: &nbsp;x\n", ["CS011 1:4"]),
    "text that opens as an alias": ("a: *중요* 안내\n".encode(), ["CS010 1:4"]),
    "NUL": (b"a: x\x00y\n", ["CS004 1:5"]),
    "NUL as an escape": (b'a: "x\\0y"\n', ["CS004 1:4"]),
    "a bell": (b"a: x\x07y\n", ["CS004 1:5"]),
    "DEL": (b"a: x\x7fy\n", ["CS004 1:5"]),
    "NEL is no line break": ("a: x\u0085b: 2\n".encode(), ["CS022 1:4", "CS004 1:5"]),
    "LS is no line break": ("a: x\u2028y\n".encode(), ["CS004 1:5"]),
    "a non-character": ("a: \ufffe\n".encode(), ["CS004 1:4"]),
    "a byte-order mark inside": (b"a: 1\n\xef\xbb\xbfb: 2\n", ["CS004 2:1"]),
    "a zero-width space in a key": ("sta\u200btus: x\n".encode(), ["CS006 1:4"]),
    "a direction mark": ('a: "\u202ex"\n'.encode(), ["CS006 1:5"]),
    "a Hangul filler": ("a: x\u3164y\n".encode(), ["CS006 1:5"]),
    "a no-break space as indentation": ("a:\n\u00a0 b: 1\n".encode(), ["CS006 2:1"]),
    "CP949": ("a: 환불\n".encode("cp949"), ["CS003 1:4"]),
    "UTF-16 with a mark": ("a: 가\n".encode("utf-16"), ["CS002 1:1"]),
    "UTF-16 big-endian with a mark": (b"\xfe\xff" + "a: 가\n".encode("utf-16-be"), ["CS002 1:1"]),
    "UTF-16 without a mark": ("title: 가\n".encode("utf-16-le"), ["CS002 1:1"]),
    "UTF-32": ("a: 가\n".encode("utf-32"), ["CS002 1:1"]),
    "bytes that are no UTF-8": (b"a: \xff\xfe\xfa\n", ["CS003 1:4"]),
    "an overlong form": (b"a: \xc0\xaf\n", ["CS003 1:4"]),
    "a surrogate in UTF-8": (b"a: \xed\xa0\x80\n", ["CS003 1:4"]),
    "a surrogate pair as escapes": (b'a: "\\ud83d\\ude00"\n', ["CS005 1:7"]),
    "half a surrogate pair": (b'a: "\\ud800"\n', ["CS005 1:7"]),
    "leading zeros": (b"a: 0199\nb: 010\nc: 08\n", ["CS018 1:4", "CS018 2:4", "CS018 3:4"]),
    "a mobile number": (b"a: 01012345678\n", ["CS018 1:4"]),
    "a trailing zero": (b"a: 1.10\n", ["CS018 1:4"]),
    "hexadecimal and octal": (b"a: 0x1F\nb: 0o10\n", ["CS018 1:4", "CS018 2:4"]),
    "exponents": (b"a: 1e3\nb: 12e03\n", ["CS018 1:4", "CS018 2:4"]),
    "no numbers": (b"a: .nan\nb: .inf\nc: -.INF\n", ["CS018 1:4", "CS018 2:4", "CS018 3:4"]),
    "a number of 5,000 digits": (b"a: " + b"9" * 5_000 + b"\n", ["CS018 1:4"]),
    "a number no browser keeps": (b"a: 9007199254740993\n", ["CS018 1:4"]),
    "keys that are no text": (b"~: 1\n1: a\ntrue: b\n", ["CS016 1:1", "CS016 2:1", "CS016 3:1"]),
    "a mapping as key": (b"{a: 1}: b\n", ["CS016 1:1"]),
    "a list as key": (b"? [a, b]\n: c\n", ["CS016 1:3"]),
    "two documents": (b"a: 1\n---\nb: 2\n", ["CS009 2:1"]),
    "text after the end mark": (b"a: 1\n...\nb\n", ["CS009 3:1"]),
    "an old version": (b"%YAML 1.1\n---\na: no\n", ["CS008 1:1"]),
    "a per cent sign first": (b"%foo\na: 1\n", ["CS029 1:1"]),
    "nothing": (b"", ["CS007 1:1"]),
    "only a byte-order mark": (b"\xef\xbb\xbf", ["CS007 1:1"]),
    "only a comment": (b"# x\n", ["CS007 1:1"]),
    "only null": (b"null\n", ["CS007 1:1"]),
    "a quote that is never closed": ('a: "환불\nb: 2\nc: 3\n'.encode(), ["CS005 1:4"]),
    "a colon in a sentence": ("title: 환불: 카드\n".encode(), ["CS022 1:8"]),
    "reserved characters first": (
        b"a: @foo\nb: `x`\nc: %d\n",
        ["CS029 1:4", "CS029 2:4", "CS029 3:4"],
    ),
    "a comment in the middle of text": (b"a: x #y\nb: x#y\n", ["CS027 1:6"]),
    "a question mark first": (b"a: ? x\n", ["CS005 1:4"]),
    "a tab as indentation": (b"a:\n\tb: 1\n", ["CS019 2:1"]),
    "a full-width colon": ("a：b\nc: 1\n".encode(), ["CS020 1:2"]),
    "a key of 2,000 characters": (b"k" * 2_000 + b": v\n", ["CS005 1:1"]),
    "200,000 brackets on lines": (b"[\n" * 200_000, ["CS014 33:1"]),
    "a line of 2 MB of quotes": (b"a: " + b"'\"" * 1_000_000, ["CS005 1:1"]),
    "a line of 2 MB of hashes": (b"a: [" + b" #x[" * 400_000, ["CS005 1:1600005"]),
    "2 MB of colons": (b"a: " + b"b: " * 600_000, ["CS005 1:1"]),
    "2 MB of tabs": (b"a:\n" + b"\t\n" * 500_000 + b"\tb: 1\n", ["CS019 2:1"]),
    "100,000 broken lines": ("환불: 카드: 가\n".encode() * 80_000, ["CS022 1:5"]),
    "a conflict": (b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\nc: 3\n", ["CS033 1:1"]),
}

# name → (bytes, the value as an owner expects it)
READ: dict[str, tuple[bytes, Any]] = {
    "words YAML 1.1 takes for truth": (
        b"a: no\nb: yes\nc: on\nd: y\n",
        {"a": "no", "b": "yes", "c": "on", "d": "y"},
    ),
    "times": (
        b"a: 12:30\nb: 09:00\nc: 22:00-06:00\n",
        {"a": "12:30", "b": "09:00", "c": "22:00-06:00"},
    ),
    "telephone numbers": (
        b"a: 010-1234-5678\nb: 1588-1588\n",
        {"a": "010-1234-5678", "b": "1588-1588"},
    ),
    "dates": (b"a: 2026-11-21\nb: 2026-02-30\n", {"a": "2026-11-21", "b": "2026-02-30"}),
    "underscores": (b"a: 1_000\nb: 1_000.5\n", {"a": "1_000", "b": "1_000.5"}),
    "nothing, in four ways": (
        b"x: 1\na: ~\nb: null\nc: Null\nd:\n",
        {"x": 1, "a": None, "b": None, "c": None, "d": None},
    ),
    "an equals sign": (b"a: =\n", {"a": "="}),
    "emoji": ('a: "😀👩‍👩‍👧"\n😀: b\n'.encode(), {"a": "😀👩‍👩‍👧", "😀": "b"}),
    "private use": ("a: \ue000\n".encode(), {"a": "\ue000"}),
    "a tab after the colon": (b"a:\tb\n", {"a": "b"}),
    "CRLF": (b"a: |\r\n  x\r\n  y\r\nb: 2\r\n", {"a": "x\ny\n", "b": 2}),
    "CR alone": (b"a: 1\rb: 2\r", {"a": 1, "b": 2}),
    "a byte-order mark": (b"\xef\xbb\xbfa: 1\n", {"a": 1}),
    "no line break at the end": (b"a: 1", {"a": 1}),
    "a first line of dashes": (b"---\na: 1\n", {"a": 1}),
    "100,000 keys": (
        b"".join(b"k%d: v\n" % i for i in range(100_000)),
        {f"k{i}": "v" for i in range(100_000)},
    ),
}


def found(raw: bytes) -> tuple[Loaded, list[str]]:
    """What the loader says, as `code line:column`, within the time allowed."""
    before = time.process_time()
    loaded = load(raw)
    assert time.process_time() - before <= SECONDS
    text = loaded.original
    places = []
    for problem in loaded.problems:
        head = text[: problem.start].replace("\r\n", "\n").replace("\r", "\n")
        line, column = head.count("\n") + 1, len(head) - head.rfind("\n")
        places.append(f"{problem.code} {line}:{column}")
    return loaded, places


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_found_at_its_place(name: str) -> None:
    raw, expected = REFUSED[name]
    _, places = found(raw)
    assert places[: len(expected)] == expected
    if len(raw) < FEW_KEYS and name != "an alias bomb":
        assert places == expected


@pytest.mark.parametrize("name", READ)
def test_it_is_read_as_written(name: str) -> None:
    raw, expected = READ[name]
    loaded, places = found(raw)
    assert places == []
    assert loaded.value == expected


@pytest.mark.parametrize("name", [*REFUSED, *READ])
def test_linting_it_raises_nothing_and_is_quick(name: str) -> None:
    raw = (REFUSED.get(name) or READ[name])[0]
    document = document_of("sops/procedures/x.yaml", raw)
    before = time.process_time()
    findings = lint(Corpus([document], Settings(), date(2026, 11, 21)))
    assert time.process_time() - before <= SECONDS
    assert findings, "none of these is a document of the knowledge base"
    assert {problem.code for problem in load(raw).problems} <= {found.code for found in findings}


def test_a_file_of_a_hundred_thousand_values_knows_where_they_stand() -> None:
    text = "".join(f"k{i}: v\n" for i in range(100_000))
    before = time.process_time()
    nodes = positions(text)
    assert time.process_time() - before <= SECONDS
    assert text[nodes["k99999",].start :] == "v\n"


def test_a_link_out_of_the_knowledge_base_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("kind: sop\ntitle: 비밀\n", encoding="utf-8")
    folder = tmp_path / "kb" / "sops"
    folder.mkdir(parents=True)
    (folder / "leak.yaml").symlink_to("../../secret.yaml")
    corpus = read_corpus(tmp_path / "kb", Settings(), as_of=date(2026, 11, 21))
    (document,) = corpus.documents
    assert (document.path, document.text, document.data) == ("sops/leak.yaml", "", None)
    assert [problem.code for problem in document.problems] == ["CS030"]


def test_a_folder_linked_from_outside_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.yaml").write_text("kind: sop\n", encoding="utf-8")
    folder = tmp_path / "kb" / "sops"
    folder.mkdir(parents=True)
    (folder / "more").symlink_to("../../elsewhere")
    corpus = read_corpus(tmp_path / "kb", Settings(), as_of=date(2026, 11, 21))
    assert [(d.path, [p.code for p in d.problems]) for d in corpus.documents] == [
        ("sops/more", ["CS030"])
    ]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    folder = tmp_path / "sops"
    folder.mkdir()
    (folder / "round").symlink_to(".")
    (folder / "self.yaml").symlink_to("self.yaml")
    (folder / "real.yaml").write_text("kind: sop\n", encoding="utf-8")
    corpus = read_corpus(tmp_path, Settings(), as_of=date(2026, 11, 21))
    assert [document.path for document in corpus.documents] == ["sops/real.yaml", "sops/self.yaml"]
    assert [problem.code for problem in corpus.documents[1].problems] == ["CS030"]


def test_a_folder_that_cannot_be_entered_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sops").mkdir()

    def locked(_: object) -> Iterator[Any]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", locked)
    refused = [file.refused for file in files.find(tmp_path, ["sops"])]
    assert [problem.message.ko for problem in refused if problem] == ["읽을 권한이 없습니다."]


_BASE = [(path, text.encode()) for path, text in base_files().items()]
_BYTES = st.sampled_from(
    [
        b"\x00",
        b"\xff",
        b"\t",
        b"  ",
        b"\n",
        b"\r",
        b":",
        b": ",
        b"- ",
        b"[",
        b"]",
        b"{",
        b"}",
        b"#",
        b" #",
        b'"',
    ]
    + [
        b"'",
        b"|",
        b">",
        b"*",
        b"&",
        b"!",
        b"%",
        b"@",
        b"`",
        b"?",
        b",",
        b"---\n",
        b"...\n",
        b"<<: ",
    ]
    + [
        "：".encode(),
        "\u200b".encode(),
        "\u2028".encode(),
        "가".encode(),
        b"\xea",
        b"007",
        b".nan",
        b"null",
    ]
)


def _survives(path: str, raw: bytes) -> None:
    document = document_of(path, raw)
    others = [document_of(*file) for file in _BASE if file[0] != path]
    findings = lint(Corpus([*others, document], Settings(), date(2026, 11, 21)))
    if document.data is None:
        assert any(finding.path == path for finding in findings), "nothing is lost in silence"
    lines = document.original.count("\n") + document.original.count("\r") + 1
    assert all(1 <= f.span.line <= lines for f in findings if f.path == path)


_BOUNDED = settings(
    max_examples=cases(150), deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)


@_BOUNDED
@given(st.binary(max_size=300))
@example(b"{ {a: b}, c }")
@example("\u3000title：\u3000\n".encode())
def test_arbitrary_bytes_raise_nothing(raw: bytes) -> None:
    _survives("sops/procedures/return.yaml", raw)


@_BOUNDED
@given(
    st.sampled_from(_BASE),
    st.lists(st.tuples(st.integers(0, 10**6), _BYTES, st.integers(0, 6)), min_size=1, max_size=6),
)
def test_a_mutated_document_raises_nothing(
    file: tuple[str, bytes], mutations: list[tuple[int, bytes, int]]
) -> None:
    path, raw = file
    for place, inserted, removed in mutations:
        at = place % (len(raw) + 1)
        raw = raw[:at] + inserted + raw[at + removed :]
    _survives(path, raw)


@_BOUNDED
@given(st.sampled_from(_BASE), st.integers(0, 2**32))
def test_a_document_with_its_lines_mixed_up_raises_nothing(
    file: tuple[str, bytes], seed: int
) -> None:
    path, raw = file
    lines = raw.splitlines(keepends=True)
    random.Random(seed).shuffle(lines)
    _survives(path, b"".join(lines))
