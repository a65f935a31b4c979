"""The baseline: adopt the linter on old documents, see only what is new."""

from __future__ import annotations

import json
from pathlib import Path

from cscx.diagnostic import Diagnostic, Severity, Span
from cscx.lint import baseline
from cscx.messages import same
from tests.cli.program import AS_OF, change, cscx

RETURN = "sops/procedures/return.yaml"
REFUSED = "sops/scripts/refused.yaml"


def _adopt(root: Path) -> None:
    done = cscx("lint", *AS_OF, "--write-baseline", folder=root)
    assert (done.code, done.out) == (0, "")
    assert done.err == "1개를 cscx-baseline.json에 적었습니다. 이제 새로 생긴 것만 보입니다.\n"
    with (root / "cscx.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[lint]\nbaseline = "cscx-baseline.json"\n')


def test_what_was_there_is_counted_but_not_shown(broken: Path) -> None:
    _adopt(broken)
    done = cscx("lint", *AS_OF, folder=broken)
    assert (done.code, done.out) == (0, "")
    assert done.err == "문서 14개, 문제 없음\n기준선에 있는 1개는 보이지 않습니다.\n"


def test_lines_may_move_and_new_findings_show(broken: Path) -> None:
    _adopt(broken)
    change(broken, RETURN, "kind: sop\n", "# 옮겨진 줄\n\nkind: sop\n")
    change(broken, REFUSED, "owner: CS정책", "owner: 없는역할")
    done = cscx("lint", *AS_OF, folder=broken)
    assert done.code == 1
    assert "반품기간" not in done.out
    assert "없는역할" in done.out


def test_the_same_mistake_once_more_is_new(broken: Path) -> None:
    _adopt(broken)
    change(broken, RETURN, "title: 단순 변심 반품", "title: <fact:반품기간> 반품")
    done = cscx("lint", *AS_OF, folder=broken)
    assert done.out.count(" CS201 ") == 1


def test_an_entry_that_occurs_no_longer_is_reported(broken: Path) -> None:
    _adopt(broken)
    change(broken, RETURN, "반품기간", "반품기한")
    done = cscx("lint", *AS_OF, folder=broken)
    assert done.code == 0
    assert done.err == (
        "문서 14개, 문제 없음\n"
        "기준선의 이 문제는 이제 없습니다. `cscx lint --write-baseline`으로 지우세요.\n"
        f"  {RETURN} CS201 반품기간\n"
    )
    report = json.loads(cscx("lint", *AS_OF, "-f", "json", folder=broken).out)
    gone = {"path": RETURN, "code": "CS201", "text": "반품기간", "count": 1}
    assert report["summary"]["gone"] == [gone]


def test_writing_it_again_keeps_its_place_in_the_settings(broken: Path) -> None:
    _adopt(broken)
    change(broken, RETURN, "반품기간", "반품기한")
    cscx("lint", *AS_OF, "--write-baseline", folder=broken)
    file = json.loads((broken / "cscx-baseline.json").read_text(encoding="utf-8"))
    assert file == {"format": 1, "findings": []}


def test_the_file_reads_well_in_a_diff(broken: Path) -> None:
    _adopt(broken)
    assert (broken / "cscx-baseline.json").read_text(encoding="utf-8") == (
        '{\n  "format": 1,\n  "findings": [\n'
        f'    {{"path":"{RETURN}","code":"CS201","text":"반품기간","count":1}}\n'
        "  ]\n}\n"
    )


def test_sarif_keeps_accepted_findings_as_suppressed(broken: Path) -> None:
    _adopt(broken)
    log = json.loads(cscx("lint", *AS_OF, "-f", "sarif", folder=broken).out)
    (result,) = log["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted"}]


def test_a_private_number_is_not_written_down_a_second_time() -> None:
    found = Diagnostic(
        "a.yaml", Span(1, 1, 1, 14), "CS701", "privacy.phone", Severity.ERROR, same("")
    )
    written = baseline.write([found], lambda _path, _span: "010-1234-5678")
    assert "010" not in written
    entries = baseline.read(written.encode(), "b.json")
    parted = baseline.split([found], entries, lambda _path, _span: "010-9999-0000")
    assert (parted.new, parted.accepted) == ([], [found])


def test_fingerprints_tell_equal_findings_apart_and_stay_the_same() -> None:
    found = Diagnostic("a.yaml", Span(1, 1, 1, 2), "CS201", "x.y", Severity.ERROR, same(""))
    moved = Diagnostic("a.yaml", Span(9, 1, 9, 2), "CS201", "x.y", Severity.ERROR, same("other"))

    def marked(_path: str, _span: Span) -> str:
        return "반품기간"

    first = baseline.fingerprints([found, found], marked)
    assert len(set(first)) == 2
    assert baseline.fingerprints([moved], marked) == first[:1]


def test_the_file_is_used_once_it_is_written(broken: Path) -> None:
    cscx("lint", *AS_OF, "--write-baseline", folder=broken)
    done = cscx("lint", *AS_OF, folder=broken)
    assert (done.code, done.out) == (0, "")
    assert done.err == "문서 14개, 문제 없음\n기준선에 있는 1개는 보이지 않습니다.\n"
