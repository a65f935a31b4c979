"""Holidays are computed once and then kept, until the package that knows them changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cscx.content import public_holidays as module
from cscx.content.cache import Cache
from cscx.content.public_holidays import HolidayBook, public_holidays


def refuse(_country: str, _year: int) -> dict[date, str]:
    raise AssertionError("computed again")


def test_a_year_is_computed_once_for_all_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = HolidayBook(Cache(tmp_path))
    assert first("KR", 2026) == public_holidays("KR", 2026)
    first.keep()
    monkeypatch.setattr(module, "public_holidays", refuse)
    assert HolidayBook(Cache(tmp_path))("KR", 2026)[date(2026, 10, 5)] == "개천절 대체 휴일"
    with pytest.raises(AssertionError):
        HolidayBook(Cache(tmp_path))("KR", 2027)


def test_another_version_of_the_package_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = HolidayBook(Cache(tmp_path))
    book("KR", 2026)
    book.keep()
    monkeypatch.setattr(module, "_stamp", lambda: b"another")
    monkeypatch.setattr(module, "public_holidays", refuse)
    with pytest.raises(AssertionError):
        HolidayBook(Cache(tmp_path))("KR", 2026)


def test_a_damaged_book_is_no_book(tmp_path: Path) -> None:
    Cache(tmp_path).write("holidays.msgpack", b"\xc1")
    assert date(2026, 10, 9) in HolidayBook(Cache(tmp_path))("KR", 2026)


def test_a_country_or_year_nobody_knows_has_no_holidays() -> None:
    assert public_holidays("QQ", 2026) == {}
    assert isinstance(public_holidays("KR", 9999), dict)
