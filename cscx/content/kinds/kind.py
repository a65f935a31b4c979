"""What a kind is, and the register of kinds, filled from the modules of this folder."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import msgspec

from cscx.messages import Text


class Kind(msgspec.Struct, frozen=True):
    """A kind of document.

    `item` is what one entry of a list kind is called in references (`fact` for `facts`), empty for
    a kind whose every document is one thing. `folder` is where `cscx new` puts it.
    """

    name: str
    title: Text
    body: type[msgspec.Struct]
    folder: str
    item: str = ""

    @property
    def referred_as(self) -> str:
        """The word in `<word:name>` for what this kind defines."""
        return self.item or self.name


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by name."""
    import cscx.content.kinds as package  # noqa: PLC0415 - the package imports this module

    found = {}
    for module in pkgutil.iter_modules(package.__path__):
        kind = getattr(import_module(f"{package.__name__}.{module.name}"), "KIND", None)
        if isinstance(kind, Kind):
            found[kind.name] = kind
    return found


def kind_named(name: str) -> Kind:
    """The kind of a document; KeyError for a word that is none."""
    return all_kinds()[name]


@cache
def _by_item() -> dict[str, Kind]:
    return {kind.referred_as: kind for kind in all_kinds().values()}


def kind_of_item(word: str) -> Kind | None:
    """The kind that defines what `<word:…>` refers to."""
    return _by_item().get(word)
