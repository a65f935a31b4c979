"""`cscx diff` on the command line: what is compared, and how it is printed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, change, commit, cscx, git

FACTS = "sops/reference/facts.yaml"
REFUSED = "sops/scripts/refused.yaml"
RETURN = "sops/procedures/return.yaml"
TABLE = "sops/exceptions/eligibility.yaml"


def _title(root: Path, new: str) -> None:
    text = (root / REFUSED).read_text(encoding="utf-8").split("\n")
    lines = [f"title: {new}" if line.startswith("title:") else line for line in text]
    (root / REFUSED).write_text("\n".join(lines), encoding="utf-8")


def _both_changed(branch: Path) -> None:
    """Somebody else changes a title on `main`, and we a fact on `work`."""
    git(branch, "switch", "-q", "main")
    _title(branch, "다른 사람이 바꾼 제목")
    commit(branch, "theirs")
    git(branch, "switch", "-q", "work")
    change(branch, FACTS, "value: 7일", "value: 10일")
    commit(branch, "ours")


def test_without_an_argument_the_working_tree_is_compared_with_where_it_left_the_main_branch(
    branch: Path,
) -> None:
    _both_changed(branch)
    change(branch, FACTS, "value: 10일", "value: 14일")
    out = cscx("diff", *AS_OF, folder=branch).out
    assert "반품기한이 7일에서 14일로 바뀝니다." in out
    assert "다른 사람이" not in out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("work", []),
        ("work~1..work", ["7일에서 10일로"]),
        ("main..work", ["7일에서 10일로", "다른 사람이 바꾼 제목"]),
        ("main...work", ["7일에서 10일로"]),
        ("work~1..", ["7일에서 10일로"]),
    ],
)
def test_two_commits_are_compared_as_they_are_or_from_where_they_parted(
    branch: Path, asked: str, said: list[str]
) -> None:
    _both_changed(branch)
    out = cscx("diff", asked, *AS_OF, folder=branch).out
    for text in said:
        assert text in out
    assert ("다른 사람이" in out) == ("다른 사람이 바꾼 제목" in said)
    assert bool(said) == ("뜻이 바뀐 것이 없습니다." not in out)


def test_the_working_tree_is_not_touched(branch: Path) -> None:
    change(branch, FACTS, "value: 7일", "value: 10일")
    (branch / "sops/scripts/새로.yaml").write_text("kind: script\n", encoding="utf-8")
    before = git(branch, "status", "--porcelain=v2", "--branch")
    cscx("diff", "main", *AS_OF, folder=branch)
    assert git(branch, "status", "--porcelain=v2", "--branch") == before


def test_new_files_that_git_does_not_know_yet_are_compared(branch: Path) -> None:
    text = (branch / REFUSED).read_text(encoding="utf-8")
    (branch / "sops/scripts/second.yaml").write_text(
        text.replace("title: ", "title: 두 번째 "), encoding="utf-8"
    )
    assert "스크립트 ‘두 번째" in cscx("diff", *AS_OF, folder=branch).out


def test_two_folders_are_compared_without_git(clean: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(clean, tmp_path / "other"))
    change(other, FACTS, "value: 7일", "value: 14일")
    done = cscx("diff", "--folders", str(clean), str(other), *AS_OF, folder=tmp_path)
    assert done.code == 0
    assert "반품기한이 7일에서 14일로 바뀝니다." in done.out
    assert not (clean / ".cscx-cache").exists()


def test_settings_that_every_document_takes_are_told(branch: Path) -> None:
    change(branch, "cscx.toml", '"6개월"', '"3개월"')
    out = cscx("diff", *AS_OF, folder=branch).out
    assert "모든 문서의 검토 주기 기본값이 6개월에서 3개월로 바뀝니다." in out


def test_the_json_holds_every_change_with_both_places(branch: Path) -> None:
    change(branch, FACTS, "value: 7일", "value: 14일")
    data = json.loads(cscx("diff", "-f", "json", *AS_OF, folder=branch).out)
    (found,) = data["changes"]
    assert (found["sort"], found["old"], found["new"]) == ("fact-value", "7일", "14일")
    assert found["before"]["path"] == found["after"]["path"] == FACTS
    assert {table["subject"]["name"] for table in data["tables"]} == {"eligibility"}
    assert data["unread"] == []


def test_the_markdown_escapes_what_the_knowledge_base_says(branch: Path) -> None:
    _title(branch, "거절 [x](http://example.com) <b>굵게</b> @여러분 #1")
    out = cscx("diff", "-f", "markdown", *AS_OF, folder=branch).out
    assert out.startswith("<!-- cscx diff -->\n")
    for markup in ("[x](", "<b>", " @여러분", " #1"):
        assert markup not in out


def test_the_markdown_is_no_longer_than_a_comment_may_be(branch: Path) -> None:
    text = (branch / REFUSED).read_text(encoding="utf-8")
    for number in range(400):
        name = f"sops/scripts/many-{number}.yaml"
        (branch / name).write_text(
            text.replace("title: ", f"title: {'아주 ' * 30}{number} "), encoding="utf-8"
        )
    out = cscx("diff", "-f", "markdown", *AS_OF, folder=branch).out
    assert 50_000 < len(out) < 65_000
    assert re.search(r"그 밖에 문서와 항목 \d+개가 바뀝니다. 모두 보기: cscx diff --all", out)
    assert "#### 영향" in out
    short = cscx("diff", *AS_OF, folder=branch).out
    assert "그 밖에 문서와 항목 300개가 바뀝니다. 모두 보기: cscx diff --all" in short
    assert len(cscx("diff", "--all", *AS_OF, folder=branch).out) > 3 * len(short)


def test_a_result_may_be_put_into_a_file(branch: Path) -> None:
    change(branch, FACTS, "value: 7일", "value: 14일")
    done = cscx("diff", *AS_OF, "--output-file", "out.txt", folder=branch)
    assert (done.code, done.out) == (0, "")
    assert "7일에서 14일로" in (branch / "out.txt").read_text(encoding="utf-8")


def test_colours_mark_words_instead_of_brackets(branch: Path) -> None:
    _title(branch, "반품을 거절하는 말")
    plain = cscx("diff", *AS_OF, folder=branch).out
    colored = cscx("diff", *AS_OF, "--color", "always", folder=branch).out
    assert "{+" in plain
    assert "{+" not in colored
    assert "\033[32m" in colored


def test_real_cases_are_counted_by_how_they_are_decided_now(branch: Path) -> None:
    change(branch, FACTS, "value: 7일", "value: 14일")
    rows = ["경과일,상품상태", *(f"{days},정상" for days in range(20)), "많이,정상"]
    (branch / "tickets.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    done = cscx("diff", "--cases", "tickets.csv", *AS_OF, folder=branch)
    assert (done.code, done.err) == (0, "")
    assert "21건 가운데 7건이 다르게 판정됩니다(읽지 못한 1건 제외)." in done.out
    data = json.loads(
        cscx("diff", "--cases", "tickets.csv", "-f", "json", *AS_OF, folder=branch).out
    )
    (cases,) = data["cases"]
    assert (cases["rows"], cases["changed"], cases["unread"]) == (21, 7, 1)
    assert [kind["count"] for kind in cases["kinds"]] == [7]


def test_a_knowledge_base_below_the_root_of_a_repository_is_compared(clean: Path) -> None:
    top = clean.parent
    git(top, "init", "-q", "-b", "main")
    commit(top, "start")
    git(top, "switch", "-q", "-c", "work")
    change(clean, FACTS, "value: 7일", "value: 14일")
    out = cscx("diff", *AS_OF, folder=clean).out
    headings = [line for line in out.splitlines() if line.startswith("기준값 반품기한 ")]
    assert [f"  {FACTS}:" in line for line in headings] == [True]
    commit(top, "changed")
    assert cscx("diff", "main..work", *AS_OF, folder=clean).out == out


def test_an_item_that_moves_to_another_file_has_not_changed(branch: Path) -> None:
    text = (branch / FACTS).read_text(encoding="utf-8")
    head, _, items = text.partition("items:\n")
    (branch / "sops/reference/facts-again.yaml").write_text(
        f"{head}items:\n{items}", encoding="utf-8"
    )
    (branch / FACTS).unlink()
    assert cscx("diff", *AS_OF, folder=branch).out == "뜻이 바뀐 것이 없습니다.\n"


def test_what_depends_on_a_broken_list_is_not_said_to_be_gone(branch: Path) -> None:
    (branch / FACTS).write_text("kind: facts\nitems: [\n", encoding="utf-8")
    out = cscx("diff", *AS_OF, folder=branch).out
    assert "없어집니다" not in out.replace("바뀔", "")
    assert "비교하지 못한 파일" in out


def test_a_link_to_a_document_is_read_as_what_it_leads_to(branch: Path) -> None:
    (branch / "shared").mkdir()
    (branch / REFUSED).rename(branch / "shared/refused.yaml")
    (branch / REFUSED).symlink_to("../../shared/refused.yaml")
    commit(branch, "linked")
    assert cscx("diff", "main..work", *AS_OF, folder=branch).out == "뜻이 바뀐 것이 없습니다.\n"
    assert cscx("diff", "HEAD", *AS_OF, folder=branch).out == "뜻이 바뀐 것이 없습니다.\n"


def test_of_very_many_changes_those_that_others_decide_by_come_first(branch: Path) -> None:
    text = (branch / REFUSED).read_text(encoding="utf-8")
    for number in range(120):
        (branch / f"sops/scripts/a-{number}.yaml").write_text(
            text.replace("title: ", f"title: {number}번 "), encoding="utf-8"
        )
    change(branch, FACTS, "value: 7일", "value: 14일")
    done = cscx("diff", *AS_OF, folder=branch)
    assert done.out.split("\n\n")[1].startswith("기준값 반품기한")
    assert "그 밖에 문서와 항목 21개가 바뀝니다." in done.out
    comment = cscx("diff", "-f", "markdown", *AS_OF, folder=branch).out
    assert comment.index("반품기한이 7일에서 14일로") < comment.index("번 반품 거절")
    assert "#### 영향" in comment.split("#### 판정표 반품 판정")[1]
    everything = cscx("diff", "--all", *AS_OF, folder=branch).out
    assert everything.count("스크립트 ‘") == 120


MOVED = """  - id: 기록
    stage: follow-up
    do: 상담 이력에 적는다.
    note: 회수가 늦으면 <role:물류>에 묻는다.
    end: resolved
