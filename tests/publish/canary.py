"""A word that nobody writes, put into everything internal, and a search for it in everything written.

Every file is decoded as a reader or a program would: characters of HTML, JSON and addresses, composed and
decomposed, gzip, base64, the packed files of the search index, archives.
"""

from __future__ import annotations

import base64
import binascii
import copy
import gzip
import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from cscx.content.schema import is_valid
from cscx.search.lexicon import unpacked
from cscx.search.packing import Reader

HANGUL, LATIN = "뷁쒧", "zqxcanary"
_WORD = re.compile(f"{HANGUL}|{LATIN}|{HANGUL[0]}|{HANGUL[1]}", re.IGNORECASE)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{8,}={0,2}")
_JSON_CHARACTER = re.compile(r"\\u([0-9a-fA-F]{4})")


def planted(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """A document with the word in every value that can hold it and still fits the schema."""
    made = copy.deepcopy(data)
    for path in list(_texts(made)):
        *above, last = path
        spot: Any = made
        for key in above:
            spot = spot[key]
        before = spot[last]
        for after in (f"{before} {HANGUL}", f"{before}{HANGUL}", f"{before}-{LATIN}"):
            spot[last] = after
            if is_valid(kind, made):
                break
            spot[last] = before
    return made


def _texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _texts(below, (*path, key))
    elif isinstance(value, list):
        for place, below in enumerate(value):
            yield from _texts(below, (*path, place))
    elif isinstance(value, str):
        yield path


def found_in(folder: Path) -> list[str]:
    """Every file whose name or content holds the word, with what stands around it."""
    found = []
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        found += [f"name {name}"] if _in_text(name) else []
        if file.is_file():
            found += [f"{name}: {where}" for where in _in_bytes(name, file.read_bytes())]
    return found


def _in_bytes(name: str, raw: bytes) -> Iterator[str]:
    if name.endswith(".gz"):
        yield from _in_bytes(name.removesuffix(".gz"), gzip.decompress(raw))
        return
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for entry in archive.namelist():
                yield from ([f"name {entry}"] if _in_text(entry) else [])
                yield from _in_bytes(entry, archive.read(entry))
        return
    if name.endswith(".bin"):
        yield from filter(_in_text, _words_of(name, raw))
    yield from _around(raw.decode("utf-8", "replace"))
    for blob in _BASE64.findall(raw):
        yield from _in_base64(blob)


def _in_base64(blob: bytes) -> Iterator[str]:
    """What a run of letters says as base64; it may begin in the middle of another word."""
    for skipped in range(4):
        cut = blob[skipped:].rstrip(b"=")
        cut = cut[:-1] if len(cut) % 4 == 1 else cut
        try:
            inside = base64.b64decode(cut + b"=" * (-len(cut) % 4))
        except binascii.Error:
            continue
        yield from (f"base64 {text}" for text in _around(inside.decode("utf-8", "replace")))


def _words_of(name: str, raw: bytes) -> list[str]:
    """The words of a packed file of the index: each is stored as what differs from the word before."""
    if "/terms/" in f"/{name}":
        reader = Reader(raw)
        words = []
        for _ in range(reader.number()):
            words.append(reader.next_word())
            reader.number()
            reader.number()
        return words
    lexicon = unpacked(raw)
    forms = [lexicon.form(place) for place in range(len(lexicon.words))]
    return [*lexicon.words, *forms, *lexicon.endings]


def _around(text: str) -> Iterator[str]:
    for form in _forms(text):
        for hit in _WORD.finditer(form):
            yield form[max(0, hit.start() - 40) : hit.end() + 20]


def _in_text(text: str) -> bool:
    return any(_WORD.search(form) for form in _forms(text))


def _forms(text: str) -> Iterator[str]:
    """A text as it stands, and as it is when its escapes are read, once and twice."""
    for _ in range(3):
        yield unicodedata.normalize("NFC", text)
        read = _JSON_CHARACTER.sub(lambda hit: chr(int(hit[1], 16)), unquote(html.unescape(text)))
        if read == text:
            return
        text = read


def embedded_files(script: str) -> dict[str, bytes]:
    """The files of the index inside the script for copies on a disk."""
    carried = json.loads(script.partition("= ")[2].rstrip().removesuffix(";"))
    return {name: base64.b64decode(raw) for name, raw in carried["files"].items()}
