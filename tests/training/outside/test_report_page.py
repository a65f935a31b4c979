"""The page of a report: axe finds nothing, it fits a telephone, each learner has a sheet of paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cscx.content.corpus import Corpus
from cscx.training.bank import Bank
from cscx.training.report.page import page
from cscx.training.report.report import report_of
from cscx.training.report.view import view
from tests.training.hostile import hostile_bank
from tests.training.learners import answer, results

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.npm]


@pytest.fixture(scope="module")
def file(bank: Bank, corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    whole = Bank((*hostile_bank().items, *bank.items[:200]))
    wrong = [answer(item, item.distractors[0].code, at) for at, item in enumerate(whole.items)]
    learners = [results(f"소나무-{n:04d}", wrong[n : 100 + n * 20]) for n in range(4)]
    found = tmp_path_factory.mktemp("report") / "report.html"
    found.write_text(page(view(report_of(learners, whole, corpus), corpus, "ko"), "ko"), "utf-8")
    return found


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "dark"), (360, "light"), (1440, "dark"), (1440, "light")]
)
def test_the_page_reads_well(
    file: Path, chromium: Any, programs: Path, width: int, scheme: str
) -> None:
    # The page forbids every script; axe is put in around that, as a reader's own tool is.
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(file.as_uri())
    opened.evaluate((programs / "axe-core/axe.min.js").read_text("utf-8"))
    found = opened.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [file.as_uri()]
    context.close()


def test_each_learner_has_a_sheet_of_paper(file: Path, chromium: Any) -> None:
    opened = chromium.new_page()
    opened.goto(file.as_uri())
    opened.emulate_media(media="print")
    breaks = opened.locator(".sheet").evaluate_all(
        "all => all.map(e => getComputedStyle(e).breakBefore)"
    )
    assert breaks == ["page"] * 4
    opened.close()
