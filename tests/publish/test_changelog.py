"""The change log: what the last commits meant, from which day, and for whom."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest

from cscx.change.chronicle import ChangeLog
from cscx.content.cache import Cache
from cscx.content.loading import read_corpus
from cscx.gitrepo import last_changes
from cscx.publish.audience import Audience, published
from cscx.publish.finding.entries import entries
from cscx.publish.keeping.looks import Answers
from cscx.publish.keeping.watched import Looks, watched
from cscx.publish.pages import pages
from cscx.publish.pieces import chronicle
from cscx.publish.pieces.chronicle import change_log, shown_of
from cscx.publish.pieces.history import changes_for, log_of
from cscx.publish.render import render
from cscx.publish.site import Site
from cscx.publish.standing import changelog
from cscx.settings import load
from tests.publish.knowledge import SHOP, TODAY
from tests.publish.test_history import git

FACTS = "sops/reference/facts.yaml"
YES = "sops/scripts/return-yes.yaml"
ROLES = "sops/reference/roles.yaml"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The shop in a repository with its first commit."""
    folder = tmp_path / "shop"
    shutil.copytree(SHOP, folder, ignore=shutil.ignore_patterns(".cscx-cache"))
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "Start")
    return folder


def commit(folder: Path, subject: str) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", subject)


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def made(folder: Path, audience: Audience = "agent", cache: Cache | None = None) -> Site:
    settings = load(folder)
    corpus = read_corpus(folder, settings, as_of=TODAY)
    shown = published(corpus, audience)
    log = change_log(audience, folder, settings, cache or Cache(None))
    kept = None if log is None else shown_of(log, corpus, shown, audience)
    return Site(shown=shown, audience=audience, log=kept)


def words(site: Site) -> str:
    (page,) = changelog.pages(site)
    return " ".join(re.sub(r"<[^>]+>", " ", render(site, page)).split())


def has_page(site: Site) -> bool:
    return bool(changelog.pages(site))


def test_a_moved_limit_is_told_with_the_table_that_decides_by_it(shop: Path) -> None:
    change(shop, FACTS, "value: 7일", "value: 14일")
    commit(shop, "Two weeks <b>for all</b>")
    site = made(shop)
    told = words(site)
    assert "Two weeks &lt;b&gt;for all&lt;/b&gt;" in told
    assert "7일에서 14일로 바뀌었습니다." in told
    assert "판정이 바뀌었습니다." in told
    assert "불가 → 환불 경과일 8일 이상 14일 이하" in told


def test_a_reworded_script_is_told_word_by_word(shop: Path) -> None:
    change(shop, YES, "반품을 받았어요.", "반품을 <접수>했어요.")
    commit(shop, "Words")
    site = made(shop)
    (page,) = changelog.pages(site)
    html = render(site, page)
    assert "<del>받았어요</del><ins>&lt;접수&gt;했어요</ins>" in html


def test_a_coming_value_stands_first_with_its_day(shop: Path) -> None:
    change(
        shop, FACTS, "{value: 2주, effective: 2027-01-01}", "{value: 10일, effective: 2027-03-01}"
    )
    commit(shop, "Plan")
    told = words(made(shop))
    assert told.index("앞으로 적용할 것") < told.index("2027. 3. 1.부터") < told.index("바뀐 것")


def test_what_holds_now_is_not_announced_with_what_comes_later(shop: Path) -> None:
    change(shop, FACTS, "value: 7일", "value: 9일")
    change(
        shop, FACTS, "{value: 2주, effective: 2027-01-01}", "{value: 10일, effective: 2027-03-01}"
    )
    commit(shop, "Both")
    site = made(shop)
    assert site.log is not None
    facts = [each for each in site.log.entries[0].told if each.kind == "fact"]
    assert [(each.since, len(each.lines)) for each in facts] == [("", 1), ("2027-03-01", 1)]


