"""Public holidays of a country, substitutes and elections included.

The one module that imports the `holidays` package, and only when a day is really asked for: it
takes longer to load than a small knowledge base takes to check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from cscx.messages import Text
from cscx.policy.language.problem import wrong

HOME = "KR"

_UNKNOWN = Text(
    "‘{country}’{country:은/는} 공휴일을 아는 나라가 아닙니다",
    "the public holidays of “{country}” are not known",
)
_CODE = Text(
    "두 글자 국가 코드로 쓰세요. 예: KR, US, JP.",
    "Write a two-letter country code, such as KR, US or JP.",
)
_MEANT = Text("‘{near}’{near:을/를} 뜻했나요?", "Did you mean {near}?")
# Codes of languages, and other slips, that people write for a country.
_MEANS = {"KO": "KR", "UK": "GB", "EN": "US", "JA": "JP", "DA": "DK", "CS": "CZ"}


def check_country(country: str) -> None:
    """Raise ProblemError for a country whose holidays are not known."""
    if country == HOME or country in _countries():
        return
    meant = meant_country(country)
    hint = _MEANT(near=meant) if meant else _CODE
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
