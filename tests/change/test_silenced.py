"""New comments that switch a check off are told; those that only move with their line are not."""

from __future__ import annotations

from cscx.change.diff import diff
from cscx.change.telling import sentence
from tests.change.judged import corpus_of, reference, reference_texts

SCRIPT = "sops/scripts/return-refused.yaml"
OTHER = "sops/scripts/abuse-end.yaml"
COMMENT = "  # cscx: ignore[CS204] 다음 주에 고침"


def _told(files: dict[str, str], before: dict[str, str] | None = None) -> list[tuple[str, str]]:
    old = corpus_of(reference(), before or {})
    found = diff(old, corpus_of(old, files)).changes
    return [(each.subject.kind, sentence(each).ko) for each in found]


def _marked(path: str, line: str = "owner: CS정책") -> str:
    text = reference_texts()[path]
    assert line in text
    return text.replace(line, f"{line}{COMMENT}", 1)


def test_a_comment_that_switches_a_check_off_is_told_with_its_place() -> None:
    text = _marked(SCRIPT)
    line = text.split("\n").index(f"owner: CS정책{COMMENT}") + 1
    place = f"CS204, {SCRIPT}:{line}"
    assert _told({SCRIPT: text}) == [("silenced", f"주석으로 끈 검사에 ‘{place}’가 추가됩니다.")]
    gone = _told({SCRIPT: reference_texts()[SCRIPT]}, {SCRIPT: text})
    assert gone == [("silenced", f"주석으로 끈 검사에서 ‘{place}’가 빠집니다.")]


def test_a_comment_whose_line_moves_or_says_another_reason_is_no_change() -> None:
    text = _marked(SCRIPT)
    moved = f"# 반품을 거절할 때\n{text}".replace("다음 주에 고침", "법무가 봄")
    assert _told({SCRIPT: moved}, {SCRIPT: text}) == []


def test_a_comment_in_another_file_instead_is_told_though_the_lines_are_alike() -> None:
    texts = reference_texts()
    before = {SCRIPT: _marked(SCRIPT), OTHER: texts[OTHER]}
    ((kind, told),) = _told({SCRIPT: texts[SCRIPT], OTHER: _marked(OTHER)}, before)
    assert kind == "silenced"
    assert f"‘CS204, {OTHER}:" in told
    assert f"‘CS204, {SCRIPT}:" in told


def test_a_file_with_another_name_keeps_its_comments() -> None:
    text = _marked(SCRIPT)
    renamed = "sops/scripts/return-declined.yaml"
    told = _told({SCRIPT: "", renamed: text}, {SCRIPT: text})
    assert "silenced" not in [kind for kind, _ in told]


def test_one_more_of_a_file_is_told_alone() -> None:
    once = _marked(SCRIPT)
    twice = once.replace("kind: script", f"kind: script{COMMENT}", 1)
    ((kind, told),) = _told({SCRIPT: twice}, {SCRIPT: once})
    assert kind == "silenced"
    assert told.count("CS204") == 1
    assert f"{SCRIPT}:1’" in told
