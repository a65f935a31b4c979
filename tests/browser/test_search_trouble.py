"""What the search dialog does when nothing is found, or something does not come."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.reading import eventually
from tests.browser.searching import MORNING, Agent

pytestmark = pytest.mark.browser


def test_what_was_not_found_is_kept_here_without_the_customer_and_leaves_by_hand_only(
    agent: Agent, tmp_path: Path
) -> None:
    asked: list[str] = []
    page = agent.open("scripts/return-accepted/").page
    page.on("request", lambda request: asked.append(request.method + request.url))
    page.get_by_label("고객명").fill("김하늘")
    agent.search("김하늘 뚫훍꿻 12345 010-1234-5678 a@b.kr").leave()
    agent.search("뚫훍꿻").leave()
    page.evaluate("document.activeElement.blur()")
    twice = "localStorage.getItem('cx-missed')?.split('뚫훍꿻').length === 3"
    eventually(page, twice)  # a dialog tells that it was closed a moment after it is gone
    page.keyboard.press("/")
    page.locator(".cx-search__input").fill("")
    page.get_by_role("button", name="못 찾은 말 2개").click()
    assert page.evaluate("document.activeElement.id") == "cx-missed"
    rows = page.locator(".cx-missed tbody tr").all_text_contents()
    assert rows == [
        "뚫훍꿻없음12026-11-21",
        "{고객명} 뚫훍꿻 #### 010-####-#### @약함12026-11-21",
    ]
    with page.expect_download() as given:
        page.get_by_role("button", name="JSON").click()
    given.value.save_as(tmp_path / "missed.json")
    first = {
        "words": "뚫훍꿻",
        "none": True,
        "times": 1,
        "first": "2026-11-21",
        "last": "2026-11-21",
    }
    assert json.loads((tmp_path / "missed.json").read_text("utf-8"))[0] == first
    with page.expect_download() as given:
        page.get_by_role("button", name="CSV").click()
    given.value.save_as(tmp_path / "missed.csv")
    lines = (tmp_path / "missed.csv").read_text("utf-8").splitlines()
    assert lines[0] == '\ufeff"찾은 말","결과","횟수","처음","마지막"'
    assert lines[1] == '"뚫훍꿻","없음","1","2026-11-21","2026-11-21"'
    page.get_by_role("button", name="모두 지우기").click()
    assert page.evaluate("localStorage.getItem('cx-missed')") is None
    assert [request for request in asked if not request.startswith("GET")] == []
    assert not any("뚫" in request or "%EB%9A%AB" in request for request in asked)


def test_whoever_opens_the_search_again_at_once_loses_nothing_that_was_not_found(
    agent: Agent,
) -> None:
    """A dialog tells that it was closed a moment later, on a busy machine after it is open again."""
    page = agent.open("scripts/return-accepted/").search("뚫훍꿻 하나").page
    page.evaluate(
        """() => {
          const late = (event) => event.stopImmediatePropagation();
          const panel = document.querySelector("dialog.cx-search");
          panel.addEventListener("close", late, { capture: true, once: true });
        }"""
    )
    agent.leave().search("뚫훍꿻 둘")
    page.evaluate("document.querySelector('dialog.cx-search').dispatchEvent(new Event('close'))")
    kept = (
        "JSON.parse(localStorage.getItem('cx-missed')).map((one) => one.words + one.times).join()"
    )
    assert page.evaluate(kept) == "뚫훍꿻 하나1"
    agent.leave()
    eventually(page, f"{kept} === '뚫훍꿻 둘1,뚫훍꿻 하나1'")


def test_a_cell_that_a_spreadsheet_would_run_is_text(agent: Agent, tmp_path: Path) -> None:
    page = agent.open().page
    one = {"words": '=1+"1', "none": False, "times": 2, "first": "2026-11-20", "last": "2026-11-21"}
    page.evaluate("kept => localStorage.setItem('cx-missed', kept)", json.dumps([one, 7]))
    page.keyboard.press("/")
    page.get_by_role("button", name="못 찾은 말 1개").click()
    with page.expect_download() as given:
        page.get_by_role("button", name="CSV").click()
    given.value.save_as(tmp_path / "missed.csv")
    assert '"\'=1+""1","약함","2"' in (tmp_path / "missed.csv").read_text("utf-8")


def test_a_worker_that_does_not_come_is_told_and_tried_again(agent: Agent) -> None:
    page = agent.open().page
    page.route("**/worker.js", lambda route: route.abort())
    page.keyboard.press("/")
    page.locator(".cx-search__input").fill("환불")
    assert "검색을 열지 못했습니다." in page.locator(".cx-search [role=alert]").text_content()
    page.unroute("**/worker.js")
    page.get_by_role("button", name="다시 시도").click()
    page.locator(".cx-hit").first.wait_for()


@pytest.mark.parametrize("missing", ["**/assets/search/index.json", "**/assets/search/terms/*"])
def test_an_index_that_is_not_there_is_told_and_tried_again(agent: Agent, missing: str) -> None:
    page = agent.open().page
    page.context.route(missing, lambda route: route.fulfill(status=404))
    page.keyboard.press("/")
    page.locator(".cx-search__input").fill("환불")
    page.locator(".cx-search [role=alert]").wait_for()
    page.context.unroute(missing)
    page.get_by_role("button", name="다시 시도").click()
    page.locator(".cx-hit").first.wait_for()


def test_a_part_that_came_broken_is_fetched_again(agent: Agent) -> None:
    page = agent.open().page
    came: list[str] = []

    def once_broken(route: Any) -> None:
        came.append(route.request.url)
        if len(came) > 1:
            return route.continue_()
        whole = route.fetch().body()
        return route.fulfill(body=whole[: len(whole) // 2], content_type="application/octet-stream")

    page.context.route("**/assets/search/lexicon-*", once_broken)
    agent.search("두 번 결제")
    assert agent.titles()[0] == "결제 오류·이중결제"
    assert len(came) == 2


def test_a_full_or_closed_storage_keeps_nothing_and_stops_nothing(agent: Agent) -> None:
    page = agent.page
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    agent.open().search("뚫훍꿻").leave()
    assert page.evaluate("localStorage.getItem('cx-missed')") is None
    agent.search("두 번 결제")
    page.keyboard.press("Enter")
    page.wait_for_url("**/double-payment/**")


def test_an_answer_that_never_comes_is_given_up(agent: Agent) -> None:
    page = agent.page
    page.clock.install(time=MORNING)
    agent.open()
    page.context.route("**/assets/search/index.json", lambda _route: None)
    page.keyboard.press("/")
    page.locator(".cx-search__input").fill("환불")
    page.get_by_text("검색을 준비하고 있습니다").wait_for()
    page.clock.fast_forward(20_000)
    page.locator(".cx-search [role=alert]").wait_for()
    assert page.get_by_text("검색을 준비하고 있습니다").count() == 0