def test_what_was_put_off_is_not_announced_for_its_old_day(shop: Path) -> None:
    planned = "{value: 2주, effective: 2027-01-01}"
    for day in ("2027-02-01", "2027-03-01"):
        change(shop, FACTS, planned, planned := f"{{value: 2주, effective: {day}}}")
        commit(shop, f"From {day}")
    coming = words(made(shop)).partition("바뀐 것")[0]
    assert "2027. 3. 1.부터" in coming
    assert "2027. 2. 1.부터" not in coming
    assert "2027. 1. 1.부터" not in coming


def test_comments_and_the_first_commit_are_no_entry(shop: Path) -> None:
    (shop / FACTS).write_text("# note\n" + (shop / FACTS).read_text(encoding="utf-8"), "utf-8")
    commit(shop, "Comment")
    assert not has_page(made(shop))


def test_customers_are_told_nothing(shop: Path) -> None:
    change(shop, FACTS, "value: 7일", "value: 14일")
    commit(shop, "Later")
    assert made(shop, "customer").log is None


def test_what_a_reader_may_not_see_is_not_told(shop: Path) -> None:
    change(shop, YES, "kind: script\n", "kind: script\naudience: [lead]\n")
    commit(shop, "Leads only")
    change(shop, YES, "summary:", "summary: 비밀")
    commit(shop, "Secret")
    assert not has_page(made(shop))
    assert "비밀" in words(made(shop, "lead"))


def test_a_file_of_others_that_could_not_be_read_is_not_named(shop: Path) -> None:
    change(shop, YES, "kind: script\n", "kind: script\naudience: [lead]\n")
    commit(shop, "Leads only")
    change(shop, YES, "kind: script", "kind: [")
    commit(shop, "Broken")
    change(shop, YES, "kind: [", "kind: script")
    commit(shop, "Mended")
    assert not has_page(made(shop))
    assert YES in words(made(shop, "lead"))


def test_outside_of_git_there_is_no_log(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    shutil.copytree(SHOP, folder, ignore=shutil.ignore_patterns(".cscx-cache"))
    assert not has_page(made(folder))


def test_a_version_that_cannot_be_read_is_said_and_fails_nothing(shop: Path) -> None:
    change(shop, "cscx.toml", "", "[[[\n")
    change(shop, FACTS, "value: 7일", "value: 14일")
    commit(shop, "Broken settings")
    git(shop, "checkout", "-q", "HEAD~", "--", "cscx.toml")
    change(shop, YES, "kind: script", "kind: [")
    commit(shop, "Broken file")
    git(shop, "checkout", "-q", "HEAD~", "--", YES)
    commit(shop, "Mended")
    told = words(made(shop))
    assert "Broken settings" in told
    assert "그때의 판을 읽지 못해" in told
    assert f"읽지 못해 비교하지 못한 파일: {YES}" in told


def test_a_shallow_clone_says_where_its_history_ends(shop: Path, tmp_path: Path) -> None:
    for day in (8, 9):
        change(shop, FACTS, f"value: {day - 1}일", f"value: {day}일")
        commit(shop, f"{day} days")
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{shop}", "clone")
    told = words(made(tmp_path / "clone"))
    assert "9 days" in told
    assert "8 days" not in told
    assert "이력이 여기까지만 있습니다" in told


def test_a_merge_is_one_entry_under_what_it_is_about(shop: Path) -> None:
    git(shop, "checkout", "-q", "-b", "longer")
    for day in (8, 9):
        change(shop, FACTS, f"value: {day - 1}일", f"value: {day}일")
        commit(shop, f"{day} days")
    git(shop, "checkout", "-q", "main")
    git(shop, "merge", "-q", "--no-ff", "-m", "Merge longer\n\nNine days to return", "longer")
    site = made(shop)
    assert site.log is not None
    assert [each.subject for each in site.log.entries] == ["Nine days to return"]
    assert "7일에서 9일로" in words(site)


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("Merge pull request #12 from kim/longer\n\n반품 기한을 9일로", "반품 기한을 9일로"),
        (
            "Merge branch 'longer' into 'main'\n\n반품 기한을 9일로\n\nSee merge request shop/kb!12",
            "반품 기한을 9일로",
        ),
        (
            "Merged in kim/longer (pull request #12)\n\n반품 기한을 9일로\n\nApproved-by: 정책",
            "반품 기한을 9일로",
        ),
        ("Merged PR 12: 반품 기한을 9일로", "반품 기한을 9일로"),
        ("Merge branch 'longer' into main; 반품 기한을 9일로", "반품 기한을 9일로"),
        ("반품 기한을 9일로 (merge)", "반품 기한을 9일로 (merge)"),
        ("Merge branch 'longer'", "8 days · 9 days"),
        ("Merge branch 'longer'\n\nCloses #4", "8 days · 9 days"),
        ("Merge branch 'longer'\n\n# Conflicts:\n#\tsops/reference/facts.yaml", "8 days · 9 days"),
        ("Merge branch 'longer'\n\nFixes the deadline", "Fixes the deadline"),
        ("Merge remote-tracking branch 'origin/longer'", "8 days · 9 days"),
        ("Merge pull request #12 from kim/longer", "8 days · 9 days"),
    ],
)
def test_a_merge_is_headed_by_what_its_request_says_else_by_what_was_merged(
    shop: Path, message: str, title: str
) -> None:
    git(shop, "checkout", "-q", "-b", "longer")
    for day in (8, 9):
        change(shop, FACTS, f"value: {day - 1}일", f"value: {day}일")
        commit(shop, f"{day} days (#{day})")
    git(shop, "checkout", "-q", "main")
    git(shop, "merge", "-q", "--no-ff", "--cleanup=verbatim", "-m", message, "longer")
    assert _titles(shop) == [title]


