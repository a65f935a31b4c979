"""Where `cscx lint` cannot go on: a sentence, what to do, exit code 2; word for word."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, cscx

WRONG_USE = {
    "no such path": (
        ["srps"],
        "오류: ‘srps’ 경로가 없습니다.\n  혹시 ‘sops’인가요?\n",
        "Error: 'srps' does not exist.\n  Did you mean 'sops'?\n",
    ),
    "a path outside": (
        ["sops", ".."],
        "오류: ‘..’ 경로는 이 지식 베이스 밖에 있습니다.\n",
        "Error: '..' is outside this knowledge base.\n",
    ),
    "a path without documents": (
        ["cscx.toml"],
        "오류: ‘cscx.toml’에는 검사할 문서가 없습니다.\n  문서는 sops, training 아래의 .yaml 파일입니다.\n",
        "Error: 'cscx.toml' holds no document to check.\n  Documents are the .yaml files below sops, training.\n",
    ),
    "an unknown rule": (
        ["--select", "refernce"],
        "오류: ‘refernce’ 규칙이나 계열은 없습니다.\n  혹시 ‘reference’인가요?\n",
        "Error: There is no rule or family 'refernce'.\n  Did you mean 'reference'?\n",
    ),
    "a rule nothing resembles": (
        ["--ignore", "zzzz"],
        "오류: ‘zzzz’ 규칙이나 계열은 없습니다.\n  모두 보기: cscx explain --list\n",
        "Error: There is no rule or family 'zzzz'.\n  All of them: cscx explain --list\n",
    ),
    "an unknown format": (
        ["--format", "jsn"],
        "오류: --format에 ‘jsn’ 값은 쓸 수 없습니다.\n  혹시 ‘json’인가요?\n  도움말: cscx lint --help\n",
        "Error: 'jsn' is no value of --format.\n  Did you mean 'json'?\n  Help: cscx lint --help\n",
    ),
    "a format nothing resembles": (
        ["--format", "pdf"],
        "오류: --format에 ‘pdf’ 값은 쓸 수 없습니다.\n  쓸 수 있는 값: text, json, sarif, github, gitlab, junit\n  도움말: cscx lint --help\n",
        "Error: 'pdf' is no value of --format.\n  Allowed: text, json, sarif, github, gitlab, junit\n  Help: cscx lint --help\n",
    ),
    "a day that does not exist": (
        ["--as-of", "2026-02-30"],
        "오류: ‘2026-02-30’ 날짜를 읽을 수 없습니다. 2026-03-01처럼 쓰세요.\n  도움말: cscx lint --help\n",
        "Error: '2026-02-30' is not a date. Write it as 2026-03-01.\n  Help: cscx lint --help\n",
    ),
    "an unknown option": (
        ["--formt", "json"],
        "오류: ‘--formt’ 옵션은 없습니다.\n  혹시 ‘--format’인가요?\n  도움말: cscx lint --help\n",
        "Error: There is no option '--formt'.\n  Did you mean '--format'?\n  Help: cscx lint --help\n",
    ),
    "an option without its value": (
        ["--select"],
        "오류: --select 뒤에 값이 없습니다.\n",
        "Error: --select needs a value.\n",
    ),
    "fix and diff": (
        ["--fix", "--diff"],
        "오류: --fix, --diff 가운데 하나만 쓰세요.\n",
        "Error: Use only one of --fix and --diff.\n",
    ),
    "fix of what an editor holds": (
        ["--fix", "--stdin-filename", "sops/scripts/refused.yaml"],
        "오류: --fix, --stdin-filename 가운데 하나만 쓰세요.\n",
        "Error: Use only one of --fix and --stdin-filename.\n",
    ),
    "statistics as json": (
        ["--statistics", "-f", "json"],
        "오류: --statistics, --format 가운데 하나만 쓰세요.\n",
        "Error: Use only one of --statistics and --format.\n",
    ),
    "a baseline that is not there": (
        ["--baseline", "old.json"],
        "오류: 기준선 파일이 없습니다: old.json\n  `cscx lint --write-baseline --baseline old.json`으로 만드세요.\n",
        "Error: There is no baseline file old.json.\n  Write one with `cscx lint --write-baseline --baseline old.json`.\n",
    ),
    "changes outside of git": (
        ["--changed"],
        "오류: git 저장소가 아니어서 무엇이 바뀌었는지 알 수 없습니다.\n",
        "Error: This is no git repository, so nothing tells what changed.\n",
    ),
    "an editor's file outside the documents": (
        ["--stdin-filename", "README.md"],
        "오류: ‘README.md’에는 검사할 문서가 없습니다.\n  문서는 sops, training 아래의 .yaml 파일입니다.\n",
        "Error: 'README.md' holds no document to check.\n  Documents are the .yaml files below sops, training.\n",
    ),
}


@pytest.mark.parametrize("case", WRONG_USE)
def test_wrong_use_is_told_in_korean_and_english(clean: Path, case: str) -> None:
    args, korean, english = WRONG_USE[case]
    for language, sentence in (("ko", korean), ("en", english)):
        done = cscx("lint", "--lang", language, *args, folder=clean)
        assert (done.code, done.out, done.err) == (2, "", sentence)


def test_without_settings_init_is_named(tmp_path: Path) -> None:
    done = cscx("lint", folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "오류: 여기에는 지식 베이스가 없습니다. cscx.toml을 찾지 못했습니다.\n"
        "  새로 만들려면 `cscx init 폴더`, 이미 있으면 그 폴더에서 실행하세요.\n"
    )
    assert cscx("lint", "--lang", "en", folder=tmp_path).err == (
        "Error: There is no knowledge base here: no cscx.toml was found.\n"
        "  Start one with `cscx init DIR`, or run this inside an existing one.\n"
    )


WRONG_SETTINGS = {
    "format = 2": (
        "설정의 format은 2인데 이 cscx는 1까지 압니다. cscx를 올리세요.",
        "The settings have format 2; this cscx knows 1. Upgrade cscx.",
    ),
    "format = ": (
        "설정 파일 cscx.toml의 1행 10열을 읽을 수 없습니다.",
        "Cannot read cscx.toml: Invalid value (at line 1, column 10)",
    ),
    'langauge = "ko"': (
        "설정 cscx.toml에 ‘langauge’ 항목은 없습니다. 혹시 ‘language’인가요?",
        "The settings in cscx.toml have no key 'langauge'. Did you mean 'language'?",
    ),
    "[lint]\nmax-decision = 3": (
        "설정 cscx.toml에 ‘lint.max-decision’ 항목은 없습니다. 혹시 ‘max-decisions’인가요?",
        "The settings in cscx.toml have no key 'lint.max-decision'. Did you mean 'max-decisions'?",
    ),
    "[zzz]": (
        "설정 cscx.toml에 ‘zzz’ 항목은 없습니다.",
        "The settings in cscx.toml have no key 'zzz'.",
    ),
    'language = "fr"': (
        "설정 cscx.toml의 language에 ‘fr’ 값은 쓸 수 없습니다. 쓸 수 있는 값: ko, en",
        "In the settings cscx.toml, language cannot be 'fr'. Allowed: ko, en",
    ),
    '[lint.severity]\nCS201 = "fatal"': (
        "설정 cscx.toml의 lint.severity에 ‘fatal’ 값은 쓸 수 없습니다. 쓸 수 있는 값: error, warning, info, off",
        "In the settings cscx.toml, lint.severity cannot be 'fatal'. Allowed: error, warning, info, off",
    ),
    'content = "sops"': (
        "설정 cscx.toml의 content 자리에는 목록이 옵니다. 지금은 글입니다.",
        "In the settings cscx.toml, content needs a list, not text.",
    ),
    'content = ["sops", "../other"]': (
        "설정 cscx.toml의 content에 적은 ‘../other’ 폴더는 지식 베이스 안의 폴더가 아닙니다.",
        "The settings in cscx.toml: content names '../other', which is no folder inside the knowledge base.",
    ),
    '[lint.severity]\n"CS999" = "off"': (
        "설정의 lint.severity에 적은 ‘CS999’ 규칙은 없습니다.\n  모두 보기: cscx explain --list",
        "lint.severity in the settings names no rule: 'CS999'.\n  All of them: cscx explain --list",
    ),
    "[defaults]\nrole = 3": (
        "설정 cscx.toml의 defaults.role 자리에는 글이 옵니다. 지금은 정수입니다.",
        "In the settings cscx.toml, defaults.role needs text, not a whole number.",
    ),
}


@pytest.mark.parametrize("settings", WRONG_SETTINGS)
def test_wrong_settings_are_told_in_korean_and_english(clean: Path, settings: str) -> None:
    korean, english = WRONG_SETTINGS[settings]
    (clean / "cscx.toml").write_text(f"{settings}\n", encoding="utf-8")
    for language, sentence in (("ko", f"오류: {korean}\n"), ("en", f"Error: {english}\n")):
        done = cscx("lint", *AS_OF, "--lang", language, folder=clean)
        assert (done.code, done.out, done.err) == (2, "", sentence)


def test_settings_that_are_not_utf8_are_told(clean: Path) -> None:
    (clean / "cscx.toml").write_bytes("# 설정\n".encode("cp949"))
    assert cscx("lint", folder=clean).err == (
        "오류: 설정 파일 cscx.toml에서 읽을 수 없는 글자가 나왔습니다. UTF-8로 저장하세요.\n"
    )


def test_an_interrupted_run_says_so_and_ends_with_130(
    clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cscx.cli.lint_command.check", interrupted)
    done = cscx("lint", folder=clean)
    assert (done.code, done.out, done.err.strip()) == (130, "", "멈췄습니다.")


def test_a_bug_is_told_apart_from_findings(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cscx.cli.lint_command.check", broken)
    done = cscx("lint", folder=clean)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("오류: cscx가 잘못됐습니다. 위의 내용을 그대로 알려 주세요.\n")
    assert "ZeroDivisionError" in done.err


def test_a_knowledge_base_without_documents_is_no_clean_one(tmp_path: Path) -> None:
    (tmp_path / "cscx.toml").write_text('content = ["policies"]\n', encoding="utf-8")
    done = cscx("lint", folder=tmp_path)
    assert (done.code, done.err) == (
        2,
        "오류: 검사할 문서가 하나도 없습니다.\n  문서를 두는 폴더: policies\n",
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "내용을 읽을 수 없습니다"), ('{"format": 9, "findings": []}', "형식은")],
)
def test_a_baseline_that_cannot_be_read_is_told(clean: Path, content: str, reason: str) -> None:
    (clean / "base.json").write_text(content, encoding="utf-8")
    done = cscx("lint", *AS_OF, "--baseline", "base.json", folder=clean)
    assert done.code == 2
    assert done.err.startswith(f"오류: 기준선 파일 base.json {reason}")


def test_a_full_disk_is_told_in_a_sentence(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("cscx.cli.lint_command.print_listing", full)
    done = cscx("lint", *AS_OF, folder=clean)
    assert (done.code, done.err) == (2, "오류: 결과를 쓸 수 없습니다: No space left on device\n")


def test_a_place_where_nothing_may_be_written_is_named(
    clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_args: object, **_more: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", "build/site")

    monkeypatch.setattr("cscx.cli.lint_command.print_listing", refused)
    done = cscx("lint", *AS_OF, "--lang", "en", folder=clean)
    assert done.err == "Error: Cannot write build/site: Read-only file system\n"
