from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cscx.publish.pages import pages
from cscx.publish.pieces.index_page import Group, Row, _split, by_initial, sheet, sheets
from cscx.publish.render import render
from cscx.publish.site import Link, View
from tests.publish.knowledge import site

ROOM = 20_000


def _row(text: str) -> Row:
    return Row(Link(text, "x/"), "", "")


def _facts(count: int) -> dict[str, str]:
    items = "".join(
        f"  {'가나다라마바사'[n % 7]}값{n}: {{value: {n}일, effective: 2026-01-01, source: 정책}}\n"
        for n in range(count)
    )
    return {"sops/reference/facts-more.yaml": f"kind: facts\nitems:\n{items}"}


@given(st.lists(st.lists(st.integers(0, 9_000), max_size=12), max_size=6))
def test_every_row_stands_on_one_sheet_in_its_order(sizes: list[list[int]]) -> None:
    groups = [
        Group(
            f"{place}",
            f"g{place}",
            [_row(f"{place}.{n} " + "x" * size) for n, size in enumerate(rows)],
        )
        for place, rows in enumerate(sizes)
    ]
    split = _split(groups)
    shown = [row.link.text for part in split for group in part for row in group.rows]
    assert shown == [row.link.text for group in groups for row in group.rows]
    for part in split[:-1]:
        assert sum(170 + len(row.link.text) for group in part for row in group.rows) <= ROOM


def test_an_index_that_fits_is_one_page_without_a_list_of_pages() -> None:
    def groups(_: View) -> list[Group]:
        return [Group("가", "g", [_row("하나")])]

    shop = site()
    assert list(sheets(shop, "scripts/index", groups)) == ["scripts/index"]
    assert sheet(shop.at("scripts/index"), "scripts/index", groups).sheets == ()


def test_a_long_index_says_where_each_group_begins() -> None:
    shop = site(_facts(400))
    found = {
        page.path: page for page in pages(shop) if page.path.startswith("reference/facts/index")
    }
    assert len(found) > 1
    first = render(shop, found["reference/facts/index"])
    for page in found.values():
        assert len(render(shop, page).encode()) < 30_000
    for letter in "ㄱㄴㄷㄹㅁㅂㅅ":
        ((there, place),) = re.findall(rf'href="([^"#]*)#([^"]*)">{letter}</a>', first)
        path = there.replace("../", "").strip("/.") or "reference/facts/index"
        assert f'id="{place}"' in render(shop, found[path]), letter


def test_names_stand_under_the_letter_they_begin_with() -> None:
    names = ["쌀", "사과", "Apple", "7일", "가격", "까치"]
    groups = by_initial([(name, _row(name)) for name in names])
    assert [(group.title, [row.link.text for row in group.rows]) for group in groups] == [
        ("7", ["7일"]),
        ("A", ["Apple"]),
        ("ㄱ", ["가격", "까치"]),
        ("ㅅ", ["사과", "쌀"]),
    ]
