"""`cscx lint --fix` and `--diff`."""

from __future__ import annotations

import os
from pathlib import Path

from tests.cli.program import AS_OF, change, cscx

RETURN = "sops/procedures/return.yaml"
REFUSED = "sops/scripts/refused.yaml"
DIFF = f"""\
--- a/{RETURN}
+++ b/{RETURN}
@@ -1,6 +1,6 @@
 kind: sop
 title: 단순 변심 반품
-summary: <fact:반품기간> 안이면 받는다.
+summary: <fact:반품기한> 안이면 받는다.
 status: active
 owner: CS정책
 effective: 2026-03-01
"""


def test_diff_shows_what_fix_would_change_and_writes_nothing(broken: Path) -> None:
    before = (broken / RETURN).read_bytes()
    done = cscx("lint", *AS_OF, "--diff", folder=broken)
    assert (done.code, done.out) == (1, DIFF)
    assert done.err.startswith("--fix로 1개를 고칠 수 있습니다(파일 1개).\n")
    assert (broken / RETURN).read_bytes() == before


def test_fix_writes_what_diff_showed_and_reports_the_rest(broken: Path) -> None:
    before = (broken / RETURN).read_text(encoding="utf-8")
    change(broken, REFUSED, "owner: CS정책", "owner: 김철수")
    done = cscx("lint", *AS_OF, "--fix", folder=broken)
    assert (broken / RETURN).read_text(encoding="utf-8") == before.replace("반품기간", "반품기한")
    assert done.code == 1
    assert "반품기간" not in done.out
    assert "김철수" in done.out
    assert done.err.startswith("1개를 고쳤습니다(파일 1개).\n")


def test_fix_of_everything_ends_with_0(broken: Path) -> None:
    done = cscx("lint", *AS_OF, "--fix", "--lang", "en", folder=broken)
    assert (done.code, done.out) == (0, "")
    assert done.err == "Mended 1 (files: 1).\n14 documents, no findings\n"


def test_fix_mends_only_what_is_asked_for(broken: Path) -> None:
    change(broken, REFUSED, "<fact:반품기한>이 지났습니다", "<fact:반품기간>이 지났습니다")
    cscx("lint", *AS_OF, "--fix", "sops/scripts", folder=broken)
    assert "반품기간" in (broken / RETURN).read_text(encoding="utf-8")
    assert "반품기간" not in (broken / REFUSED).read_text(encoding="utf-8")
    cscx("lint", *AS_OF, "--fix", "--ignore", "CS201", folder=broken)
    assert "반품기간" in (broken / RETURN).read_text(encoding="utf-8")


def test_fix_leaves_alone_what_the_baseline_accepts(broken: Path) -> None:
    cscx("lint", *AS_OF, "--write-baseline", "--baseline", "b.json", folder=broken)
    done = cscx("lint", *AS_OF, "--fix", "--baseline", "b.json", folder=broken)
    assert done.err.startswith("0개를 고쳤습니다(파일 0개).\n")
    assert "반품기간" in (broken / RETURN).read_text(encoding="utf-8")


def test_fix_keeps_the_byte_order_mark_the_line_ends_and_the_mode(broken: Path) -> None:
    file = broken / RETURN
    raw = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(raw)
    file.chmod(0o600)
    cscx("lint", *AS_OF, "--fix", folder=broken)
    assert file.read_bytes() == raw.replace("반품기간".encode(), "반품기한".encode())
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_written_is_told(broken: Path) -> None:
    target = broken / "sops" / "elsewhere.txt"
    os.replace(broken / RETURN, target)
    (broken / RETURN).symlink_to(target)
    done = cscx("lint", *AS_OF, "--fix", folder=broken)
    assert done.code == 2
    assert done.err.splitlines()[-1].startswith(f"오류: {RETURN}에 쓸 수 없습니다: ")


def test_a_coloured_diff_marks_lines(broken: Path) -> None:
    done = cscx("lint", *AS_OF, "--diff", "--color", "always", folder=broken)
    assert "\033[32m+summary: <fact:반품기한> 안이면 받는다.\n\033[0m" in done.out