"""
LAST = """  - id: 거절기록
    stage: follow-up
    do: 거절한 까닭을 적는다.
    end: refused
"""


def test_a_step_that_only_stands_elsewhere_is_told_as_order_alone(branch: Path) -> None:
    change(branch, RETURN, MOVED + LAST, LAST + MOVED)
    out = cscx("diff", *AS_OF, folder=branch, environment={"COLUMNS": "200"}).out
    assert "바뀝니다. 가는 길은 그대로입니다." in out
    change(branch, RETURN, "next: 기록", "next: 거절기록")
    out = cscx("diff", *AS_OF, folder=branch, environment={"COLUMNS": "200"}).out
    assert "‘회수접수’의 다음이 ‘기록’에서 ‘거절기록’으로 바뀝니다." in out
    assert "자리가" in out
    assert "그대로입니다" not in out


def test_the_head_claims_no_proof_where_a_file_could_not_be_read(branch: Path) -> None:
    change(branch, TABLE, "because: ", "because: 정책에 따라 ")
    head = cscx("diff", *AS_OF, folder=branch).out.split("\n\n")[0]
    assert head == "판정표 1개가 바뀌지만 판정은 하나도 바뀌지 않습니다(증명됨)."
    (branch / REFUSED).write_bytes(b"\0")
    head = cscx("diff", *AS_OF, folder=branch).out.split("\n\n")[0]
    assert head == "판정표 1개가 바뀝니다. 파일 1개는 비교하지 못했습니다."


def test_what_changes_of_several_kinds_is_counted_with_what_decides_first(branch: Path) -> None:
    _title(branch, "다른 제목")
    change(branch, FACTS, "value: 7일", "value: 14일")
    change(branch, RETURN, "title: 단순 변심 반품", "title: 마음이 바뀐 반품")
    out = cscx("diff", *AS_OF, "--lang", "en", folder=branch).out
    assert out.startswith("1 fact, 1 SOP and 1 script change. 1 table decides differently. ")
    told = out.partition("\nImpact\n")[0].splitlines()
    kinds = [line.split(" ")[0] for line in told if line.startswith(("Fact ", "SOP ", "Script "))]
    assert kinds == ["Fact", "SOP", "Script"]


def test_the_comment_shows_regions_as_a_table(branch: Path) -> None:
    change(branch, FACTS, "value: 7일", "value: 14일")
    out = cscx("diff", "-f", "markdown", *AS_OF, folder=branch).out
    lines = out.splitlines()
    at = lines.index("| 이전 → 이후 | 어떤 경우 | 예 |")
    assert lines[at + 1] == "| --- | --- | --- |"
    assert lines[at + 2].count(" | ") == 2


LATE = """  - id: 기한지남
    when: {경과일: <fact:반품기한> 초과}
    then: {처리: 불가}
    because: 기한이 지났다
