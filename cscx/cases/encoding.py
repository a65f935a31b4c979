"""Which encoding a text file has: UTF-8 with or without its mark, or CP949. Never guessed.

The whole file is looked at before anything is decided, so that a wrong byte in the last line cannot
leave half a result behind.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from cscx.cases.problem import CasesError
from cscx.messages import Text

_BLOCK = 1 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS = Text(
    "엑셀에서는 ‘다른 이름으로 저장 > CSV UTF-8(쉼표로 분리)’로 저장하세요.",
    "In Excel, save it as “CSV UTF-8 (comma delimited)”.",
)
_IS_UTF16 = Text(
    "{name}{name:은/는} UTF-16 파일이라 읽지 않습니다.", "{name} is UTF-16, which is not read."
)
_NUL = Text(
    "{name} {line}번째 줄에 NUL 문자가 있습니다. 글자로 된 파일이 아닙니다.",
    "{name}, line {line}, holds a NUL character: it is no text file.",
)
_NEITHER = Text(
    "{name} {line}번째 줄은 UTF-8도 CP949도 아닙니다.",
    "{name}, line {line}, is neither UTF-8 nor CP949.",
)
_EMPTY = Text("{name}{name:이/가} 비었습니다.", "{name} is empty.")
_HEADINGS = Text("첫 줄에 열 이름을 쓰세요.", "The first line must hold the headings.")


class Encoding(NamedTuple):
    """How the bytes of a file become text, and its size in bytes."""

    name: str
    marked: bool
    size: int

    @property
    def codec(self) -> str:
        """The name Python knows it by, which keeps or writes the mark of UTF-8."""
        return "utf-8-sig" if self.marked else self.name


def encoding_of(stream: BinaryIO, name: str) -> Encoding:
    """The encoding of a file, which is read to its end and wound back. Raises CasesError."""
    head = stream.read(4)
    if head.startswith(_UTF16):
        raise CasesError(_IS_UTF16(name=name), _SAVE_AS)
    marked = head.startswith(codecs.BOM_UTF8)
    size = _check(stream, name, "utf-8")
    found = "utf-8"
    if size is None and not marked:
        found, size = "cp949", _check(stream, name, "cp949")
    if size is None:
        raise CasesError(_NEITHER(name=name, line=_wrong_line(stream, "utf-8")), _SAVE_AS)
    if size <= (len(codecs.BOM_UTF8) if marked else 0):
        raise CasesError(_EMPTY(name=name), _HEADINGS)
    stream.seek(0)
    return Encoding(found, marked, size)


def _check(stream: BinaryIO, name: str, encoding: str) -> int | None:
    """The size of the file, None when it does not decode."""
    decoder = codecs.getincrementaldecoder(encoding)()
    size = lines = 0
    for block in _blocks(stream):
        at = block.find(0)
        if at >= 0:
            line = lines + block.count(b"\n", 0, at) + 1
            raise CasesError(_NUL(name=name, line=line), _SAVE_AS)
        try:
            decoder.decode(block)
        except UnicodeDecodeError:
            return None
        size += len(block)
        lines += block.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return size


def _wrong_line(stream: BinaryIO, encoding: str) -> int:
    """The first line that does not decode."""
    stream.seek(0)
    for number, line in enumerate(stream, 1):
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            return number
    return 1


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while block := stream.read(_BLOCK):
        yield block
