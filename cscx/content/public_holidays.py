"""Public holidays of a country, substitutes and elections included.

The one module that imports the `holidays` package, and only when a day is really asked for: it
takes longer to load than a small knowledge base takes to check.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib.util import find_spec

from cscx.content.cache import Cache
from cscx.content.stored import Stored
from cscx.messages import DID_YOU_MEAN, Text
from cscx.policy.language.problem import wrong

HOME = "KR"
HolidaySource = Callable[[str, int], Mapping[date, str]]
"""The public holidays of a country in a year."""

_BLOB = "holidays.msgpack"

_UNKNOWN = Text(
    "‘{country}’{country:은/는} 공휴일을 아는 나라가 아닙니다",
    "the public holidays of “{country}” are not known",
)
_CODE = Text(
    "두 글자 국가 코드로 쓰세요. 예: KR, US, JP.",
    "Write a two-letter country code, such as KR, US or JP.",
)
# Codes of languages, and other slips, that people write for a country.
_MEANS = {"KO": "KR", "UK": "GB", "EN": "US", "JA": "JP", "DA": "DK", "CS": "CZ"}


def check_country(country: str) -> None:
    """Raise ProblemError for a country whose holidays are not known."""
    if country == HOME or country in _countries():
        return
    meant = meant_country(country)
    hint = DID_YOU_MEAN(near=meant) if meant else _CODE
    raise wrong(_UNKNOWN(country=country), hint)


def meant_country(country: str) -> str | None:
    """The country that a wrong code surely means: KR for KO, GB for UK."""
    return _MEANS.get(country)


@cache
def public_holidays(country: str, year: int) -> Mapping[date, str]:
    """The public holidays of a year, by date, named in the country's own language.

    Empty for a country that is not known and for years beyond what the package knows.
    """
    import holidays  # noqa: PLC0415 - see above

    try:
        kind = getattr(holidays, country)
        found = kind(years=year, language=kind.default_language)
    except (AttributeError, NotImplementedError):
        return {}
    return {day: str(name) for day, name in sorted(found.items()) if day.year == year}


@cache
def _countries() -> frozenset[str]:
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - see above

    codes: Iterable[tuple[str, ...]] = COUNTRIES.values()
    return frozenset(entry[1] for entry in codes)


class HolidayBook:
    """The holidays of the years that were asked before, kept with what else was learned.

    A run that meets no new year needs not load the package. Another version of the package begins
    a new book.
    """

    def __init__(self, kept: Cache) -> None:
        self._kept = kept
        self._years: dict[str, dict[date, str]] | None = None
        self._new = False

    def __call__(self, country: str, year: int) -> Mapping[date, str]:
        """The public holidays of a country in a year."""
        if self._years is None:
            self._years = self._store().read() or {}
        key = f"{country} {year}"
        if key not in self._years:
            self._years[key] = dict(public_holidays(country, year))
            self._new = True
        return self._years[key]

    def keep(self) -> None:
        """Write what is new."""
        if self._new and self._years is not None:
            self._store().write(self._years)
            self._new = False

    def _store(self) -> Stored[dict[str, dict[date, str]]]:
        return Stored(self._kept, _BLOB, dict[str, dict[date, str]], _stamp())


def _stamp() -> bytes:
    """Changes with the version of the package, without loading it."""
    spec = find_spec("holidays")
    folder = os.path.dirname(spec.origin) if spec is not None and spec.origin else ""
    try:
        stat = os.stat(os.path.join(folder, "version.py"))
    except OSError:
        return b""
    return f"{stat.st_size}:{stat.st_mtime_ns}".encode()
