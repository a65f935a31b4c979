"""What a place of a document is called: keys by the schema's titles, entries of lists by what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from cscx.change.edits import key_of
from cscx.change.titles import NUMBERED, TOGETHER, plain_title
from cscx.content.schema import Field
from cscx.content.source import Path
from cscx.messages import Text

_NTH: Final = Text("{n}번째", "{n}")

FieldAt = Callable[[Path], Field | None]


def place_title(field_at: FieldAt, path: Path, whole: Any, skip: int = 0) -> Text:
    """What a place of some values is called below its first `skip` keys: 쉬는 날 ‘창립기념일’의 날짜."""
    names: list[Text] = []
    for at in range(min(skip, len(path) - 1), len(path)):
        key, above = path[at], path[at - 1] if at else None
        if isinstance(key, int):
            _entry(names, field_at(path[:at]), above, key, _at(whole, path[: at + 1]))
            continue
        together = TOGETHER.get((str(above), key))
        if together is not None:
            if names:
                names.pop()
            names.append(together)
        else:
            names.append(_key(field_at, path[: at + 1]))
    korean = names[0].ko
    for name in names[1:]:
        korean += f"{_joint(name.ko)}{name.ko}"
    return Text(korean, " › ".join(name.en for name in names))


def naming_key(field: Field | None, entry: Any) -> str | None:
    """The key by which people know an entry of a list; None where they know it by its number."""
    key = key_of(field)
    return key if key is not None and isinstance(entry, Mapping) and entry.get(key) else None


def _entry(names: list[Text], field: Field | None, above: Any, index: int, entry: Any) -> None:
    """Adds an entry of a list to the names of what stands around it."""
    if above in NUMBERED:
        if names:
            names.pop()
        names.append(NUMBERED[above](n=index + 1))
        return
    key = naming_key(field, entry)
    if key is None:
        names.append(_NTH(n=index + 1))
    else:
        names.append(Text(f"‘{entry[key]}’", str(entry[key])))


def _key(field_at: FieldAt, path: Path) -> Text:
    here, above, key = field_at(path), field_at(path[:-1]), path[-1]
    if here is not None and here.title.ko and above and key in above.properties:
        return plain_title(here.title)
    return Text(f"‘{key}’", str(key))


def _at(whole: Any, path: Path) -> Any:
    for key in path:
        try:
            whole = whole[key]
        except (KeyError, IndexError, TypeError):
            return None
    return whole


def _joint(below: str) -> str:
    """What joins a name to that above it: 결과 ‘처리’, 보기 4번의 글."""
    return " " if below.startswith("‘") or below.endswith("번째") else "의 "
