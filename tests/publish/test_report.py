"""Where a reader's report leads."""

from __future__ import annotations

from cscx.publish.frame.report import reports
from cscx.publish.words import Wording

KO = Wording("ko")
FORM = "https://git.example.com/kb/issues/new?title={title}&body={path}%20{anchor}%20{version}"


def test_without_a_tracker_there_is_nothing_to_press() -> None:
    assert reports(None, KO, "sops/return.yaml") is None


def test_wrong_and_not_found_are_two_links_where_the_title_tells_them_apart() -> None:
    found = reports(FORM, KO, "sops/return.yaml")
    assert found is not None
    assert found.words == ["틀렸어요", "못 찾았어요"]
    assert (found.form, found.path) == (FORM, "sops/return.yaml")


def test_without_scripts_the_path_alone_is_filled() -> None:
    found = reports(FORM, KO, "sops/a b&c.yaml")
    assert found is not None
    assert (
        found.plain == "https://git.example.com/kb/issues/new?title=&body=sops/a%20b%26c.yaml%20%20"
    )


def test_an_address_without_places_is_opened_as_it_is() -> None:
    found = reports("https://git.example.com/kb/issues/new", KO, "sops/return.yaml")
    assert found == (
        "",
        "https://git.example.com/kb/issues/new",
        "sops/return.yaml",
        ["틀린 내용 알리기"],
    )