@pytest.mark.parametrize(
    ("branch", "title"),
    [("kim/longer-returns", "longer returns"), ("develop", "8 days · 9 days · 10 days …")],
)
def test_a_merge_of_many_commits_is_headed_by_its_branch_unless_that_says_nothing(
    shop: Path, branch: str, title: str
) -> None:
    git(shop, "checkout", "-q", "-b", branch)
    for day in (8, 9, 10, 11):
        change(shop, FACTS, f"value: {day - 1}일", f"value: {day}일")
        commit(shop, f"{day} days")
    git(shop, "checkout", "-q", "main")
    git(shop, "merge", "-q", "--no-ff", branch)
    assert _titles(shop) == [title]


def test_a_squashed_commit_is_headed_without_the_number_of_its_request(shop: Path) -> None:
    change(shop, FACTS, "value: 7일", "value: 9일")
    commit(shop, "반품 기한을 9일로 (#12)")
    assert _titles(shop) == ["반품 기한을 9일로"]


def _titles(folder: Path) -> list[str]:
    site = made(folder)
    assert site.log is not None
    return [each.subject for each in site.log.entries]


def test_a_commit_is_compared_once(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(shop, FACTS, "value: 7일", "value: 14일")
    commit(shop, "Later")
    cache = Cache(tmp_path / "kept")
    first = made(shop, cache=cache).log

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(chronicle, "TwoVersions", refuse)
    assert made(shop, cache=cache).log == first
    assert first is not None
    assert msgspec.structs.asdict(first)["entries"][0].lost is False


def test_the_log_is_found_from_the_lists_the_home_page_documents_and_search(shop: Path) -> None:
    change(shop, FACTS, "value: 7일", "value: 14일")
    commit(shop, "Later")
    plain = made(shop)
    site = msgspec.structs.replace(plain, changes=changes_for("agent", shop, plain.corpus.settings))
    found = {page.path: page for page in pages(site)}
    for path, link in {
        "index": "changes/",
        "reference/index": "../changes/",
        "procedures/return": "../../changes/",
        "scripts/return-yes": "../../changes/",
    }.items():
        assert f'href="{link}"' in render(site, found[path]), path
    (entry,) = (each for each in entries(site) if each.id == "changes")
    assert (entry.title, entry.address) == ("변경 기록", "changes/")
    assert not any(
        each.id == "changes" for each in entries(msgspec.structs.replace(site, log=None))
    )


def test_a_page_is_made_anew_when_there_is_a_log_for_the_first_time(shop: Path) -> None:
    site = made(shop)
    looks = Looks()
    path = next(iter(site.corpus.documents)).path
    log_of(watched(site, looks).at(path))
    (look,) = looks.taken
    told = msgspec.structs.replace(site, log=ChangeLog((), cut=True))
    assert Answers(site)(look) != Answers(told)(look)


def test_days_are_those_of_korea_whoever_committed(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(shop, FACTS, "value: 7일", "value: 9일")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-22T17:14:00+00:00")
    commit(shop, "At night")
    site = made(shop)
    assert site.log is not None
    assert [each.day for each in site.log.entries] == ["2026-11-23"]
    assert {each.day for each in last_changes(shop, ["sops"]).values()} >= {"2026-11-23"}


def test_a_matrix_is_told_with_the_hours_and_a_moment_of_a_call(shop: Path) -> None:
    calendar = "kind: calendar\ncountry: KR\nhours:\n  월-금: 09:00-18:00\n"
    (shop / "sops/reference/calendar.yaml").write_text(calendar, encoding="utf-8")
    commit(shop, "Calendar")
    change(
        shop,
        ROLES,
        "reach: 내선 1100, hours: 영업시간",
        "reach: 내선 1100, hours: 평일 09:00-17:00",
    )
    commit(shop, "Leads go home at five")
    told = words(made(shop)).partition("Calendar")[0]
    assert "연락이 바뀌었습니다." in told
    assert "부르는 때" in told
    assert "에 시작" in told
    assert "바뀝니다" not in told


def test_a_document_leads_to_what_the_log_tells_of_it(shop: Path) -> None:
    change(shop, YES, "반품을 받았어요.", "반품을 접수했어요.")
    commit(shop, "Words")
    for after in ("접수할게요", "접수합니다"):
        before = "접수했어요" if after == "접수할게요" else "접수할게요"
        change(shop, YES, before, after)
        commit(shop, "Words again")
    site = made(shop)
    (page,) = changelog.pages(site)
    assert render(site, page).count('id="script-return-yes"') == 1
    site = msgspec.structs.replace(site, changes=changes_for("agent", shop, load(shop)))
    script = next(each for each in pages(site) if each.path == "scripts/return-yes")
    assert 'changes/#script-return-yes">무엇이 바뀌었나' in render(site, script)


def test_a_step_that_leads_elsewhere_is_told_as_done(shop: Path) -> None:
    decides = "    decide: return-rule\n    branches:\n      환불: 접수\n      불가: 거절\n"
    asks = "    by: 경과일\n    branches:\n      <fact:반품기한> 이하: 접수\n      else: 거절\n"
    change(shop, "sops/procedures/return.yaml", decides, asks)
    commit(shop, "By days")
    change(shop, FACTS, "value: 7일", "value: 14일")
    commit(shop, "Two weeks")
    told = words(made(shop))
    assert (
        "단계 ‘판정’: 서로 다른 경우 3가지 가운데 1가지(33%)가 다른 단계로 가게 되었습니다." in told
    )
    assert "다른 단계로 갑니다" not in told


def test_agents_are_not_told_what_only_reviewers_ask_for(shop: Path) -> None:
    table = "sops/exceptions/return-rule.yaml"
    change(shop, table, "given: {경과일: 7}", "given: {경과일: 6}")
    change(shop, table, "because: 기한이 지났다", "because: 받은 뒤 기한이 지났다")
    change(shop, YES, "kind: script\n", "kind: script\nsearch: [접수 멘트]\n")
    change(shop, "cscx.toml", "git.example.com", "code.example.com")
    change(shop, FACTS, "    value: 7일", "    # cscx: ignore[CS204]\n    value: 7일")
    commit(shop, "Tidy up")
    assert not has_page(made(shop))


def test_the_reason_of_a_rule_that_decides_otherwise_is_told(shop: Path) -> None:
    table = "sops/exceptions/return-rule.yaml"
    change(shop, table, "because: 기한이 지났다", "because: 하루라도 지났다")
    change(shop, table, "then: {처리: 불가, 승인: 상담사}", "then: {처리: 환불, 승인: 상담사}")
    commit(shop, "Everybody")
    site = made(shop)
    assert site.log is not None
    assert "불가 → 환불" in words(site)
    assert "하루라도" in str(site.log.entries[0].told)