"""
BOTH = LATE.replace("초과}", "초과, 상품상태: [정상, 사용흔적]}")
NEW = LATE.replace("기한지남", "늦고-정상").replace("초과}", "초과, 상품상태: 정상}")
USED = LATE.replace("기한지남", "늦고-사용").replace("초과}", "초과, 상품상태: 사용흔적}")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (
            NEW + USED,
            "‘기한지남’이 ‘상품상태’에 따라 ‘늦고-정상’(정상)과 ‘늦고-사용’(사용흔적)으로 나뉩니다.",
        ),
        (
            NEW.replace("늦고-정상", "기한지남") + USED,
            "‘기한지남’이 ‘상품상태’에 따라 ‘기한지남’(정상)과 ‘늦고-사용’(사용흔적)으로 나뉩니다.",
        ),
        (NEW + USED.replace("불가", "환불"), "규칙 ‘늦고-사용’이 ‘늦고-정상’ 다음에 추가됩니다"),
        (NEW, "규칙 ‘늦고-정상’의 조건 ‘상품상태’가 정상 또는 사용흔적에서 정상으로 바뀝니다."),
    ],
)
def test_a_rule_is_split_only_where_its_parts_say_all_that_it_said(
    branch: Path, after: str, told: str
) -> None:
    change(branch, TABLE, LATE, BOTH)
    commit(branch, "both named")
    change(branch, TABLE, BOTH, after)
    out = cscx("diff", "HEAD", *AS_OF, folder=branch, environment={"COLUMNS": "200"}).out
    assert told in out
    assert ("나뉩니다" in out) == ("나뉩니다" in told)


def test_what_is_new_is_told_whole_in_every_form(branch: Path) -> None:
    change(
        branch,
        RETURN,
        "steps:\n",
        "steps:\n  - id: 인사\n    do: 인사한다.\n    say: refused\n    handoff: {to: CS매니저, send: [주문번호], within: 2시간}\n    end: pending\n",
    )
    told = [
        "말할 스크립트: ‘반품 거절 안내’",
        "업무 전달: CS매니저(내선 1001), 전달할 것 주문번호, 기한 2시간",
        "다음: 끝(기다림)",
    ]
    lines = cscx("diff", *AS_OF, folder=branch).out.splitlines()
    assert [line.strip() for line in lines if line.startswith("    ")][:3] == told
    comment = cscx("diff", "-f", "markdown", *AS_OF, folder=branch).out
    assert all(f"  - {each}\n" in comment for each in told)
    data = json.loads(cscx("diff", "-f", "json", *AS_OF, folder=branch).out)
    (new,) = (each for each in data["changes"] if each["sort"] == "part-added")
    assert new["text"] == "단계 ‘인사’가 맨 앞에 추가됩니다: 인사한다."
    assert (new["says"], new["details"]) == ("인사한다.", told)


def test_won_in_a_new_rule_are_grouped_as_elsewhere(branch: Path) -> None:
    table = branch / TABLE
    text = table.read_text(encoding="utf-8")
    assert "rules:\n" in text
    rule = (
        "rules:\n  - id: 새규칙\n    when: {경과일: 100일 이상}\n    then: {처리: 10000원 환불}\n"
    )
    table.write_text(text.replace("rules:\n", rule, 1), encoding="utf-8")
    assert "처리 10,000원 환불" in cscx("diff", *AS_OF, folder=branch).out


def test_one_result_file_and_one_question_are_counted_in_the_singular(branch: Path) -> None:
    change(branch, FACTS, "value: 7일", "value: 8일")
    out = cscx("diff", "--training", "--lang", "en", *AS_OF, folder=branch).out
    assert not re.search(r"\b1 (questions|drills|files)\b", out)
