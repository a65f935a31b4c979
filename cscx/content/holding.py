"""The documents of a version that name something, found in their bytes and only then parsed.

In a knowledge base of thousands of documents a change reaches a few dozen: to look for names in the
bytes of all of them costs less than to scan what each refers to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from cscx.content.document import Document
from cscx.text import jamo, nfc

Parse = Callable[[str], Document]
"""The document of a path."""
_ESCAPES = (b"\\u", b"\\x")
_MANY = 200
"""More forms than this take longer to look for than everything does to parse."""


class Holding:
    """`raw` are the bytes by path; a document is parsed when first asked for."""

    def __init__(self, raw: Mapping[str, bytes], parse: Parse) -> None:
        self._raw, self._parse = raw, parse
        self._parsed: dict[str, Document] = {}

    def __call__(self, names: Iterable[str]) -> Iterator[Document]:
        """The documents that may name any of some names, by path; those that do are among them."""
        forms = {form for name in names for form in (nfc(name).encode(), jamo(name).encode())}
        needles = (*forms, *_ESCAPES) if forms else ()
        for path, raw in self._raw.items():
            if len(needles) > _MANY or any(needle in raw for needle in needles):
                if path not in self._parsed:
                    self._parsed[path] = self._parse(path)
                yield self._parsed[path]
