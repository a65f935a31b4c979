"""‘Did you mean’: the hint and the mend for a name that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from cscx.lint.rule import Place, Replacement, part
from cscx.messages import Text
from cscx.text import closest, surely

_MEANT = Text("‘{meant}’인지 확인하세요.", "Did you mean {meant!r}?")
_WRITE = Text("‘{meant}’{meant:으로/로} 고치세요.", "Write {meant!r}.")
_KNOWN = Text("쓸 수 있는 이름: {names}", "Known here: {names}")
_RENAME = Text("‘{meant}’{meant:으로/로} 바꾸기", "Change to {meant!r}")
_MOST_NAMES = 8
_DIGITS = re.compile(r"[0-9]+")


class Suggestion(NamedTuple):
    """What to do about an unknown name."""

    hint: Text | None
    fix: Replacement | None


def suggest(place: Place, name: str, candidates: Iterable[str]) -> Suggestion:
    """The candidate that was meant, or, where none is close, what there is.

    The same letters with other blanks, dots or case are surely meant; others are asked about, and
    mended only after a single slip of the keyboard.
    """
    known = tuple(dict.fromkeys(candidates))
    meant = meant_by(name, known)
    if meant is not None:
        same = _letters(meant) == _letters(name)
        hint = (_WRITE if same else _MEANT)(meant=meant)
        return Suggestion(hint, rename_if_sure(place, name, meant, known))
    if known and len(known) <= _MOST_NAMES:
        return Suggestion(_KNOWN(names=", ".join(known)), None)
    return Suggestion(None, None)


def meant_by(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate that was meant, None when none is close.

    abuse-warning-1 is not meant by abuse-warning-2: another number is another thing.
    """
    without = _DIGITS.sub("", name)
    return closest(
        name, (other for other in candidates if other == name or _DIGITS.sub("", other) != without)
    )


def rename(place: Place, meant: str) -> Replacement:
    """Put another name where the place is."""
    return Replacement(_RENAME(meant=meant), part(place, meant))


def rename_if_sure(place: Place, name: str, meant: str, known: Iterable[str]) -> Replacement | None:
    """The mend, unless it could turn one thing of the company into another."""
    return rename(place, meant) if surely(name, meant, known) else None


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
