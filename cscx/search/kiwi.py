"""Kiwi, the morphological analyser of Korean, behind one door: the only module that imports it.

It takes seconds to load and half a gigabyte of memory, so it is loaded when a text is really to be
analysed, at build time, and never when someone searches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from importlib import metadata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kiwipiepy import Kiwi  # type: ignore[import-untyped]


class Morpheme(NamedTuple):
    """A morpheme: its dictionary form, its tag in the Sejong set, and its place in the text."""

    form: str
    tag: str
    start: int
    end: int


class KiwiMissingError(Exception):
    """Kiwi is not installed."""


class KiwiAnalyser:
    """Analyses Korean texts. `names` are words of the company that must stay whole: brands, products."""

    def __init__(self, names: Iterable[str] = (), *, workers: int = 1) -> None:
        self._names = tuple(sorted(set(names)))
        self._workers = workers

    @cached_property
    def version(self) -> str:
        """Changes whenever the same text may be analysed in another way.

        Raises KiwiMissingError.
        """
        try:
            program = metadata.version("kiwipiepy")
            model = metadata.version("kiwipiepy_model")
        except metadata.PackageNotFoundError as error:
            raise KiwiMissingError from error
        return "\n".join((program, model, *self._names))

    def morphemes(self, texts: Sequence[str]) -> list[list[Morpheme]]:
        """The morphemes of every text, in order.

        Raises KiwiMissingError.
        """
        return [
            [Morpheme(token.form, token.tag, token.start, token.end) for token in tokens]
            for tokens in self._kiwi.tokenize(list(texts))
        ]

    @property
    def _kiwi(self) -> Kiwi:
        return _loaded(self._names, self._workers)


@lru_cache(maxsize=1)
def _loaded(names: tuple[str, ...], workers: int) -> Kiwi:
    """Kiwi, loaded once for the builds of a preview."""
    try:
        from kiwipiepy import Kiwi  # noqa: PLC0415 - loaded only when a text must be analysed
    except ImportError as error:
        raise KiwiMissingError from error
    kiwi = Kiwi(num_workers=workers)
    for name in names:
        kiwi.add_user_word(name, "NNP")
    return kiwi
