"""Bytes → text: encoding, size, and the characters that a policy file must not hold."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from cscx.content.problems import Cover, Problem
from cscx.diagnostic import Edit
from cscx.messages import Text

MAX_BYTES = 2 * 1024 * 1024

# C0 without tab, LF and CR; DEL; C1 with NEL; line and paragraph separator; inner BOM; non-characters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_FORBIDDEN_RUN = re.compile(f"{FORBIDDEN.pattern}+")
# Soft hyphen, Hangul fillers, zero-width (but not the joiner of emoji), direction marks, no-break space.
INVISIBLE = re.compile(
    "[\u00a0\u00ad\u115f\u1160\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\u3164\uffa0]"
)
_CONFLICT = re.compile(
    r"^(?P<open><{7}(?: [^\r\n]*)?)\r?\n(?P<ours>.*?)^(?P<rest>(?:\|{7}|={7}\r?$).*?^>{7}[^\r\n]*)",
    re.MULTILINE | re.DOTALL,
)
_NOT_BREAK = re.compile(r"[^\r\n]")
_LINE = re.compile(r"[^\r\n]+")
_MAX_REPORTED = 20
_MAX_COVERS = 100


class Decoded(NamedTuple):
    """The text of a file; `fatal` when there is nothing to parse."""

    text: str
    problems: tuple[Problem, ...]
    fatal: bool
    covers: tuple[Cover, ...] = ()


def decode(raw: bytes) -> Decoded:
    """Decode one file as UTF-8 and look for what must not be in it."""
    if len(raw) > MAX_BYTES:
        return _fatal(
            "CS001",
            Text(
                "파일이 2 MB를 넘습니다({size:,}바이트).", "The file is over 2 MB ({size:,} bytes)."
            )(size=len(raw)),
            Text(
                "문서를 나누세요. 목록은 여러 파일에 나눠 쓸 수 있습니다.",
                "Split it: a list may span several files.",
            ),
        )
    if _is_wide(raw):
        return _fatal(
            "CS002",
            Text(
                "UTF-16이나 UTF-32로 저장한 파일입니다.", "The file is saved as UTF-16 or UTF-32."
            ),
            Text("편집기에서 ‘UTF-8’로 다시 저장하세요.", "Save it again as UTF-8."),
        )
    body = raw[3:] if raw[:3] == b"\xef\xbb\xbf" else raw
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(body, error)
    problems, covers = _conflicts(text)
    problems += _forbidden(text)
    for found in _FORBIDDEN_RUN.finditer(text):
        covers.append(Cover(found.start(), found.end(), "x" * len(found[0])))
        if len(covers) > _MAX_COVERS:
            return Decoded(text, tuple(problems), fatal=True)
    if not text.isascii():
        problems += [*_invisible(text), *_decomposed(text)]
    return Decoded(text, tuple(problems), fatal=False, covers=tuple(covers))


def _is_wide(raw: bytes) -> bool:
    """UTF-16 or UTF-32, with a byte-order mark or, without one, with half its bytes zero."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[:4] == b"\x00\x00\xfe\xff":
        return True
    head = raw[:200]
    return len(head) > 1 and head.count(0) * 3 >= len(head)


def _fatal(code: str, message: Text, hint: Text) -> Decoded:
    return Decoded("", (Problem(code, 0, 0, message, hint),), fatal=True)


def _not_utf8(body: bytes, error: UnicodeDecodeError) -> Decoded:
    message = Text("UTF-8이 아닌 글자가 있습니다.", "The file holds bytes that are not UTF-8.")
    hint = Text("편집기에서 ‘UTF-8’로 다시 저장하세요.", "Save it again as UTF-8.")
    text = body.decode("utf-8", "replace")
    place = len(body[: error.start].decode("utf-8", "replace"))
    korean = _cp949(body)
    if korean is not None:
        text, place = korean, next(i for i, char in enumerate(korean) if not char.isascii())
        hint = Text(
            "EUC-KR(CP949)로 저장한 것 같습니다. 편집기에서 ‘UTF-8’로 다시 저장하세요.",
            "It looks like EUC-KR (CP949). Save it again as UTF-8.",
        )
    return Decoded(text, (Problem("CS003", place, place + 1, message, hint),), fatal=True)


def _cp949(body: bytes) -> str | None:
    """The text in the old Korean encoding, if it is Korean when read so."""
    try:
        text = body.decode("cp949")
    except UnicodeDecodeError:
        return None
    return text if any("가" <= char <= "힣" for char in text) else None


def _forbidden(text: str) -> list[Problem]:
    return [
        Problem(
            "CS004",
            found.start(),
            found.end(),
            Text(
                "쓸 수 없는 제어 문자가 있습니다(U+{code:04X}).",
                "A control character stands here (U+{code:04X}).",
            )(code=ord(found[0])),
            Text("그 글자를 지우세요.", "Delete the character."),
        )
        for found, _ in zip(FORBIDDEN.finditer(text), range(_MAX_REPORTED), strict=False)
    ]


def _conflicts(text: str) -> tuple[list[Problem], list[Cover]]:
    """Each conflict at its first marker; the rest of the file is read with the upper side."""
    if "<<<<<<<" not in text:
        return [], []
    problems, covers = [], []
    for found in _CONFLICT.finditer(text):
        problems.append(
            Problem(
                "CS033",
                found.start("open"),
                found.end("open"),
                Text(
                    "합치다 만 충돌 표시가 남아 있습니다.", "A merge conflict was left in the file."
                ),
                Text(
                    "두 내용 가운데 하나를 고르고 표시 줄을 지우세요.",
                    "Keep one side and delete the marker lines.",
                ),
            )
        )
        for part in ("open", "rest"):
            blank = _NOT_BREAK.sub(" ", found[part])
            covers.append(Cover(found.start(part), found.end(part), blank))
    return problems, covers


def _invisible(text: str) -> list[Problem]:
    problems = []
    for found in INVISIBLE.finditer(text):
        char, place = found[0], found.start()
        replacement = " " if char == "\u00a0" else ""
        problems.append(
            Problem(
                "CS006",
                place,
                place + 1,
                Text(
                    "보이지 않는 글자가 있습니다(U+{code:04X}).",
                    "Invisible character (U+{code:04X}).",
                )(code=ord(char)),
                Text(
                    "복사해 붙일 때 딸려 온 글자입니다. 지우세요.",
                    "It came along with a paste. Delete it.",
                ),
                Text("보이지 않는 글자 지우기", "Delete the invisible character"),
                (Edit(place, place + 1, replacement),),
                warning=True,
            )
        )
        if len(problems) == _MAX_REPORTED:
            break
    return problems


def _decomposed(text: str) -> list[Problem]:
    """One problem at the first such line; its fix mends every line."""
    if unicodedata.is_normalized("NFC", text):
        return []
    lines = [
        (start, line, composed)
        for start, line in _lines(text)
        if (composed := unicodedata.normalize("NFC", line)) != line
    ]
    if not lines:
        return []
    start, line, _ = lines[0]
    return [
        Problem(
            "CS031",
            start,
            start + len(line),
            Text("자모가 풀어진 한글(NFD)이 있습니다.", "The text holds decomposed Hangul (NFD)."),
            Text(
                "눈에는 같아도 검색과 비교에서 다른 글자가 됩니다. NFC로 바꾸세요.",
                "It looks the same but compares and searches as other letters. Use NFC.",
            ),
            Text("파일 전체를 NFC로 바꾸기", "Convert the file to NFC"),
            tuple(Edit(at, at + len(old), new) for at, old, new in lines),
        )
    ]


def _lines(text: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in _LINE.finditer(text)]
