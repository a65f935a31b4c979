"""Fixes: verified one by one, the first of two that overlap wins, nothing else is touched."""

from __future__ import annotations

from cscx.content.document import Document
from cscx.content.loading import document_of
from cscx.diagnostic import Diagnostic, Edit, Fix, Severity, Span
from cscx.lint.fix import FileFix, diff, fix
from cscx.messages import Text
from tests.rules.harness import base_files, run

PATH = "sops/procedures/return.yaml"


def fixed_text(text: str) -> FileFix:
    files = {path: content.encode() for path, content in base_files().items()}
    files[PATH] = text.encode()
    (result,) = fix([document_of(PATH, files[PATH])], run(files))
    return result


def finding(start: int, fix_: Fix, code: str = "CS201") -> Diagnostic:
    span = Span(1, start + 1, 1, start + 2)
    return Diagnostic("x.yaml", span, code, "x.y", Severity.ERROR, Text("말", "words"), fix=fix_)


def one(text: str, *fixes: Fix, code: str = "CS201") -> FileFix:
    document: Document = document_of("x.yaml", text.encode())
    found = [finding(fix_.edits[0].start, fix_, code) for fix_ in fixes]
    (result,) = fix([document], found)
    return result


TITLE = Text("고치기", "Fix")


def test_several_fixes_of_a_file_are_made_at_once() -> None:
    base = base_files()[PATH]
    text = (
        base.replace("<fact:반품기한>", "<fact:반품기간>")
        .replace("active", "시행")
        .replace("owner:", "ownr:")
    )
    result = fixed_text(text)
    assert result.new == base
    assert (len(result.applied), result.refused) == (3, ())


def test_comments_line_ends_and_everything_else_stay() -> None:
    base = base_files()[PATH].replace("status: active\n", "status: active # 시행\n")
    crlf = base.replace("\n", "\r\n")
    assert fixed_text(crlf.replace("<fact:반품기한>", "<fact:반품기간>")).new == crlf


def test_a_file_that_does_not_parse_is_mended() -> None:
    base = base_files()[PATH]
    text = base.replace("title: ", "title：").replace("    do: 회수", "\tdo: 회수")
    result = fixed_text(text)
    assert result.new == base
    assert [d.code for d in result.applied] == ["CS020", "CS019"]


def test_numbers_and_invisible_characters_are_mended() -> None:
    base = base_files()[PATH]
    text = base.replace("단순 변심", "단순\u200b 변심").replace("회수 날짜를 정한다.", "0199")
    assert fixed_text(text).new == base.replace("회수 날짜를 정한다.", '"0199"')


def test_decomposed_hangul_is_composed_on_every_line() -> None:
    text = "kind: sop\ntitle: \u1107\u1161\u11ab\u1111\u116e\u11b7\nowner: \u1107\u1161\u11ab\n"
    files = {PATH: text.encode()}
    (result,) = fix(
        [document_of(PATH, text.encode())], [d for d in run(files) if d.code == "CS031"]
    )
    assert result.new == "kind: sop\ntitle: 반품\nowner: 반\n"


def test_of_two_that_overlap_the_first_wins() -> None:
    first = Fix(TITLE, (Edit(3, 5, "나다"),), ("a",), "나다")
    second = Fix(TITLE, (Edit(4, 5, "라"),), ("a",), "가라")
    result = one("a: 가나\n", first, second)
    assert result.new == "a: 나다\n"
    assert [d.fix for d in result.applied] == [first]
    assert [d.fix for d in result.refused] == [second]


def test_later_fixes_find_their_place_after_earlier_ones() -> None:
    first = Fix(TITLE, (Edit(3, 4, "아주 긴 글"),), ("a",), "아주 긴 글")
    second = Fix(TITLE, (Edit(8, 9, "끝"),), ("b",), "끝")
    assert one("a: 가\nb: 나\n", first, second).new == "a: 아주 긴 글\nb: 끝\n"


def test_a_fix_that_would_change_the_type_is_refused() -> None:
    result = one("a: 가\n", Fix(TITLE, (Edit(3, 4, "7"),), ("a",), "7"))
    assert (result.new, result.applied, len(result.refused)) == ("a: 가\n", (), 1)


def test_a_fix_that_would_give_two_equal_keys_is_refused() -> None:
    wanted = Fix(TITLE, (Edit(0, 1, "b"),), ("a",), "b", is_key=True)
    assert one("a: 1\nb: 2\n", wanted).new == "a: 1\nb: 2\n"


def test_a_mend_that_mends_nothing_is_refused() -> None:
    result = one("a：가\nb: 1\n", Fix(TITLE, (Edit(2, 3, "나"),)), code="CS020")
    assert (result.new, len(result.refused)) == ("a：가\nb: 1\n", 1)


def test_the_difference_is_shown_line_by_line() -> None:
    result = one("a: 가\nb: 나", Fix(TITLE, (Edit(8, 9, "다"),), ("b",), "다"))
    assert diff(result) == (
        "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n a: 가\n"
        "-b: 나\n\\ No newline at end of file\n+b: 다\n\\ No newline at end of file\n"
    )
