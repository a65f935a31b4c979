"""A value in the cache is there as it was written, or not at all."""

from __future__ import annotations

from pathlib import Path

from cscx.content.cache import Cache
from cscx.content.stored import Stored

NAME = "days.msgpack"


def days(cache: Cache, stamp: bytes | None = None) -> Stored[dict[str, int]]:
    return Stored(cache, NAME, dict[str, int], stamp)


def test_a_value_is_found_again_with_its_stamp_and_with_no_other(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    days(cache, b"one").write({"반품": 7})
    assert days(cache, b"one").read() == {"반품": 7}
    assert days(cache, b"other").read() is None
    assert days(cache).read() is None


def test_without_a_stamp_a_value_is_kept_for_this_very_tool(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    days(cache).write({"반품": 7})
    assert days(cache).read() == {"반품": 7}


def test_a_value_that_is_damaged_or_of_another_form_is_not_there(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert days(cache).read() is None
    cache.write(NAME, b"\xc1")
    assert days(cache).read() is None
    Stored(cache, NAME, list[str]).write(["반품"])
    assert days(cache).read() is None
    days(cache).write({"반품": 7})
    (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes()[:-1])
    assert days(cache).read() is None


def test_a_cache_that_keeps_nothing_finds_nothing() -> None:
    nothing = Cache(None)
    days(nothing).write({"반품": 7})
    assert days(nothing).read() is None
