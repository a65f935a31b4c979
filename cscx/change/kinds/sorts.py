"""Of what sort a value is: a list of names, or a text that has to be read by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from cscx.content.schema import Field

_SENTENCE: Final = re.compile(r"[.!?…]\Z| \S*[다요]\Z|\n")


def is_list(value: Any) -> bool:
    """Whether a value is a list of names or sentences."""
    return isinstance(value, list) and not any(isinstance(each, Mapping) for each in value)


def as_list(value: Any) -> list[Any]:
    """The members of a list; one value that may also be written as a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def is_text(field: Field | None, old: Any, new: Any) -> bool:
    """Whether a change is one of a text that has to be read by itself: of no name, of no amount."""
    given = [each for each in (old, new) if each is not None]
    if not all(isinstance(each, str) for each in given):
        return False
    meant = field is not None and bool(field.text)
    return meant or any(_SENTENCE.search(each) is not None for each in given)
