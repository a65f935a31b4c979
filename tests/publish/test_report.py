"""Where a reader's report leads."""

from __future__ import annotations

from cscx.publish.report import reports
from cscx.publish.words import Wording

KO = Wording("ko")
FORM = "https://git.example.com/kb/issues/new?title={title}&body={path}%20{anchor}%20{version}"


def test_without_a_tracker_there_is_nothing_to_press() -> None:
    assert reports(None, KO, "반품", "sops/return.yaml") == []


def test_wrong_and_not_found_are_told_apart_by_the_title() -> None:
    wrong, missing = reports(FORM, KO, "반품 & 교환", "sops/a b.yaml")
    assert (wrong.text, missing.text) == ("틀렸어요", "못 찾았어요")
    assert wrong.plain == (
        "https://git.example.com/kb/issues/new?title=%ED%8B%80%EB%A0%B8%EC%96%B4%EC%9A%94%3A%20"
        "%EB%B0%98%ED%92%88%20%26%20%EA%B5%90%ED%99%98&body=sops%2Fa%20b.yaml%20%20"
    )
    assert wrong.template.endswith("&body=sops%2Fa%20b.yaml%20{anchor}%20{version}")
    assert missing.plain.startswith("https://git.example.com/kb/issues/new?title=%EB%AA%BB")


def test_an_address_without_places_is_opened_as_it_is() -> None:
    (only,) = reports("https://git.example.com/kb/issues/new", KO, "반품", "sops/return.yaml")
    assert only == ("https://git.example.com/kb/issues/new", "", "틀린 내용 알리기")


def test_a_title_cannot_break_out_of_its_place() -> None:
    wrong, _ = reports(FORM, KO, '{path}"><script>&x=#', "p")
    assert '"' not in wrong.plain
    assert "&x=" not in wrong.plain
    assert wrong.plain.count("body=p") == 1
