"""Which branch an answer takes: answers as people type them, answers of tables as conditions."""

from __future__ import annotations

from collections.abc import Iterable

from cscx.policy.language.conditions import parse_cell
from cscx.policy.language.criterion import holds
from cscx.policy.language.problem import NO_HINT, ProblemError, wrong
from cscx.policy.language.values import NO, YES, Field, Type, Value
from cscx.text import nfc

_YES = YES | {"네"}


def key_of_answer(keys: Iterable[str], answer: str) -> str | None:
    """The key that an answer to a question means; yes and no have several words."""
    wanted = _folded(answer)
    known = list(keys)
    if answer in known:
        return answer
    return next((key for key in known if _folded(key) == wanted), None)


def keys_of_value(keys: Iterable[str], field: Field, value: Value) -> list[str]:
    """The keys that a table's answer fits; several where it is a list that has several of them."""
    if field.type is Type.SET:
        members = value if isinstance(value, frozenset) else frozenset()
        return [key for key in keys if nfc(key.strip()) in members]
    shown = field.show(value).ko
    known = list(keys)
    if shown in known:
        return [shown]
    return [key for key in known if _holds(key, field, value)]


def _holds(key: str, field: Field, value: Value) -> bool:
    try:
        return holds(parse_cell(key, field, _no_fact), value)
    except ProblemError:
        return False


def _no_fact(_: str) -> str:
    raise wrong(NO_HINT, NO_HINT)


def _folded(answer: str) -> str:
    word = nfc(answer.strip()).casefold()
    if word in _YES:
        return "yes"
    return "no" if word in NO else word
