"""One slip does not hide the rest of its file: what stands before and after it is still checked."""

from __future__ import annotations

import pytest

from tests.rules.harness import base_files, run

PATH = "sops/procedures/return.yaml"
# name → (as it was, as it is typed, the code of the slip)
SLIPS: dict[str, tuple[str, str, str]] = {
    "a control character": ("상담 이력에", "상담\x07 이력에", "CS004"),
    "an odd line break": ("상담 이력에", "상담\u2028이력에", "CS004"),
    "a bracket never closed": (
        "collect: [경과일, 상품상태]",
        "collect: [경과일, 상품상태",
        "CS005",
    ),
    "a brace never closed": ("with: {심각도: P2}", "with: {심각도: P2", "CS005"),
    "a quote never closed": ("do: 상담 이력에", 'do: "상담 이력에', "CS005"),
    "a single quote never closed": ("do: 상담 이력에", "do: '상담 이력에", "CS005"),
    "no colon": ("    do: 상담 이력에", "    do 상담 이력에", "CS005"),
    "a line too far right": ("    do: 상담 이력에", "      do: 상담 이력에", "CS005"),
    "a line too far left": ("    do: 상담 이력에", "   do: 상담 이력에", "CS005"),
    "an item too far left": ("  - id: 기록", " - id: 기록", "CS005"),
    "text behind the bar": ("do: 상담 이력에", "do: | 상담 이력에", "CS005"),
    "an unknown escape": ("do: 상담 이력에 적는다.", 'do: "상담 \\d 이력"', "CS005"),
    "a list on the line of its key": ("collect: [경과일, 상품상태]", "collect: - 경과일", "CS005"),
    "a question mark": ("do: 상담 이력에", "do: ? 상담 이력에", "CS005"),
    "an alias": ("do: 상담 이력에", "do: *중요* 이력에", "CS010"),
    "a good alias": ("do: 상담 이력에 적는다.", "do: *a", "CS010"),
    "an anchor": ("do: 상담 이력에", "do: &nbsp; 이력에", "CS011"),
    "a tag": ("do: 상담 이력에", "do: !중요 이력에", "CS012"),
    "a key twice": ("    do: 상담 이력에", "    id: 기록\n    do: 상담 이력에", "CS017"),
    "a leading zero": ("do: 상담 이력에 적는다.", "do: 0199", "CS018"),
    "a tab": ("    do: 상담 이력에", "\tdo: 상담 이력에", "CS019"),
    "a tab and a short value": ("    do: 상담 이력에 적는다.", "\tdo: 일", "CS019"),
    "two tabs": ("    do: 상담 이력에", "\t\tdo: 상담 이력에", "CS019"),
    "a full-width colon": ("    do: 상담 이력에", "    do：상담 이력에", "CS020"),
    "a full-width colon of a step": ("  - id: 기록", "  - id：기록", "CS020"),
    "text after a quote": ("do: 상담 이력에", 'do: "상담" 이력에', "CS021"),
    "a colon in a sentence": ("do: 상담 이력에", "do: 예: 이력에", "CS022"),
    "a slot first": ("do: 상담 이력에", "do: {고객명} 이력에", "CS023"),
    "a symbol in braces": ("with: {심각도: P2}", "with: {심각도: > P2}", "CS026"),
    "several lines": ("do: 상담 이력에 적는다.", "do: 상담 이력에\n      적는다.", "CS028"),
    "a reserved character": ("do: 상담 이력에", "do: @상담 이력에", "CS029"),
    "a half-open range": ("with: {심각도: P2}", "with: {심각도: [0..2)}", "CS032"),
    "a conflict": (
        "    do: 상담 이력에 적는다.\n",
        "<<<<<<< HEAD\n    do: 상담 이력에 적는다.\n=======\n    do: 이력을 쓴다.\n>>>>>>> 개정\n",
        "CS033",
    ),
    "a tight colon": ("    do: 상담 이력에", "    do:상담 이력에", "CS034"),
}
LAST = "CS201"  # the rules after it look at what a document does, not at whether it can be read
BEFORE = ("summary: <fact:반품기한>", "summary: <fact:반품기간>")
AFTER = ("do: 거절한 까닭을 적는다.", "do: <fact:반품배송료>을 적는다.")


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("name", SLIPS)
def test_what_stands_before_and_after_a_slip_is_still_checked(name: str, newline: str) -> None:
    right, typed, code = SLIPS[name]
    files = base_files()
    text = files[PATH]
    for old, new in ((right, typed), BEFORE, AFTER):
        assert old in text
        text = text.replace(old, new, 1)
    files[PATH] = text.replace("\n", newline)
    findings = run({path: content.encode() for path, content in files.items()})
    found = {d.code for d in findings if d.path == PATH and d.code <= LAST}
    assert found == {code, "CS201"}
    lines = text.split("\n")
    unknown = [d.span for d in findings if d.code == "CS201"]
    assert [lines[span.line - 1][span.column - 1 : span.end_column - 1] for span in unknown] == [
        "반품기간",
        "반품배송료",
    ]
