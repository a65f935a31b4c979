"""A digest of everything a page is made from, beside what its model looks at.

Takes apart what a Page holds: texts, documents, entries, functions of a module with what is bound to
them. Anything else has no digest, and a page that holds such a thing is made anew every time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import PurePath
from types import FunctionType
from typing import Any

import msgspec

from cscx.content.cache import digest
from cscx.content.corpus import Entry
from cscx.content.document import Document
from cscx.content.kinds import Kind
from cscx.messages import Text

_PLAIN = (str, bytes, int, float, bool, type(None), date, datetime, PurePath)


class UnknownPartError(TypeError):
    """A value of which nobody can say whether it is the same as in the last build."""


def digest_of(value: Any, document: Callable[[Document], bytes]) -> bytes:
    """The digest of a value; `document` gives that of a document.

    Raises UnknownPartError.
    """
    return digest(*_parts(value, document))


def _parts(value: Any, document: Callable[[Document], bytes]) -> tuple[bytes, ...]:
    if isinstance(value, _PLAIN):
        return (type(value).__name__.encode(), repr(value).encode())
    if isinstance(value, (Document, Entry, Kind, Text)):
        return _parts_of_content(value, document)
    if isinstance(value, (list, tuple)):
        return (b"list", *(digest_of(each, document) for each in value))
    if isinstance(value, (set, frozenset)):
        return (b"set", *sorted(digest_of(each, document) for each in value))
    if isinstance(value, Mapping):
        return (b"mapping", *(digest_of(pair, document) for pair in value.items()))
    return _parts_of_code(value, document)


def _parts_of_content(
    value: Document | Entry | Kind | Text, document: Callable[[Document], bytes]
) -> tuple[bytes, ...]:
    if isinstance(value, Document):
        return (b"document", document(value))
    if isinstance(value, Entry):  # its document covers the rest of it
        return (b"entry", value.kind.encode(), value.name.encode(), document(value.document))
    if isinstance(value, Kind):
        return (b"kind", value.name.encode())
    return (b"text", value.ko.encode(), value.en.encode())


def _parts_of_code(value: Any, document: Callable[[Document], bytes]) -> tuple[bytes, ...]:
    if isinstance(value, partial):
        bound = (value.args, value.keywords)
        return (b"partial", digest_of(value.func, document), digest_of(bound, document))
    if isinstance(value, FunctionType) and not value.__closure__:
        return (b"function", value.__module__.encode(), value.__qualname__.encode())
    if isinstance(value, type):
        return (b"type", value.__module__.encode(), value.__qualname__.encode())
    if isinstance(value, msgspec.Struct):
        fields = [(name, getattr(value, name)) for name in value.__struct_fields__]
        return (b"struct", type(value).__qualname__.encode(), digest_of(fields, document))
    raise UnknownPartError(type(value).__qualname__)
