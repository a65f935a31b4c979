"""`cscx impact` on the command line, and the impact that `cscx diff` tells."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cscx.content import parses
from cscx.training.results import Pass, Results, results_text
from tests.cli.program import AS_OF, change, cscx, git

FACTS = "sops/reference/facts.yaml"
RETURN = "sops/procedures/return.yaml"
TABLE = "sops/exceptions/eligibility.yaml"
REFUSED = "sops/scripts/refused.yaml"


def _impact(name: str, folder: Path) -> dict[str, list[str]]:
    """What depends on something: names by grade."""
    done = cscx("impact", name, "-f", "json", *AS_OF, folder=folder)
    found: dict[str, list[str]] = {}
    for each in json.loads(done.out)["concerned"]:
        found.setdefault(each["grade"], []).append(each["subject"]["name"])
    return found


def _diff(folder: Path) -> dict[str, list[str]]:
    """What depends on what was changed in the working tree: names by grade."""
    data = json.loads(cscx("diff", "-f", "json", *AS_OF, folder=folder).out)
    found: dict[str, list[str]] = {}
    for each in data["impact"]["concerned"]:
        found.setdefault(each["grade"], []).append(each["subject"]["name"])
    return found


def test_a_fact_reaches_the_table_that_decides_by_it_and_the_procedure_behind(clean: Path) -> None:
    assert {"eligibility", "return"} <= set(_impact("반품기한", clean)["reread"])


def test_the_way_from_a_fact_to_a_procedure_is_told(clean: Path) -> None:
    change(clean, RETURN, "summary: <fact:반품기한> 안이면 받는다.", "summary: 기한 안이면 받는다.")
    out = cscx("impact", "반품기한", *AS_OF, folder=clean).out
    assert "단순 변심 반품  sops/procedures/return.yaml:17" in out
    assert "길: 반품기한 → 반품 판정" in out


def test_a_text_that_only_links_mentions(clean: Path) -> None:
    change(clean, RETURN, "note: 회수가", "note: <exception:eligibility> 참고. 회수가")
    change(clean, RETURN, "decide: eligibility", "check: 받을 수 있나요?")
    change(clean, RETURN, "      환불: 회수접수", "      예: 회수접수")
    change(clean, RETURN, "      불가: 거절안내", "      아니오: 거절안내")
    assert _impact("eligibility", clean) == {"mentions": ["return"]}


def test_a_value_written_by_hand_is_named_because_it_does_not_follow(clean: Path) -> None:
    change(clean, RETURN, "do: 회수 날짜를 정한다.", "do: 7일 안에 회수할 날을 정한다.")
    out = cscx("impact", "반품기한", *AS_OF, folder=clean).out
    assert "단계 ‘회수접수’: ‘7일’이 글자로 적혀 있어 따라 바뀌지 않습니다." in out


def test_a_name_that_nothing_has_is_wrong_wherever_it_is_used(clean: Path) -> None:
    change(clean, RETURN, "say: refused", "say: declined")
    done = cscx("impact", "declined", *AS_OF, folder=clean)
    assert done.code == 1
    assert "단계 ‘거절안내’: 없어진 스크립트 ‘declined’를 가리킵니다." in done.out


def test_an_unknown_name_is_refused_with_the_nearest(clean: Path) -> None:
    done = cscx("impact", "반품기간", *AS_OF, folder=clean)
    assert done.code == 2
    assert "혹시 ‘반품기한’인가요?" in done.err


def test_a_shared_name_needs_its_kind(clean: Path) -> None:
    change(clean, FACTS, "  반품배송비:\n", "  물류:\n")
    done = cscx("impact", "물류", *AS_OF, folder=clean)
    assert done.code == 2
    assert "fact:물류" in done.err
    assert "role:물류" in done.err
    assert _impact("role:물류", clean)["reread"] == ["return"]


def test_nothing_depends_on_what_nobody_names(clean: Path) -> None:
    assert (
        "여기에 기대는 문서가 없습니다." in cscx("impact", "first-week", *AS_OF, folder=clean).out
    )


def test_an_example_that_fails_now_is_wrong_now(kept: Path) -> None:
    change(kept, FACTS, "value: 7일", "value: 10일")
    out = cscx("diff", *AS_OF, folder=kept).out
    assert "지금 틀림 1" in out
    assert "예시 ‘하루 지남’: 처리가 ‘불가’여야 하는데 ‘환불’입니다." in out
    assert _diff(kept)["wrong"] == ["eligibility"]


def test_a_removed_script_leaves_the_step_that_says_it_wrong(kept: Path) -> None:
    (kept / REFUSED).unlink()
    assert _diff(kept)["wrong"] == ["return"]


def test_a_table_rewritten_without_effect_is_nothing_to_reread(kept: Path) -> None:
    change(kept, TABLE, "상품상태: 사용흔적}\n    then", "상품상태: [사용흔적]}\n    then")
    change(kept, TABLE, "because: 쓴 상품이다", "because: 이미 쓴 상품이다")
    assert "reread" not in _diff(kept)


def test_without_a_change_of_meaning_no_impact_is_told(kept: Path) -> None:
    change(kept, FACTS, "value: 7일", "value: 7일 # 그대로")
    assert json.loads(cscx("diff", "-f", "json", *AS_OF, folder=kept).out)["impact"] is None


def test_a_comment_of_a_pull_request_escapes_what_it_names(kept: Path) -> None:
    change(kept, RETURN, "title: 단순 변심 반품", "title: 반품 @all `x`")
    git(kept, "commit", "-q", "-a", "-m", "title")
    change(kept, FACTS, "value: 7일", "value: 10일")
    out = cscx("diff", "-f", "markdown", *AS_OF, folder=kept).out
    impact = out.split("#### 영향")[1]
    assert "반품 \\@all \\`x\\`" in impact
    assert "@all" not in impact.replace("\\@all", "")


def _results(folder: Path, *passes: tuple[str, int]) -> Path:
    """A results file of a learner who passed some days."""
    file = folder.parent / "results.json"
    at = "2026-11-01T10:00:00+09:00"
    found = Results(
        learner="산수유-4821",
        bank="0" * 64,
        exported=at,
        passes=tuple(
            Pass(track=track, day=day, percent=90, at=at, fingerprint="0" * 64)
            for track, day in passes
        ),
    )
    file.write_text(results_text(found), encoding="utf-8")
    return file


def test_that_training_was_not_looked_at_is_said(kept: Path) -> None:
    change(kept, FACTS, "value: 7일", "value: 10일")
    said = "학습 문제와 드릴은 보지 않았습니다. 함께 보려면 --training을 붙이세요."
    assert said in cscx("diff", *AS_OF, folder=kept).out
    assert said in cscx("impact", "반품기한", *AS_OF, folder=kept).out
    assert json.loads(cscx("diff", "-f", "json", *AS_OF, folder=kept).out)["training"] is None


def test_so_many_documents_that_training_would_take_minutes_are_told_instead(kept: Path) -> None:
    script = (kept / REFUSED).read_text("utf-8")
    for n in range(300):
        (kept / f"sops/scripts/refused-{n}.yaml").write_text(script, "utf-8")
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "many")
    change(kept, FACTS, "value: 7일", "value: 10일")
    said = (
        "개라 문제와 드릴을 보지 않았습니다. 오래 걸려도 보려면 --training과 --all을 함께 쓰세요."
    )
    for asked in (["diff"], ["impact", "반품기한"]):
        out = cscx(*asked, "--training", *AS_OF, folder=kept).out
        assert said in " ".join(out.split())
        data = json.loads(cscx(*asked, "--training", "-f", "json", *AS_OF, folder=kept).out)
        assert data["training"] is None
        assert data["training_left_out"] > 300
        every = cscx(*asked, "--training", "--all", "-f", "json", *AS_OF, folder=kept)
        found = json.loads(every.out)
        assert found["training"]["items"]
        assert found["training_left_out"] is None


def test_new_words_in_a_script_take_no_pass_away(kept: Path) -> None:
    change(kept, REFUSED, "owner: CS정책", "owner: CS매니저")
    file = _results(kept, ("first-week", 1))
    out = cscx("diff", "--results", str(file), *AS_OF, folder=kept).out
    assert "결과 파일 1개에 다시 통과해야 하는 사람은 없습니다." in out


def test_questions_that_rest_on_a_fact_are_counted_before_anybody_touches_it(clean: Path) -> None:
    done = cscx("impact", "반품기한", "--training", "-f", "json", *AS_OF, folder=clean)
    found = json.loads(done.out)["training"]
    assert {item["change"] for item in found["items"]} == {None}
    assert "return" in {item["subject"] for item in found["items"]}
    assert found["again"][0]["enough"] == [1]


def test_a_results_file_that_was_edited_is_left_out_and_told(clean: Path) -> None:
    file = _results(clean, ("first-week", 1))
    file.write_text(file.read_text(encoding="utf-8").replace("90", "95"), encoding="utf-8")
    done = cscx("impact", "반품기한", "--results", str(file), *AS_OF, folder=clean)
    assert done.code == 1
    assert "합계(sum)가 내용과 맞지 않습니다." in done.err
    assert "여기에 기대는 문제" in done.out


def test_a_pass_of_a_day_that_asks_about_it_is_named_once(clean: Path) -> None:
    file = _results(clean, ("first-week", 1), ("other-track", 1))
    out = cscx("impact", "반품기한", "--results", str(file), *AS_OF, folder=clean).out
    assert "다시 통과해야 하는 사람 1명: 산수유-4821(1일차)." in out


def test_pages_and_scenarios_are_told_from_the_folder_and_from_a_commit(kept: Path) -> None:
    (kept / "mkdocs.yml").write_text("docs_dir: pages\n", encoding="utf-8")
    (kept / "pages").mkdir()
    (kept / "pages" / "help.md").write_text("# 도움말\n<fact:반품기한>\n", encoding="utf-8")
    (kept / "scenarios").mkdir()
    (kept / "scenarios" / "a.feature").write_text("기능: 반품\neligibility로\n", encoding="utf-8")
    git(kept, "add", ".")
    git(kept, "commit", "-q", "-m", "pages")
    change(kept, FACTS, "value: 7일", "value: 14일")
    out = cscx("impact", "반품기한", *AS_OF, folder=kept).out
    assert "사이트 글 도움말  pages/help.md:2\n    ‘반품기한’ 2줄\n" in out
    assert "시나리오 반품  scenarios/a.feature:2\n    ‘eligibility’ 2줄\n" in out
    git(kept, "commit", "-q", "-a", "-m", "longer")
    (kept / "pages" / "help.md").unlink()
    data = json.loads(cscx("diff", "HEAD~..HEAD", "-f", "json", *AS_OF, folder=kept).out)
    told = [(e["grade"], e["kind"], e["path"]) for e in data["impact"]["beside"]]
    assert sorted(told) == [
        ("reread", "page", "pages/help.md"),
        ("reread", "scenario", "scenarios/a.feature"),
    ]
    comment = cscx("diff", "HEAD~..HEAD", "-f", "markdown", *AS_OF, folder=kept).out
    assert "- 사이트 글 도움말 `pages/help.md:2`: ‘반품기한’ 2줄" in comment


def test_a_scenario_that_names_what_is_gone_is_wrong(kept: Path) -> None:
    (kept / "scenarios").mkdir()
    (kept / "scenarios" / "a.feature").write_text(
        "기능: 반품\nrefused를 말한다\n", encoding="utf-8"
    )
    git(kept, "rm", "-q", REFUSED)
    data = json.loads(cscx("diff", "-f", "json", *AS_OF, folder=kept).out)
    told = [(e["grade"], e["title"], e["places"]) for e in data["impact"]["beside"]]
    assert told == [("wrong", "반품", [{"line": 2, "name": "script:refused"}])]


def test_what_an_impact_parsed_is_not_parsed_again(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(kept, FACTS, "value: 7일", "value: 14일")
    first = cscx("diff", *AS_OF, folder=kept).out

    def refuse(path: str, _: bytes) -> None:
        raise AssertionError(path)

    monkeypatch.setattr(parses, "document_of", refuse)
    assert cscx("diff", *AS_OF, folder=kept).out == first


def test_a_document_that_cannot_be_read_is_named_beside_the_answer(clean: Path) -> None:
    (clean / "sops/reference/facts.yaml").write_bytes(b"\0\1\2")
    done = cscx("impact", "eligibility", *AS_OF, folder=clean)
    assert done.code == 1
    assert "읽지 못한 파일 1개는 빠졌습니다: sops/reference/facts.yaml." in done.err
    assert "단순 변심 반품" in done.out


def test_with_questions_each_track_is_told_once_with_what_they_ask_about(clean: Path) -> None:
    asked = ("impact", "반품기한", *AS_OF)
    assert "\n학습 과정\n" in cscx(*asked, folder=clean).out
    found = json.loads(cscx(*asked, "--training", "-f", "json", folder=clean).out)["training"]
    for form in ("text", "markdown"):
        out = cscx(*asked, "--training", "-f", form, folder=clean).out
        assert "학습 과정" not in out
        told = " ".join(out.split())
        assert len(re.findall("다시 배울 것, ", told)) == len(found["again"])
        assert re.search(r"문제 \d+개면 모두 거칩니다: 단순 변심 반품 › 접수", told)


def test_a_day_of_review_and_an_approver_more_concern_nobody_who_names_it(kept: Path) -> None:
    change(kept, TABLE, "reviewed: 2026", "approvers: [CS매니저, 물류]\nreviewed: 2026")
    change(kept, TABLE, "reviewed: 2026-10-01", "reviewed: 2026-11-20")
    out = cscx("diff", *AS_OF, folder=kept).out
    assert "승인" in out.split("영향")[0]
    assert "다른 문서에는 영향이 없습니다." in out
    assert _diff(kept) == {}
    change(kept, TABLE, "because: 쓴 상품이다", "because: 이미 쓴 상품이다")
    assert "return" in _diff(kept)["mentions"]


def test_a_value_written_otherwise_concerns_only_what_prints_it(kept: Path) -> None:
    change(kept, RETURN, "summary: <fact:반품기한> 안이면 받는다.", "summary: 기한 안이면 받는다.")
    change(kept, RETURN, "do: 회수 날짜를 정한다.", "do: 7일 안에 회수할 날을 정한다.")
    change(kept, TABLE, "summary: <fact:반품기한> 안이고", "summary: 기한 안이고")
    git(kept, "commit", "-q", "-a", "-m", "by hand")
    change(kept, FACTS, "value: 7일", "value: 1주")
    found = _diff(kept)
    assert found["mentions"] == ["eligibility"]
    assert found["reread"] == ["refused"]
    assert "return" not in {name for names in found.values() for name in names}
    change(kept, FACTS, "value: 1주", "value: 8일")
    assert {"return"} <= set(_diff(kept)["reread"])
