"""The way from a document to what the change log tells of it, under a header that stays where it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from cscx.publish.engine import Options, build
from tests.browser.conftest import reader, served
from tests.publish.knowledge import SHOP, TODAY
from tests.publish.test_changelog import change, commit
from tests.publish.test_history import git

pytestmark = pytest.mark.browser
SCRIPT = "sops/scripts/return-yes.yaml"
FACTS = "sops/reference/facts.yaml"
REWORDED, REWORDED_AT, REWORDED_ON = "접수 안내를 다시 씀", 8, r"2026\. 10\. 18\."
LAST, LAST_ON = "기한 31일", r"2026\. 10\. 21\."
SEEN = """
pattern => {
  const top = document.querySelector(".cx-header").getBoundingClientRect().bottom;
  return [...document.querySelectorAll("#cx-content *")].some(element => {
    const own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE);
    const box = element.getBoundingClientRect();
    return own.some(node => new RegExp(pattern).test(node.data.trim()))
      && box.height > 0 && box.top >= top && box.bottom <= innerHeight;
  });
}
"""


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a history; the commit that reworded the script is not the newest."""
    folder = tmp_path_factory.mktemp("logged") / "shop"
    shutil.copytree(SHOP, folder, ignore=shutil.ignore_patterns(".cscx-cache"))
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "Start")
    for number, (old, new) in enumerate(pairwise(range(7, 33, 2))):
        change(folder, FACTS, f"value: {old}일", f"value: {new}일")
        subject = f"기한 {new}일"
        if number == REWORDED_AT:
            change(folder, SCRIPT, "반품을 받았어요.", "반품을 접수했어요.")
            subject = REWORDED
        day = f"2026-10-{10 + number}T03:00:00+00:00"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GIT_COMMITTER_DATE", day)
            commit(folder, subject)
    with served(build(folder, Options(to=folder / "out", as_of=TODAY)).folder) as found:
        yield found


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1440, 900)])
def test_who_asks_what_changed_sees_the_document_its_change_and_the_day_below_the_header(
    chromium: Any, logged: str, width: int, height: int
) -> None:
    with reader(chromium, width, height) as page:
        page.goto(f"{logged}scripts/return-yes/")
        page.get_by_role("link", name="무엇이 바뀌었나").click()
        page.wait_for_url("**/changes/#script-return-yes")
        assert page.evaluate(SEEN, "^반품 접수 안내$")
        assert page.evaluate(SEEN, "채팅 멘트가 바뀌었습니다")
        assert page.evaluate(SEEN, REWORDED)
        assert page.evaluate(SEEN, REWORDED_ON)


@pytest.mark.parametrize("anchor", ["fact-반품기한", "exception-return-rule"])
def test_the_first_and_the_last_of_a_change_stand_below_its_title(
    chromium: Any, logged: str, anchor: str
) -> None:
    with reader(chromium, 360, 640) as page:
        page.goto(f"{logged}changes/#{anchor}")
        assert page.evaluate(SEEN, LAST)
        assert page.evaluate(SEEN, LAST_ON)
